package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.CommandSide;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.QuerySide;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The two sides as two processes of the operating system that have a PostgreSQL in common and
/// nothing else.
class TwoProcessesTest {
  private static final Map<String, String> MASTER_KEY =
      Map.of("LEADLEDGER_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));

  @TempDir Path folder;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();

  @Test
  void a_lead_sent_to_the_command_side_is_read_from_the_query_side() throws Exception {
    try (OwnProcess command = start(CommandSide.class);
        OwnProcess query = start(QuerySide.class)) {
      command.awaitReady();
      query.awaitReady();
      String token = command.token(folder);

      HttpResponse<String> captured =
          command.post(
              "/api/v1/leads",
              token,
              """
              {"source": "referral", "contact": {"email": "ada@engine.example"}}""");
      assertThat(captured.statusCode()).as(captured.body()).isEqualTo(201);
      String position = captured.headers().firstValue("Event-Position").orElseThrow();
      String lead = new JsonMapper().readTree(captured.body()).path("id").asString();

      HttpResponse<String> read =
          query.get(
              "/api/v1/crm/leads?id=eq." + lead,
              "Authorization",
              "Bearer " + token,
              "Wait-For-Position",
              position);
      assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
      assertThat(read.body()).contains(lead, "ada@engine.example");
    }
  }

  @Test
  void a_schema_is_rebuilt_while_several_processes_project_into_it() throws Exception {
    try (OwnProcess command = start(CommandSide.class);
        OwnProcess query = start(QuerySide.class);
        OwnProcess other = start(QuerySide.class)) {
      command.awaitReady();
      query.awaitReady();
      other.awaitReady();
      String token = command.token(folder);
      var enough = new AtomicBoolean();
      Future<String> position;
      try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
        position =
            threads.submit(
                () -> {
                  String last = "";
                  while (!enough.get()) {
                    HttpResponse<String> captured =
                        command.post(
                            "/api/v1/leads",
                            token,
                            "{\"source\": \"web\", \"browserId\": \"%s\"}".formatted(Ids.next()));
                    assertThat(captured.statusCode()).as(captured.body()).isEqualTo(201);
                    last = captured.headers().firstValue("Event-Position").orElseThrow();
                  }
                  return last;
                });
        try {
          assertThat(query.rebuild("crm", token).path("tables")).isEmpty();
          assertThat(other.rebuild("smartweb", token).path("tables")).isEmpty();
        } finally {
          enough.set(true);
        }
      }
      HttpResponse<String> read =
          other.get(
              "/api/v1/crm/leads?limit=1",
              "Authorization",
              "Bearer " + token,
              "Wait-For-Position",
              position.get());
      assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
      assertThat(query.post("/api/v1/audit/verifications", token, "{}").body())
          .startsWith("{\"holds\":true");
    }
  }

  private OwnProcess start(Class<?> side) {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        side,
        port,
        folder,
        MASTER_KEY,
        // Not the file of the process that both would be in.
        "--spring.config.name=none",
        "--server.port=" + port,
        "--leadledger.data-dir=" + folder,
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }
}
