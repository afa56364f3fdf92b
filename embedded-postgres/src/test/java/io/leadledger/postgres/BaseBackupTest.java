package io.leadledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BaseBackupTest {
  @TempDir Path folder;
  private final AtomicLong committed = new AtomicLong();
  private final AtomicBoolean enough = new AtomicBoolean();

  private Connection connect(EmbeddedPostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  private void write(EmbeddedPostgresServer server) {
    try (Connection connection = connect(server);
        var statement = connection.createStatement()) {
      statement.execute("create table written (n bigint primary key, filling text)");
      while (!enough.get()) {
        long next = committed.get() + 1;
        statement.execute("insert into written values (%d, repeat('x', 5000))".formatted(next));
        committed.set(next);
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_copy_of_a_server_at_work_has_everything_that_was_committed_and_no_gaps()
      throws IOException, SQLException {
    Path data = folder.resolve("data");
    Path copied = Files.createDirectory(folder.resolve("copied"));
    long before;
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      var writing = CompletableFuture.runAsync(() -> write(server));
      Awaitility.await().until(() -> committed.get() > 500);
      before = committed.get();
      BaseBackup.take(data, copied.resolve("postgres"));
      enough.set(true);
      writing.join();
    }
    assertThat(committed.get()).as("it worked meanwhile").isGreaterThan(before);
    Files.copy(data.resolve("postgres.password"), copied.resolve("postgres.password"));
    Files.setPosixFilePermissions(
        copied.resolve("postgres.password"),
        Files.getPosixFilePermissions(data.resolve("postgres.password")));
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(copied, 0);
        Connection connection = connect(server);
        var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                "select count(*), max(n), count(*) filter (where length(filling) = 5000) from written")) {
      rows.next();
      assertThat(rows.getLong(1)).isBetween(before, committed.get());
      assertThat(rows.getLong(2)).isEqualTo(rows.getLong(1));
      assertThat(rows.getLong(3)).isEqualTo(rows.getLong(1));
    }
  }

  @Test
  void what_is_there_is_not_overwritten() throws IOException {
    Files.writeString(folder.resolve("kept"), "kept");
    assertThatThrownBy(() -> BaseBackup.take(folder.resolve("data"), folder.resolve("kept")))
        .isInstanceOf(PostgresFailure.class)
        .hasMessageContaining("is there already");
    assertThat(folder.resolve("kept")).hasContent("kept");
  }

  @Test
  void a_server_that_does_not_run_is_told() {
    EmbeddedPostgresServer.start(folder, 0).close();
    assertThatThrownBy(() -> BaseBackup.take(folder, folder.resolve("copy")))
        .isInstanceOf(PostgresFailure.class)
        .hasMessageContaining("a plain copy of the folder is a backup");
    assertThat(folder.resolve("copy")).doesNotExist();
    assertThat(folder.resolve("copy.part")).doesNotExist();
  }
}
