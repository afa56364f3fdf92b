package io.leadledger.command.extraction.languagemodel;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.stubbing.Scenario;
import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser.Asker;
import io.leadledger.command.extraction.ConversationAnalyser.Request;
import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.extraction.Turn;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.routing.Completions;
import io.leadledger.command.routing.LanguageModelRouter;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// Conversations that a language model is asked about; it answers as each test has it answer.
@TestInstance(Lifecycle.PER_CLASS)
class LanguageModelAnalyserTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant SAID = Instant.parse("2026-03-01T10:00:00Z");
  private static final Turn ASKED = new Turn(Ids.next(), false, "When do you want to move?", SAID);
  private static final Turn TOLD =
      new Turn(Ids.next(), true, "On the 1st of May, with my two cats. Or June 1st!", SAID);
  private static final Analysis EMBEDDED =
      new Analysis("ask", Sentiment.NEUTRAL, "Embedded.", List.of(), List.of(), "embedded", null);
  private static final List<DataPointDefinition> DEFINITIONS =
      List.of(
          new DataPointDefinition(
              "move_in_date", DataPointType.DATE, "When they move in", List.of(), List.of()),
          new DataPointDefinition(
              "pets", DataPointType.TEXT, "Pets", List.of("a dog"), List.of("cats", "dogs")));

  @RegisterExtension
  static final WireMockExtension PROVIDER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private UUID tenant;
  private UUID lead;
  private LanguageModelAnalyser analyser;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.language-models.allow=127.0.0.0/8");
    token = server.token(CommandSideServer.adminKey(data));
    tenant =
        server
            .database()
            .sql("select tenant_id from command.tenant")
            .query((row, _) -> row.getObject(1, UUID.class))
            .single();
    lead = id("/api/v1/leads", Map.of("source", "web", "browserId", "b-1"));
    UUID model =
        id(
            "/api/v1/ai-models",
            Map.of(
                "name", "Stub",
                "provider", "openai",
                "modelIdentifier", "stub-1",
                "baseUrl", "http://127.0.0.1:" + PROVIDER.getPort() + "/v1"));
    id(
        "/api/v1/routers",
        Map.of(
            "taskType",
            "analysis",
            "strategy",
            "weighted",
            "coolDownSeconds",
            1,
            "candidates",
            List.of(Map.of("modelId", model, "inputCost", 1, "outputCost", 2))));
    analyser = new LanguageModelAnalyser(server.bean(LanguageModelRouter.class), _ -> EMBEDDED);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private UUID id(String path, Map<String, ?> body) {
    HttpResponse<String> answer = server.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return UUID.fromString(server.read(answer).get("id").asString());
  }

  private Analysis analysed(@Nullable Asker asker) {
    return analyser.analyse(
        new Request(tenant, Ids.next(), asker, List.of(ASKED, TOLD), DEFINITIONS, ZoneOffset.UTC));
  }

  private Analysis analysed() {
    return analysed(new Asker(lead, Ids.next()));
  }

  private static Map<String, Object> point(String name, String value, String normalised, int turn) {
    return Map.of(
        "name", name, "value", value, "normalised", normalised, "confidence", 0.9, "turn", turn);
  }

  @SafeVarargs
  private static String answer(Map<String, Object>... points) {
    String content =
        JSON.writeValueAsString(
            Map.of(
                "intent", "move_in",
                "sentiment", "positive",
                "summary", "They want to move.",
                "findings", List.of("They have cats."),
                "dataPoints", List.of(points)));
    return completion(content);
  }

  private static String completion(String content) {
    return Completions.of(content, 500, 50);
  }

  private static void answers(String completion) {
    PROVIDER.stubFor(post(anyUrl()).willReturn(okJson(completion)));
  }

  @Test
  void what_a_model_quotes_is_found_where_it_was_said() {
    answers(
        answer(
            point("move_in_date", "1st of May", "2026-05-01", 2),
            point("pets", "CATS", "cats", 2),
            point("move_in_date", "June 1st", "2026-06-01", 2)));
    Analysis analysis = analysed();
    assertThat(analysis.engine()).isEqualTo("Stub");
    assertThat(analysis.cost()).isEqualByComparingTo("0.0006");
    assertThat(analysis.sentiment()).isEqualTo(Sentiment.POSITIVE);
    assertThat(analysis.dataPoints())
        .containsExactlyInAnyOrder(
            new ExtractedDataPoint(
                "move_in_date", "June 1st", "2026-06-01", 0.9, TOLD.message(), 40, 48),
            new ExtractedDataPoint("pets", "cats", "cats", 0.9, TOLD.message(), 31, 35));
    assertThat(TOLD.text().substring(40, 48)).isEqualTo("June 1st");
  }

  @Test
  void a_model_that_quotes_what_nobody_said_is_told_so_once_and_may_do_better() {
    PROVIDER.stubFor(
        post(anyUrl())
            .inScenario("quote")
            .whenScenarioStateIs(Scenario.STARTED)
            .willReturn(okJson(answer(point("pets", "three dogs", "dogs", 2))))
            .willSetStateTo("told"));
    PROVIDER.stubFor(
        post(anyUrl())
            .inScenario("quote")
            .whenScenarioStateIs("told")
            .withRequestBody(containing("the value does not stand in turn 2"))
            .willReturn(okJson(answer(point("pets", "two cats", "cats", 2)))));
    assertThat(analysed().dataPoints()).map(ExtractedDataPoint::value).containsExactly("two cats");
  }

  @Test
  void where_the_second_answer_is_wrong_too_the_embedded_engine_answers() {
    answers(answer(point("move_in_date", "1st of May", "in spring", 2)));
    assertThat(analysed()).isEqualTo(EMBEDDED);
    PROVIDER.verify(2, postRequestedFor(anyUrl()));
    assertThat(outcomes()).endsWith("wrong_answer", "wrong_answer");
  }

  @Test
  void an_answer_that_is_not_json_is_no_answer() {
    answers(completion("They want two rooms."));
    assertThat(analysed()).isEqualTo(EMBEDDED);
  }

  @Test
  void where_nobody_answers_the_embedded_engine_does() {
    PROVIDER.stubFor(post(anyUrl()).willReturn(serverError()));
    assertThat(analysed()).isEqualTo(EMBEDDED);
    assertThat(outcomes()).endsWith("unavailable");
    // The model is left alone for a second; other tests want it back.
    org.awaitility.Awaitility.await()
        .until(
            () -> {
              answers(answer());
              return !analysed().equals(EMBEDDED);
            });
  }

  @Test
  void nobody_outside_is_told_what_may_be_told_to_nobody() {
    answers(answer());
    assertThat(analysed(null)).isEqualTo(EMBEDDED);
    PROVIDER.verify(0, postRequestedFor(anyUrl()));
  }

  private List<String> outcomes() {
    return server
        .database()
        .sql(
            """
            select convert_from(payload, 'utf8')::jsonb ->> 'outcome' from events.domain_event_entry
            where payload_type = 'routing.AiAttemptFailed' order by global_index""")
        .query((row, _) -> row.getString(1))
        .list();
  }
}
