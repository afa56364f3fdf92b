package io.leadledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.postgres.ThrowAwayPostgres.Database;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ThrowAwayPostgresTest {

  @Test
  void every_database_is_new_and_empty() throws Exception {
    Database first = ThrowAwayPostgres.newDatabase();
    execute(first, "create table t ()");
    execute(ThrowAwayPostgres.newDatabase(), "create table t ()");
  }

  @Test
  void a_prepared_database_is_prepared_once_and_copied() throws Exception {
    AtomicInteger prepared = new AtomicInteger();
    for (int copy = 0; copy < 3; copy++) {
      Database database =
          ThrowAwayPostgres.newDatabase(
              "answers",
              template -> {
                prepared.incrementAndGet();
                execute(template, "create table answer as select 42 as value");
              });
      try (Connection connection = database.dataSource().getConnection();
          ResultSet rows =
              connection.createStatement().executeQuery("delete from answer returning value")) {
        assertThat(rows.next()).isTrue();
      }
    }
    assertThat(prepared).hasValue(1);
  }

  private static void execute(Database database, String sql) {
    try (Connection connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
