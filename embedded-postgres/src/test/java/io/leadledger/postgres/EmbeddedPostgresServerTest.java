package io.leadledger.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedPostgresServerTest {
  @TempDir Path data;

  @Test
  void what_was_committed_is_there_after_a_restart() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      execute(server, "create table kept as select 42 as answer");
    }
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "select answer from kept")).isEqualTo("42");
    }
  }

  @Test
  void acknowledged_commits_are_durable_and_the_owner_is_no_superuser() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "show fsync")).isEqualTo("on");
      assertThat(ask(server, "show synchronous_commit")).isEqualTo("on");
      assertThat(ask(server, "show listen_addresses")).isEqualTo("127.0.0.1");
      assertThat(
              ask(
                  server,
                  "select rolsuper or rolbypassrls from pg_roles where rolname = current_user"))
          .isEqualTo("f");
      execute(server, "create role reader nologin", "create extension pg_trgm");
    }
  }

  @Test
  void the_owner_can_have_old_files_of_the_log_removed() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      String file = ask(server, "select pg_walfile_name(pg_current_wal_insert_lsn())");
      execute(server, "create table noted as select 1", "select pg_switch_wal()", "checkpoint");
      assertThat(data.resolve("postgres/pg_wal").resolve(file)).doesNotExist();
    }
  }

  @Test
  void nobody_gets_in_without_the_password() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.jdbcUrl(), "leadledger", "guessed"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(
              () -> DriverManager.getConnection(server.jdbcUrl(), "postgres", server.password()))
          .isInstanceOf(SQLException.class);
    }
  }

  @Test
  void the_password_is_in_a_file_for_its_owner_only() throws Exception {
    Path file = data.resolve("postgres.password");
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(file).hasContent(server.password());
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
    assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, 0))
        .hasMessageContaining("chmod 600");
    Files.delete(file);
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_server_whose_process_was_killed_is_stopped_and_its_data_served_again() throws Exception {
    Process holder = startInAnotherProcess();
    ProcessHandle orphan = Postmaster.of(data.resolve("postgres")).orElseThrow().process();
    holder.destroyForcibly().waitFor();
    assertThat(orphan.isAlive()).isTrue();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
      assertThat(orphan.onExit()).succeedsWithin(Duration.ofSeconds(10));
    }
  }

  @Test
  void a_killed_postmaster_does_not_keep_the_next_from_starting() throws Exception {
    Process holder = startInAnotherProcess();
    ProcessHandle postmaster = Postmaster.of(data.resolve("postgres")).orElseThrow().process();
    holder.destroyForcibly().waitFor();
    postmaster.destroyForcibly();
    postmaster.onExit().join();

    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
  }

  @Test
  void a_server_that_is_killed_comes_back_at_its_port_with_what_was_committed() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      execute(server, "create table kept as select 42 as answer");
      int port = server.port();
      Postmaster.of(data.resolve("postgres")).orElseThrow().process().destroyForcibly();
      await()
          .atMost(Duration.ofSeconds(60))
          .ignoreExceptions()
          .untilAsserted(() -> assertThat(ask(server, "select answer from kept")).isEqualTo("42"));
      assertThat(server.port()).isEqualTo(port);
    }
    assertThat(Postmaster.of(data.resolve("postgres"))).isEmpty();
  }

  @Test
  void a_stale_pid_file_that_names_another_process_harms_neither() throws Exception {
    EmbeddedPostgresServer.start(data, 0).close();
    Process innocent = new ProcessBuilder("sleep", "600").start();
    try {
      Files.writeString(
          data.resolve("postgres/postmaster.pid"),
          innocent.pid() + "\n" + data + "\n0\n5432\n\n127.0.0.1\n");
      try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
        assertThat(ask(server, "select 1")).isEqualTo("1");
      }
      assertThat(innocent.isAlive()).isTrue();
    } finally {
      innocent.destroyForcibly();
    }
  }

  @Test
  void a_data_directory_that_is_in_use_is_refused() throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, 0))
          .isInstanceOf(PostgresFailure.class)
          .hasMessageContaining("Another LeadLedger is running on");
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
    Process holder = startInAnotherProcess();
    assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, 0))
        .hasMessageContaining("Another LeadLedger is running on");
    holder.destroyForcibly().waitFor();
    EmbeddedPostgresServer.start(data, 0).close();
  }

  @Test
  void data_of_another_version_is_refused() throws Exception {
    EmbeddedPostgresServer.start(data, 0).close();
    Files.writeString(data.resolve("postgres/PG_VERSION"), "17\n");
    assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, 0))
        .hasMessageContaining("was made by PostgreSQL 17, and this LeadLedger brings 18");
  }

  @Test
  void a_port_that_is_taken_is_named() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThatThrownBy(() -> EmbeddedPostgresServer.start(data, taken.getLocalPort()))
          .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
    }
  }

  @Test
  void an_interrupted_first_start_is_begun_again() throws Exception {
    Files.createDirectories(data.resolve("postgres.new/base"));
    Files.writeString(data.resolve("postgres.new/PG_VERSION"), "18\n");
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, 0)) {
      assertThat(ask(server, "select 1")).isEqualTo("1");
    }
    assertThat(data.resolve("postgres.new")).doesNotExist();
  }

  /// Serves the directory until it is killed.
  public static void main(String[] arguments) throws Exception {
    try (EmbeddedPostgresServer server = EmbeddedPostgresServer.start(Path.of(arguments[0]), 0)) {
      System.out.println("ready on " + server.port());
      Thread.sleep(Long.MAX_VALUE);
    }
  }

  private Process startInAnotherProcess() throws IOException {
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                EmbeddedPostgresServerTest.class.getName(),
                data.toString())
            .redirectErrorStream(true)
            .start();
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    Optional<String> ready =
        output.lines().filter(line -> line.startsWith("ready on ")).findFirst();
    assertThat(ready).isPresent();
    return process;
  }

  private static void execute(EmbeddedPostgresServer server, String... statements)
      throws SQLException {
    try (Connection connection = connect(server)) {
      for (String sql : statements) {
        try (var statement = connection.createStatement()) {
          statement.execute(sql);
        }
      }
    }
  }

  private static String ask(EmbeddedPostgresServer server, String sql) throws SQLException {
    try (Connection connection = connect(server);
        ResultSet answer = connection.createStatement().executeQuery(sql)) {
      answer.next();
      return answer.getString(1);
    }
  }

  private static Connection connect(EmbeddedPostgresServer server) throws SQLException {
    return DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
  }
}
