package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.CommandSide;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.QuerySide;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The profile `axonserver`: the two sides as two processes whose commands and events go through
/// the connector, and the read tables in PostgreSQL.
class AxonServerTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir Path folder;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
  private final AxonServerDouble axonServer = new AxonServerDouble();
  private OwnProcess command;
  private OwnProcess query;
  private String token;

  @BeforeEach
  void start() throws InterruptedException {
    command = start(CommandSide.class);
    query = start(QuerySide.class);
    command.awaitReady();
    query.awaitReady();
    token = command.token(folder);
  }

  @AfterEach
  void stop() throws InterruptedException {
    command.close();
    query.close();
    axonServer.close();
  }

  @Test
  void what_a_command_did_is_read_at_the_position_that_it_answered() throws Exception {
    HttpResponse<String> captured = capture("ada@engine.example", "k-1");
    assertThat(captured.statusCode()).as(captured.body()).isEqualTo(201);
    String lead = id(captured);
    String place = "/api/v1/leads/" + lead;

    assertThat(capture("ada@engine.example", "k-1").body()).as("repeated").contains(lead);
    HttpResponse<String> again = capture("ada@engine.example", "k-2");
    assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
    assertThat(json(again).path("existingLead").asString()).isEqualTo(lead);

    HttpResponse<String> qualified =
        command.post(place + "/qualification", token, "{}", "If-Match", "\"0\"");
    assertThat(qualified.statusCode()).as(qualified.body()).isEqualTo(200);
    assertThat(command.post(place + "/loss", token, "{}", "If-Match", "\"0\"").statusCode())
        .isEqualTo(412);

    // More than a snapshot is taken of.
    HttpResponse<String> visited = qualified;
    for (int i = 0; i < 120; i++) {
      visited = command.post(place + "/visits", token, "{\"browserId\": \"b\"}");
      assertThat(visited.statusCode()).as(visited.body() + command.said()).isEqualTo(200);
    }

    String position = visited.headers().firstValue("Event-Position").orElseThrow();
    assertThat(read("leads?id=eq." + lead, position)).contains("ada@engine.example");
    assertThat(
            read(
                "lead_journey_events?select=_position&order=_position.desc&limit=1&lead_id=eq."
                    + lead,
                position))
        .isEqualTo("[{\"_position\":" + position + "}]");
    assertThat(query.rebuild("crm", token).path("tables")).isEmpty();
    assertThat(read("leads?id=eq." + lead, position)).contains("ada@engine.example");
    assertThat(query.post("/api/v1/audit/verifications", token, "{}").body())
        .startsWith("{\"holds\":true");
    assertThat(query.said()).doesNotContain("the vault has no key");
  }

  private String read(String rows, String position) throws InterruptedException {
    HttpResponse<String> read =
        query.get(
            "/api/v1/crm/" + rows,
            "Authorization",
            "Bearer " + token,
            "Wait-For-Position",
            position);
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    return read.body();
  }

  private HttpResponse<String> capture(String email, String key) throws InterruptedException {
    String body =
        """
        {"source": "referral", "contact": {"email": "%s"}, "customFields": {"budget": 12.5, "of": {"a": ["b"]}}}"""
            .formatted(email);
    return command.post("/api/v1/leads", token, body, "Idempotency-Key", key);
  }

  private static String id(HttpResponse<String> answer) {
    return json(answer).path("id").asString();
  }

  private static JsonNode json(HttpResponse<String> answer) {
    return JSON.readTree(answer.body());
  }

  private OwnProcess start(Class<?> side) {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        side,
        port,
        folder,
        Map.of("LEADLEDGER_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32])),
        // Not the file of the process that both would be in.
        "--spring.config.name=none",
        "--spring.profiles.active=axonserver",
        "--axon.axonserver.servers=" + axonServer.address(),
        "--server.port=" + port,
        "--leadledger.data-dir=" + folder,
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }
}
