package io.leadledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;

class OutageTest {

  @Test
  void a_broken_connection_is_an_outage_also_behind_a_rollback_that_failed() {
    var rollback = new TransactionSystemException("JDBC rollback failed");
    rollback.initApplicationException(
        new IllegalStateException(new SQLException("terminating connection", "57P01")));
    assertThat(Outage.behind(rollback)).isPresent();
    assertThat(
            Outage.behind(
                new TransactionSystemException(
                    "JDBC rollback failed", new SQLException("Connection is closed"))))
        .isPresent();
  }

  @Test
  void a_full_disk_a_lost_connection_and_an_empty_pool_are_outages() {
    assertThat(Outage.behind(new IllegalStateException(new SQLException("no space", "53100"))))
        .isPresent();
    assertThat(Outage.behind(new SQLException("broken pipe", "08006"))).isPresent();
    assertThat(
            Outage.behind(
                new CannotCreateTransactionException(
                    "none", new SQLTransientConnectionException("no connection left"))))
        .isPresent();
  }

  @Test
  void a_wrong_statement_is_none() {
    assertThat(Outage.behind(new IllegalStateException(new SQLException("typo", "42601"))))
        .isEmpty();
  }
}
