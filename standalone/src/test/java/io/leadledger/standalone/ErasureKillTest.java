package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// LeadLedger is killed while it rewrites the rows of an erased lead, and goes on with it.
/// Afterwards all its files are searched, those of its PostgreSQL and of its log included.
class ErasureKillTest extends Killing {
  private static final Duration PATIENCE = Duration.ofMinutes(4);

  @Test
  void an_erasure_goes_on_after_the_kill_and_nothing_is_left_in_the_files() throws Exception {
    String token = running.awaitReady().token(folder);
    String lead = lead(token);
    try (Connection holder = connect()) {
      await().atMost(PATIENCE).until(() -> count(holder, "select count(*) from crm.leads") == 1);
      holder.setAutoCommit(false);
      execute(holder, "lock table crm.clients in share mode");
      assertThat(running.post("/api/v1/leads/" + lead + "/erasure", token, "{}").statusCode())
          .isEqualTo(200);
      try (Connection watcher = connect()) {
        await()
            .atMost(PATIENCE)
            .until(
                () ->
                    count(
                            watcher,
                            """
                            select count(*) from pg_stat_activity
                            where wait_event_type = 'Lock' and query like 'delete from "crm"."clients"%'""")
                        > 0);
      }
      assertThat(certificate(token, lead).hasNonNull("completedAt")).isFalse();
      killLeadLedger();
    }
    startAgain();
    String again = running.token(folder);
    await().atMost(PATIENCE).until(() -> certificate(again, lead).hasNonNull("completedAt"));
    assertThat(running.post("/api/v1/audit/verifications", again, "{}").body())
        .startsWith("{\"holds\":true");
    killLeadLedger();
    stopPostgres();
    assertThat(filesThatTell()).isEmpty();
  }

  private String lead(String token) throws Exception {
    var answer =
        running.post(
            "/api/v1/leads",
            token,
            """
            {"source": "web", "contact": {"fullName": "Wilhelmina Quarterstaff",
              "email": "wilhelmina.quarterstaff@forget.example", "phone": "+493090182211"}}""");
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return json.readTree(answer.body()).get("id").asString();
  }

  private JsonNode certificate(String token, String lead) throws InterruptedException {
    return json.readTree(
        running.get("/api/v1/erasures/" + lead, "Authorization", "Bearer " + token).body());
  }

  /// With its files written and its old ones gone, as at any end of LeadLedger.
  private void stopPostgres() throws IOException {
    long pid =
        Long.parseLong(Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
    ProcessHandle server = ProcessHandle.of(pid).orElseThrow();
    server.destroy();
    await().atMost(PATIENCE).until(() -> !server.isAlive());
  }

  private List<Path> filesThatTell() throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(Files::isRegularFile)
          .filter(file -> Traces.WORDS.stream().anyMatch(read(file)::contains))
          .toList();
    }
  }

  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void execute(Connection connection, String sql) throws Exception {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
