package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.Ids;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// LeadLedger with its PostgreSQL in processes of their own that are killed, while clients work and
/// repeat what was not answered, each time under the same Idempotency-Key.
abstract class Killing {
  static final long SEED = 20_261_121;
  private static final int CLIENTS = 4;

  @TempDir Path folder;
  final JsonMapper json = new JsonMapper();
  private final AtomicLong acknowledged = new AtomicLong();

  /// How many events each lead must have.
  private final Map<String, Long> events = new ConcurrentHashMap<>();

  volatile OwnProcess running;
  private volatile boolean enough;

  @BeforeEach
  void startOne() {
    running = start();
  }

  @AfterEach
  void endIt() throws Exception {
    enough = true;
    running.close();
    killPostgres();
  }

  /// What happens while clients work.
  interface Disaster {
    void strike(String token) throws Exception;
  }

  /// Lets clients work from before the disaster until after it, and proves that nothing they were
  /// told is lost, and that the tables follow from the history.
  void survive(Disaster disaster) throws Exception {
    running.awaitReady();
    String token = running.token(folder);
    List<Future<?>> clients = new ArrayList<>();
    try (var threads = Executors.newFixedThreadPool(CLIENTS)) {
      for (int client = 0; client < CLIENTS; client++) {
        int number = client;
        clients.add(
            threads.submit(
                () -> {
                  work(token, new Random(SEED + number));
                  return null;
                }));
      }
      try {
        disaster.strike(token);
        awaitAcknowledged(50);
      } finally {
        enough = true;
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
    try (Connection connection = connect()) {
      assertThat(eventsOfEachLead(connection)).isEqualTo(new TreeMap<>(events));
      assertThat(
              count(
                  connection,
                  """
                  select count(*) from (select 1 from events.domain_event_entry
                    group by aggregate_identifier having max(sequence_number) + 1 <> count(*)) gaps
                  """))
          .as("streams with gaps")
          .isZero();
      awaitProjected(token);
      assertThat(count(connection, "select count(*) from crm.leads")).isEqualTo(events.size());
      assertThat(count(connection, "select count(*) from smartweb.leads")).isEqualTo(events.size());
      assertThat(running.post("/api/v1/audit/verifications", token, "{}").body())
          .as("the tables follow from the history")
          .startsWith("{\"holds\":true");
    }
  }

  void killLeadLedger() throws InterruptedException {
    running.kill();
  }

  /// Starts LeadLedger again after a kill.
  void startAgain() {
    running = start();
    running.awaitReady();
  }

  /// Captures leads, and records visits of them.
  private void work(String token, Random random) throws InterruptedException {
    while (!enough) {
      String lead =
          json.readTree(
                  acknowledged(
                          "/api/v1/leads",
                          token,
                          """
                          {"source": "web", "contact": {"email": "%s@example.com"}}"""
                              .formatted(Ids.next()))
                      .body())
              .path("id")
              .asString();
      events.put(lead, 1L);
      for (int visits = random.nextInt(4); visits > 0; visits--) {
        acknowledged(
            "/api/v1/leads/" + lead + "/visits",
            token,
            """
            {"browserId": "b-1", "pageUrl": "https://www.example.com/pricing"}""");
        events.merge(lead, 1L, Long::sum);
      }
    }
  }

  /// Sends a request until it is answered.
  private HttpResponse<String> acknowledged(String path, String token, String body)
      throws InterruptedException {
    String key = Ids.next().toString();
    while (true) {
      try {
        HttpResponse<String> answer = running.post(path, token, body, "Idempotency-Key", key);
        if (answer.statusCode() < 500) {
          assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 201);
          acknowledged.incrementAndGet();
          return answer;
        }
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
      } catch (UncheckedIOException noAnswer) {
        // to be repeated, as is what was answered with a failure
      }
      await().atMost(Duration.ofMinutes(3)).until(() -> running.isReady());
    }
  }

  void awaitAcknowledged(long more) {
    long enoughOfThem = acknowledged.get() + more;
    await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(5))
        .until(() -> acknowledged.get() >= enoughOfThem);
  }

  private void awaitProjected(String token) throws InterruptedException, SQLException {
    long head;
    try (Connection connection = connect()) {
      head = count(connection, "select max(global_index) from events.domain_event_entry");
    }
    for (String schema : List.of("crm", "smartweb")) {
      HttpResponse<String> answer =
          running.get(
              "/api/v1/" + schema + "/leads?limit=1",
              "Authorization",
              "Bearer " + token,
              "Wait-For-Position",
              Long.toString(head));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
  }

  private OwnProcess start() {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        LeadLedger.class, port, folder, Map.of(), "--port=" + port, "--data-dir=" + folder);
  }

  /// The postmaster's pid and port are lines of its own file.
  private List<String> postmaster() throws IOException {
    return Files.readAllLines(folder.resolve("postgres/postmaster.pid"));
  }

  void killPostgres() throws IOException {
    if (!Files.exists(folder.resolve("postgres/postmaster.pid"))) {
      return; // it has ended by itself
    }
    ProcessHandle.of(Long.parseLong(postmaster().getFirst()))
        .ifPresent(
            server -> {
              server.destroyForcibly();
              await().until(() -> !server.isAlive());
            });
  }

  Connection connect() throws SQLException {
    try {
      return DriverManager.getConnection(
          "jdbc:postgresql://127.0.0.1:" + postmaster().get(3) + "/leadledger",
          "leadledger",
          Files.readString(folder.resolve("postgres.password")).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Long> eventsOfEachLead(Connection connection) throws SQLException {
    Map<String, Long> counts = new TreeMap<>();
    try (var statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                """
                select stream::text, count(*) from events.history
                where name in ('lead.LeadCaptured', 'lead.LeadVisited') group by stream
                """)) {
      while (rows.next()) {
        counts.put(rows.getString(1), rows.getLong(2));
      }
    }
    return counts;
  }

  static long count(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
