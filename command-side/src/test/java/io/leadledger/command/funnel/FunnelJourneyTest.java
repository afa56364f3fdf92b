package io.leadledger.command.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.design.FunnelFile;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Funnels are defined over HTTP: drafted, published, exported, imported, refused.
@TestInstance(Lifecycle.PER_CLASS)
class FunnelJourneyTest {
  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;

  @BeforeAll
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private HttpResponse<String> yaml(String path, String yaml) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml)));
  }

  private HttpResponse<String> read(String path) {
    return server.send(
        HttpRequest.newBuilder(server.uri(path)).header("Authorization", "Bearer " + token).GET());
  }

  private String imported(String yaml) {
    HttpResponse<String> answer = yaml("/api/v1/funnels/import", yaml);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return server.read(answer).get("id").asString();
  }

  private HttpResponse<String> publish(String funnel) {
    return server.post("/api/v1/funnels/" + funnel + "/publication", token, Map.of());
  }

  private static String simple(String key, String... prerequisites) {
    return "key: %s\nname: %s\nprerequisites: %s\nmilestones: [{key: m, name: M, confirmed: true}]\n"
        .formatted(key, key, List.of(prerequisites));
  }

  @Test
  void every_template_is_imported_published_and_exported_as_it_was() {
    JsonNode templates = server.read(read("/api/v1/funnel-templates"));
    List<String> keys =
        templates.values().stream().map(template -> template.get("key").asString()).toList();
    assertThat(keys).containsExactly("leasing", "b2b_sales", "onboarding", "trade_business");
    for (String key : keys) {
      String template = read("/api/v1/funnel-templates/" + key).body();
      String funnel = imported(template);
      assertThat(publish(funnel).statusCode()).as(key).isEqualTo(200);
      String file = read("/api/v1/funnels/" + funnel + "/file").body();
      assertThat(FunnelFile.read(file).toDesign()).isEqualTo(FunnelFile.read(template).toDesign());
    }
  }

  @Test
  void a_published_version_stays_when_the_next_is_written() {
    String funnel = imported(simple("stays"));
    publish(funnel);
    imported(simple("stays").replace("name: M,", "name: Newer,"));
    JsonNode view = server.read(read("/api/v1/funnels/" + funnel));
    assertThat(view.get("open").asBoolean()).isTrue();
    assertThat(view.at("/versions/0/content/milestones/0/name").asString()).isEqualTo("M");
    assertThat(view.at("/versions/1/content/milestones/0/name").asString()).isEqualTo("Newer");
    assertThat(view.get("published")).isEqualTo(view.at("/versions/0/id"));
    assertThat(read("/api/v1/funnels/" + funnel + "/file?version=1").body()).contains("name: M");
    assertThat(read("/api/v1/funnels/" + funnel + "/file").body()).contains("name: Newer");
  }

  @Test
  void a_key_is_one_funnel() {
    FunnelFile file = FunnelFile.read(simple("once"));
    assertThat(server.post("/api/v1/funnels", token, body(file)).statusCode()).isEqualTo(201);
    HttpResponse<String> again = server.post("/api/v1/funnels", token, body(file));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(again.body()).contains("already-exists");
  }

  private static Map<String, Object> body(FunnelFile file) {
    return Map.of(
        "key",
        file.key(),
        "name",
        file.name(),
        "milestones",
        List.of(Map.of("key", "m", "name", "M", "confirmed", true)));
  }

  @Test
  void a_rule_that_does_not_compile_is_refused_with_its_place() {
    HttpResponse<String> refused =
        yaml(
            "/api/v1/funnels/import",
            "key: wrong\nname: W\nmilestones: [{key: m, name: M, rule: 'data.rooms > 2'}]\n");
    assertThat(refused.statusCode()).isEqualTo(400);
    JsonNode error = server.read(refused).at("/errors/0");
    assertThat(error.get("field").asString()).isEqualTo("milestones[0].rule");
    assertThat(error.get("code").asString()).isEqualTo("rule-does-not-compile");
    assertThat(error.get("message").asString())
        .isEqualTo("Line 1, column 5: undefined field 'rooms'");
    assertThat(error.at("/expected/column").asInt()).isEqualTo(5);
  }

  @Test
  void of_many_who_close_a_circle_at_once_one_at_most_succeeds() {
    for (int round = 0; round < 5; round++) {
      String a = "a" + round;
      String b = "b" + round;
      String funnelA = imported(simple(a));
      String funnelB = imported(simple(b));
      publish(funnelA);
      publish(funnelB);
      imported(simple(a, b));
      imported(simple(b, a));
      List<CompletableFuture<HttpResponse<String>>> both =
          Stream.of(funnelA, funnelB)
              .map(funnel -> CompletableFuture.supplyAsync(() -> publish(funnel)))
              .toList();
      assertThat(both.stream().map(each -> each.join().statusCode()))
          .containsExactlyInAnyOrder(200, 409);
      assertThat(both.stream().map(each -> each.join().body()))
          .anyMatch(body -> body.contains("prerequisites-do-not-go-in-circles"));
    }
  }

  @Test
  void what_is_not_there_and_what_is_no_file_is_refused() {
    String nothing = Ids.next().toString();
    assertThat(read("/api/v1/funnels/" + nothing).statusCode()).isEqualTo(404);
    assertThat(read("/api/v1/funnels/" + nothing + "/file").statusCode()).isEqualTo(404);
    assertThat(read("/api/v1/funnel-templates/..%2fdata-points").statusCode())
        .isGreaterThanOrEqualTo(400);
    assertThat(publish(nothing).statusCode()).isEqualTo(404);
    assertThat(yaml("/api/v1/funnels/import", "- shoes").body()).contains("malformed-yaml");
  }

  @Test
  void only_who_runs_the_business_defines_funnels() {
    String member = server.member(token, "member@funnels.example", "member");
    String theirs = server.token(server.key(token, member, "member"));
    assertThat(
            server
                .post("/api/v1/funnels", theirs, body(FunnelFile.read(simple("theirs"))))
                .statusCode())
        .isEqualTo(403);
  }
}
