package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.postgres.BaseBackup;
import io.leadledger.postgres.EmbeddedPostgresServer;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.sealing.HistoryDisagrees;
import io.leadledger.store.sealing.Sealer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.PGConnection;

/// Backups by PostgreSQL's own means, an older one of a server at work and a newer one of a server
/// at rest, and what a start makes of them.
class BackupTest extends OnAFolder {
  @TempDir private static Path original;
  @TempDir private static Path older;
  @TempDir private static Path newer;
  private static SignedHead newest;
  @TempDir private Path restored;

  @BeforeAll
  static void makeBackups() throws IOException {
    try (var running = start(original)) {
      capture(running, 20);
      running.getBean(Sealer.class).seal();
      awaitHeadsFile(1);
      for (String file : List.of("master.key", "postgres.password", "heads.txt")) {
        Files.copy(original.resolve(file), older.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
      }
      var enough = new AtomicBoolean();
      var work =
          CompletableFuture.runAsync(
              () -> {
                while (!enough.get()) {
                  capture(running, 1);
                }
              });
      BaseBackup.take(original, older.resolve("postgres"));
      enough.set(true);
      work.join();
      capture(running, 5);
      newest = running.getBean(Sealer.class).seal();
      awaitHeadsFile(2);
      awaitProjected(running);
    }
    copy(original, newer);
  }

  private static void awaitHeadsFile(int heads) {
    Path file = original.resolve("heads.txt");
    Awaitility.await()
        .until(
            () ->
                Files.exists(file) && SignedHead.parseAll(Files.readString(file)).size() >= heads);
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path file :
          all.filter(file -> !file.startsWith(from.resolve("postgres-programs"))).toList()) {
        Path copied = to.resolve(from.relativize(file));
        if (!copied.equals(to)) {
          Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
        }
      }
    }
  }

  @Test
  void a_copy_of_a_server_at_work_is_of_one_moment_and_goes_on() throws IOException {
    copy(older, restored);
    try (var running = start(restored)) {
      assertThat(leads(running)).isGreaterThanOrEqualTo(20);
      requireWhole(running);
    }
  }

  @Test
  void a_copy_of_a_server_at_rest_has_everything_and_its_heads() throws IOException {
    copy(newer, restored);
    try (var running = start(restored)) {
      assertThat(running.getBean(Sealer.class).heads().newest().map(SignedHead::note))
          .contains(newest.note());
      requireWhole(running);
    }
  }

  @Test
  void older_read_tables_beside_a_newer_history_catch_up() throws Exception {
    copy(newer, restored);
    readTables(older, restored);
    try (var running = start(restored)) {
      requireWhole(running);
    }
  }

  @Test
  void newer_read_tables_beside_an_older_history_are_refused() throws Exception {
    copy(older, restored);
    readTables(newer, restored);
    assertThatThrownBy(() -> start(restored).close())
        .rootCause()
        .isInstanceOf(HistoryDisagrees.class)
        .hasMessageContaining("this is a mixture of backups");
  }

  @Test
  void an_older_history_beside_newer_heads_is_refused_until_they_are_put_away() throws IOException {
    copy(older, restored);
    Path heads = restored.resolve("heads.txt");
    Files.copy(newer.resolve("heads.txt"), heads, StandardCopyOption.REPLACE_EXISTING);
    assertThatThrownBy(() -> start(restored).close())
        .rootCause()
        .isInstanceOf(HistoryDisagrees.class)
        .hasMessageContaining("this is an older copy of it")
        .hasMessageContaining(heads.toString());
    Files.delete(heads);
    try (var running = start(restored)) {
      requireWhole(running);
    }
  }

  /// Puts the read schemas of one backup, and how far they have read, into another.
  private static void readTables(Path from, Path to) throws Exception {
    try (var source = EmbeddedPostgresServer.start(from, 0);
        var target = EmbeddedPostgresServer.start(to, 0);
        Connection reading = connect(source);
        Connection writing = connect(target)) {
      for (String table : tables(reading)) {
        var rows = new ByteArrayOutputStream();
        reading
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyOut("copy " + table + " to stdout", rows);
        try (var statement = writing.createStatement()) {
          statement.execute("delete from " + table);
        }
        writing
            .unwrap(PGConnection.class)
            .getCopyAPI()
            .copyIn("copy " + table + " from stdin", new ByteArrayInputStream(rows.toByteArray()));
      }
    }
  }

  private static Connection connect(EmbeddedPostgresServer server) throws Exception {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }

  private static List<String> tables(Connection connection) throws Exception {
    try (var statement = connection.createStatement();
        var rows =
            statement.executeQuery(
                """
                select array_agg(c.oid::regclass::text) from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where c.relkind = 'r' and c.relname <> 'flyway_schema_history'
                  and n.nspname in ('funnel', 'crm', 'workspace', 'smartweb', 'resman', 'projection')""")) {
      rows.next();
      return List.of((String[]) rows.getArray(1).getArray());
    }
  }
}
