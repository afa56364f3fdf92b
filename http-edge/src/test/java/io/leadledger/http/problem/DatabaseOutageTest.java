package io.leadledger.http.problem;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.transaction.TransactionSystemException;

class DatabaseOutageTest {

  @Test
  void a_broken_connection_is_an_outage_also_behind_a_rollback_that_failed() {
    var rollback = new TransactionSystemException("JDBC rollback failed");
    rollback.initApplicationException(
        new IllegalStateException(new SQLException("terminating connection", "57P01")));
    assertOutage(rollback);
    assertOutage(
        new TransactionSystemException(
            "JDBC rollback failed", new SQLException("Connection is closed")));
  }

  @Test
  void a_full_disk_and_a_lost_connection_are_outages_and_a_wrong_statement_is_none() {
    assertOutage(new IllegalStateException(new SQLException("no space left", "53100")));
    assertOutage(new IllegalStateException(new SQLException("broken pipe", "08006")));
    assertThat(DatabaseOutage.tell(new IllegalStateException(new SQLException("typo", "42601"))))
        .isEmpty();
  }

  private static void assertOutage(Throwable e) {
    assertThat(DatabaseOutage.tell(e))
        .hasValueSatisfying(
            problem -> {
              var answer = ProblemResponse.of(problem);
              assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
              assertThat(answer.getHeaders().getFirst("Retry-After")).isEqualTo("2");
            });
  }
}
