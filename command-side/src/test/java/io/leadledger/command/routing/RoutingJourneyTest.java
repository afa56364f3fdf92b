package io.leadledger.command.routing;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.MappingBuilder;
import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.math.BigDecimal;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Questions over HTTP, to two models that a provider makes good, slow, busy, broken or wrong.
@TestInstance(Lifecycle.PER_CLASS)
class RoutingJourneyTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, Object> ROOMS =
      Map.of(
          "type", "object",
          "required", List.of("rooms"),
          "properties", Map.of("rooms", Map.of("type", "integer")));

  @RegisterExtension
  static final WireMockExtension PROVIDER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String cheap;
  private String dear;
  private String task;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.language-models.allow=127.0.0.0/8");
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void configure() {
    cheap = model("cheap");
    dear = model("dear");
    task = "task-" + Ids.next();
    wish(Map.of());
    router();
  }

  private String model(String identifier) {
    String id =
        created(
            "/api/v1/ai-models",
            Map.of(
                "name",
                identifier + " " + Ids.next(),
                "provider",
                "openai",
                "modelIdentifier",
                identifier,
                "baseUrl",
                "http://127.0.0.1:" + PROVIDER.getPort() + "/v1"));
    assertThat(put("/api/v1/ai-models/" + id + "/key", Map.of("key", "sk-secret-of-" + identifier)))
        .isEqualTo(200);
    return id;
  }

  private void router() {
    created(
        "/api/v1/routers",
        Map.of(
            "taskType",
            task,
            "strategy",
            "lowest_cost",
            "coolDownSeconds",
            600,
            "candidates",
            List.of(candidate(cheap, 1), candidate(dear, 10))));
  }

  private static Map<String, Object> candidate(String model, int price) {
    return Map.of(
        "modelId",
        model,
        "inputCost",
        price,
        "outputCost",
        price,
        "maximumOutputTokens",
        100,
        "timeoutMs",
        3_000);
  }

  private void wish(Map<String, Object> wishes) {
    var whole = new java.util.HashMap<String, Object>(Map.of("excludedModels", List.of()));
    whole.putAll(wishes);
    assertThat(put("/api/v1/routing-preference", whole)).isEqualTo(200);
  }

  private static MappingBuilder asked(String model) {
    return post("/v1/chat/completions")
        .withRequestBody(matchingJsonPath("$.model", equalTo(model)));
  }

  private static ResponseDefinitionBuilder says(String content) {
    return okJson(Completions.of(content, 1000, 100));
  }

  private HttpResponse<String> ask() {
    return ask(ROOMS);
  }

  private HttpResponse<String> ask(Map<String, Object> schema) {
    return server.post(
        "/api/v1/ai-interactions",
        token,
        Map.of("taskType", task, "text", "Two rooms, please", "schema", schema));
  }

  /// The events of a question, as they are stored where nothing of them is personal.
  private List<JsonNode> told(String interaction) {
    return server
        .database()
        .sql(
            """
            select payload_type, convert_from(payload, 'utf8') from events.domain_event_entry
            where aggregate_identifier = ?::uuid order by sequence_number""")
        .param(interaction)
        .query(
            (row, _) ->
                (JsonNode)
                    ((tools.jackson.databind.node.ObjectNode) JSON.readTree(row.getString(2)))
                        .put("event", row.getString(1).replace("routing.", "")))
        .list();
  }

  private static List<String> names(List<JsonNode> events) {
    return events.stream().map(event -> event.get("event").asString()).toList();
  }

  @Test
  void the_cheapest_is_asked_and_the_decision_says_why() {
    PROVIDER.stubFor(asked("cheap").willReturn(says("{\"rooms\": 2}")));
    JsonNode given = server.read(ask());
    assertThat(given.get("answer").asString()).isEqualTo("{\"rooms\": 2}");
    assertThat(given.get("cost").decimalValue()).isEqualByComparingTo("0.0011");
    List<JsonNode> events = told(given.get("interactionId").asString());
    assertThat(names(events))
        .containsExactly("AiInteractionRequested", "AiInteractionRouted", "AiInteractionCompleted");
    assertThat(events.get(1).get("reason").asString())
        .isEqualTo("the cheapest, of 2 that may be asked");
    assertThat(events.get(1).get("candidates").values())
        .map(candidate -> candidate.get("reason").asString())
        .containsExactly("chosen", "ranked_lower");
  }

  @Test
  void what_is_asked_and_answered_and_the_keys_are_nowhere_to_be_read() {
    PROVIDER.stubFor(asked("cheap").willReturn(says("{\"rooms\": 2}")));
    ask();
    assertThat(
            server
                .database()
                .sql(
                    "select count(*) from events.domain_event_entry where convert_from(payload, 'utf8') ~ 'sk-secret|Two rooms, please|rooms...: 2'")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_broken_one_is_left_alone_and_the_next_is_asked() {
    PROVIDER.stubFor(asked("cheap").willReturn(serverError()));
    PROVIDER.stubFor(asked("dear").willReturn(says("{\"rooms\": 2}")));
    List<JsonNode> events = told(server.read(ask()).get("interactionId").asString());
    assertThat(names(events))
        .containsExactly(
            "AiInteractionRequested",
            "AiInteractionRouted",
            "AiAttemptFailed",
            "AiInteractionRouted",
            "AiInteractionCompleted");
    assertThat(events.get(2).get("outcome").asString()).isEqualTo("unavailable");
    assertThat(reasons(events.get(3))).containsExactly("chosen", "failed_before");
    JsonNode next = server.read(ask());
    assertThat(reasons(told(next.get("interactionId").asString()).get(1)))
        .containsExactly("chosen", "cooling_down");
    PROVIDER.verify(1, cheapRequests());
  }

  private static com.github.tomakehurst.wiremock.matching.RequestPatternBuilder cheapRequests() {
    return postRequestedFor(anyUrl())
        .withRequestBody(matchingJsonPath("$.model", equalTo("cheap")));
  }

  private static List<String> reasons(JsonNode routed) {
    return routed.get("candidates").values().stream()
        .map(candidate -> candidate.get("reason").asString())
        .toList();
  }

  @Test
  void a_busy_one_and_a_slow_one_leave_no_answer() {
    PROVIDER.stubFor(asked("cheap").willReturn(status(429).withHeader("Retry-After", "3600")));
    PROVIDER.stubFor(asked("dear").willReturn(says("{\"rooms\": 2}").withFixedDelay(20_000)));
    HttpResponse<String> answer = ask();
    assertThat(answer.statusCode()).isEqualTo(502);
    JsonNode problem = server.read(answer);
    assertThat(problem.get("code").asString()).isEqualTo("no-answer");
    List<JsonNode> events = told(problem.get("interaction").asString());
    assertThat(events)
        .filteredOn(event -> event.get("event").asString().equals("AiAttemptFailed"))
        .map(event -> event.get("outcome").asString())
        .containsExactly("rate_limited", "timed_out");
    // What timed out may be charged for, and so counts as spent.
    assertThat(events.get(2).at("/effort/cost").decimalValue()).isZero();
    assertThat(events.get(4).at("/effort/cost").decimalValue())
        .isEqualByComparingTo(events.get(3).get("reservedCost").decimalValue())
        .isPositive();
    assertThat(events.getLast().get("event").asString()).isEqualTo("AiInteractionFailed");
  }

  @Test
  void a_schema_that_is_none_is_refused_before_anybody_is_asked() {
    for (Map<String, Object> none :
        List.<Map<String, Object>>of(
            Map.of("type", "an object"),
            Map.of("properties", List.of("rooms")),
            Map.of("pattern", "("),
            Map.of("$ref", "https://elsewhere.example/schema.json"))) {
      HttpResponse<String> answer = ask(none);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
      JsonNode problem = server.read(answer);
      assertThat(problem.get("code").asString()).isEqualTo("invalid-request");
      assertThat(problem.at("/errors/0/field").asString()).isEqualTo("schema");
      assertThat(problem.at("/errors/0/code").asString()).isEqualTo("not-a-json-schema");
    }
    PROVIDER.verify(0, anyRequestedFor(anyUrl()));
  }

  @Test
  void a_wrong_answer_is_given_back_once_with_what_is_wrong() {
    PROVIDER.stubFor(
        asked("cheap")
            .inScenario("better")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(says("{\"rooms\": \"a few\"}"))
            .willSetStateTo("told"));
    PROVIDER.stubFor(
        asked("cheap")
            .inScenario("better")
            .whenScenarioStateIs("told")
            .withRequestBody(containing("not what was asked for"))
            .willReturn(says("Sure: ```json\n{\"rooms\": 2}\n```")));
    JsonNode given = server.read(ask());
    assertThat(given.get("answer").asString()).isEqualTo("{\"rooms\": 2}");
    assertThat(given.get("cost").decimalValue()).isEqualByComparingTo("0.0022");
    PROVIDER.verify(2, cheapRequests());
  }

  @Test
  void a_second_wrong_answer_is_the_last() {
    PROVIDER.stubFor(asked("cheap").willReturn(says("I would rather not.")));
    JsonNode problem = server.read(ask());
    assertThat(problem.get("reason").asString()).isEqualTo("wrong_answer");
    PROVIDER.verify(2, anyRequestedFor(anyUrl()));
  }

  @Test
  void no_fallback_gets_past_the_budget() {
    PROVIDER.stubFor(asked("cheap").willReturn(serverError()));
    PROVIDER.stubFor(asked("dear").willReturn(says("{\"rooms\": 2}")));
    BigDecimal used = used();
    // Room for the cheap model, not for the dear one.
    wish(Map.of("budget", used.add(new BigDecimal("0.002")), "budgetPeriod", "month"));
    JsonNode problem = server.read(ask());
    List<JsonNode> events = told(problem.get("interaction").asString());
    assertThat(reasons(events.get(3))).containsExactly("over_budget", "failed_before");
    assertThat(used()).isEqualByComparingTo(used);
    PROVIDER.verify(
        0,
        postRequestedFor(anyUrl()).withRequestBody(matchingJsonPath("$.model", equalTo("dear"))));
  }

  private BigDecimal used() {
    return server
        .database()
        .sql("select coalesce(max(used), 0) from command.ai_spending where length(period) = 7")
        .query(BigDecimal.class)
        .single();
  }

  @Test
  void wishes_limits_and_retirement_are_reasons() {
    assertThat(
            server.post("/api/v1/ai-models/" + dear + "/retirement", token, Map.of()).statusCode())
        .isEqualTo(200);
    wish(Map.of("excludedModels", List.of(cheap)));
    JsonNode problem = server.read(ask());
    assertThat(problem.get("reason").asString()).isEqualTo("none_available");
    assertThat(reasons(told(problem.get("interaction").asString()).get(1)))
        .containsExactly("excluded_by_preference", "retired");
    wish(Map.of("maximumCost", new BigDecimal("0.000001")));
    assertThat(reasons(told(server.read(ask()).get("interaction").asString()).get(1)))
        .containsExactly("over_maximum_cost", "retired");
  }

  @Test
  void the_tenants_own_prompt_takes_the_place_of_the_instructions() {
    PROVIDER.stubFor(
        asked("cheap")
            .withRequestBody(matchingJsonPath("$.messages[0].content", equalTo("Count the rooms.")))
            .willReturn(says("{\"rooms\": 2}")));
    String prompt = created("/api/v1/ai-prompts", Map.of("name", task, "text", "Count the rooms."));
    String version = "/api/v1/ai-prompts/" + prompt + "/versions/1/activation";
    assertThat(server.post(version, token, Map.of()).statusCode()).isEqualTo(200);
    assertThat(
            told(server.read(ask()).get("interactionId").asString())
                .getFirst()
                .get("promptId")
                .asString())
        .isEqualTo(prompt);
  }

  @Test
  void a_task_without_a_router_is_not_routed() {
    task = "unheard-of";
    HttpResponse<String> answer = ask();
    assertThat(answer.statusCode()).isEqualTo(409);
    assertThat(server.read(answer).get("code").asString()).isEqualTo("not-routed");
  }

  @Test
  void a_question_that_its_process_did_not_outlive_has_failed_and_counts_as_spent() {
    PROVIDER.stubFor(asked("cheap").willReturn(says("{\"rooms\": 2}").withFixedDelay(20_000)));
    PROVIDER.stubFor(asked("dear").willReturn(says("{\"rooms\": 2}")));
    Budget budget = server.bean(Budget.class);
    var tenant = tenantOfTheServer();
    var interaction = Ids.next();
    BigDecimal before = used();
    server
        .bean(io.leadledger.command.platform.CommandDispatcher.class)
        .send(
            new AiInteractionCommand.RequestAiInteraction(
                interaction,
                new AiInteractionCommand.About(task, null, null, null),
                null,
                Map.of("text", "Hello")),
            io.leadledger.command.platform.CommandContext.of(tenant, Ids.next(), "system"));
    budget.reserve(
        new Budget.Purpose(tenant, Ids.next(), interaction, Ids.next(), Duration.ofSeconds(-1)),
        BigDecimal.TEN);
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> names(told(interaction.toString())).contains("AiInteractionFailed"));
    await().atMost(Duration.ofSeconds(30)).until(() -> budget.abandoned().isEmpty());
    assertThat(used()).isEqualByComparingTo(before.add(BigDecimal.TEN));
  }

  private java.util.UUID tenantOfTheServer() {
    return server
        .database()
        .sql("select tenant_id from command.tenant limit 1")
        .query((row, _) -> row.getObject(1, java.util.UUID.class))
        .single();
  }

  @Test
  void a_model_at_an_address_of_this_network_is_refused() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/ai-models",
            token,
            Map.of(
                "name", "Metadata",
                "provider", "openai",
                "modelIdentifier", "x",
                "baseUrl", "http://169.254.169.254/v1"));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("address-not-allowed");
  }

  private String created(String path, Map<String, ?> body) {
    HttpResponse<String> answer = server.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  private int put(String path, Map<String, ?> body) {
    HttpResponse<String> answer = server.send("PUT", path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.statusCode();
  }
}
