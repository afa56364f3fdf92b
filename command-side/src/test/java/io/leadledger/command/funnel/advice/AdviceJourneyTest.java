package io.leadledger.command.funnel.advice;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.client.WireMock;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.leadledger.command.funnel.FunnelServer;
import io.leadledger.command.routing.Completions;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelAdviceEvent.ActionOvertaken;
import io.leadledger.events.funnel.FunnelAdviceEvent.FunnelAssessed;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent.MilestoneReached;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.common.caching.Cache;
import org.axonframework.eventhandling.DomainEventMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Progress is assessed, put into words, explained, and gone through by drafts, over HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class AdviceJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final String PROGRESSES = "/api/v1/funnel-progresses/";

  @RegisterExtension
  static final WireMockExtension PROVIDER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private static Path data;
  private FunnelServer funnels;

  @BeforeAll
  void start() {
    funnels =
        new FunnelServer(
            data,
            "--leadledger.funnels.assessments.every=1s",
            "--leadledger.language-models.allow=127.0.0.0/8");
  }

  @AfterAll
  void stop() {
    funnels.close();
  }

  private static String yaml(String key, String rule) {
    return """
    key: %s
    name: Viewing
    stalledAfter: P14D
    milestones:
      - {key: found, name: Found, requirements: [budget], rule: %s}
      - {key: planned, name: Planned, requirements: [visit_date]}
    dataPoints:
      - {name: budget, type: money}
      - {name: visit_date, type: date}
    """
        .formatted(key, rule);
  }

  private String funnel(String key) {
    return funnels.funnel(yaml(key, "data.budget > 100"));
  }

  private JsonNode get(String path) {
    HttpResponse<String> answer = funnels.get(path);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return funnels.server().read(answer);
  }

  private String entered(String funnel, @Nullable Instant at) {
    Map<String, Object> body = new HashMap<>();
    body.put("funnelId", funnel);
    body.put("subjectKind", "lead");
    body.put("subjectId", funnels.lead());
    body.put("occurredAt", at == null ? null : at.toString());
    return funnels.id("/api/v1/funnel-progresses", body);
  }

  private void tell(String progress, String name, Object value, @Nullable Instant at) {
    Map<String, Object> body = new HashMap<>();
    body.put("dataPoints", List.of(Map.of("name", name, "value", value)));
    body.put("occurredAt", at == null ? null : at.toString());
    assertThat(funnels.post(PROGRESSES + progress + "/data-points", body).statusCode())
        .isEqualTo(200);
  }

  private List<? extends DomainEventMessage<?>> history(UUID stream) {
    return funnels.history(stream.toString());
  }

  private List<DomainEvent> advice(String progress) {
    return funnels.events(FunnelParts.advice(UUID.fromString(progress)).toString());
  }

  private long kept(String funnel, String milestone) {
    return funnels
        .database()
        .sql(
            """
            select count(*) from command.funnel_pace p join command.funnel_version v using (version)
            where v.funnel = ? and p.milestone = ? and p.reached_at is not null""")
        .params(UUID.fromString(funnel), milestone)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  @Test
  void somebody_is_compared_with_those_who_came_as_far() {
    String funnel = funnel("pace");
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 5; i++) {
      tell(entered(funnel, then), "budget", 500, then.plus(Duration.ofDays(4)));
    }
    await().atMost(PATIENCE).until(() -> kept(funnel, "found") == 5);
    String progress = entered(funnel, then);
    tell(progress, "budget", 500, then.plus(Duration.ofDays(2)));
    JsonNode assessed = funnels.created(PROGRESSES + progress + "/assessments", Map.of());
    assertThat(assessed.get("velocity").asDouble()).isEqualTo(2.0);
    assertThat(assessed.get("cohortSize").asInt()).isEqualTo(5);
    assertThat(assessed.get("completion").asDouble()).isEqualTo(0.5);
    assertThat(assessed.at("/missingDataPoints/0").asString()).isEqualTo("visit_date");
    assertThat(assessed.at("/recommendations/0/name").asString()).isEqualTo("ask");
  }

  private long came(String funnel) {
    return funnels
        .database()
        .sql(
            """
            select count(*) from command.funnel_pace p join command.funnel_version v using (version)
            where v.funnel = ? and p.milestone = 'found'""")
        .param(UUID.fromString(funnel))
        .query((row, _) -> row.getLong(1))
        .single();
  }

  @Test
  void who_came_later_says_nothing_of_how_many_go_on() {
    String funnel = funnel("share");
    Instant then = Instant.parse("2026-01-01T00:00:00Z");
    for (int i = 0; i < 5; i++) {
      entered(funnel, then);
    }
    String progress = entered(funnel, then.plus(Duration.ofDays(1)));
    for (int i = 0; i < 3; i++) {
      tell(entered(funnel, then.plus(Duration.ofDays(2))), "budget", 500, null);
    }
    await().atMost(PATIENCE).until(() -> came(funnel) == 9 && kept(funnel, "found") == 3);
    assertThat(funnels.created(PROGRESSES + progress + "/assessments", Map.of()).get("riskFacts"))
        .map(fact -> fact.get("says").asString())
        .contains("0 of 5 others for whom found was next before have reached it.");
  }

  private long assessments(String progress) {
    return advice(progress).stream().filter(FunnelAssessed.class::isInstance).count();
  }

  @Test
  void open_progress_is_assessed_from_time_to_time_until_it_is_over() {
    String progress = entered(funnel("schedule"), null);
    await().atMost(PATIENCE).until(() -> assessments(progress) == 1);
    tell(progress, "budget", 500, null);
    await().atMost(PATIENCE).until(() -> assessments(progress) == 2);
    assertThat(advice(progress))
        .filteredOn(FunnelAssessed.class::isInstance)
        .allMatch(event -> ((FunnelAssessed) event).occasion().equals("schedule"));
    funnels.post(PROGRESSES + progress + "/abandonment", Map.of());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                funnels
                    .database()
                    .sql("select count(*) from command.scheduled_task where task_instance = ?")
                    .param(progress)
                    .query((row, _) -> row.getLong(1))
                    .single()
                    .equals(0L));
    assertThat(advice(progress).getLast()).isInstanceOf(ActionOvertaken.class);
  }

  @Test
  void what_was_assessed_often_goes_on_from_its_snapshot() {
    String progress = entered(funnel("often"), null);
    for (int i = 0; i < 105; i++) {
      funnels.created(PROGRESSES + progress + "/assessments", Map.of());
    }
    UUID advice = FunnelParts.advice(UUID.fromString(progress));
    assertThat(
            funnels
                .database()
                .sql(
                    "select max(length(payload)) from events.snapshot_event_entry where aggregate_identifier = ?::uuid")
                .param(advice.toString())
                .query((row, _) -> row.getInt(1))
                .single())
        .isBetween(100, 2_000);
    funnels.bean(Cache.class).remove(advice.toString());
    UUID ask = FunnelParts.action(UUID.fromString(progress), "ask/budget/");
    assertThat(
            funnels
                .post(PROGRESSES + progress + "/suggested-actions/" + ask + "/acceptance", Map.of())
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void a_member_accepts_and_finishes_what_is_suggested() {
    String progress = entered(funnel("actions"), null);
    funnels.created(PROGRESSES + progress + "/assessments", Map.of());
    UUID ask = FunnelParts.action(UUID.fromString(progress), "ask/budget/");
    String action = PROGRESSES + progress + "/suggested-actions/" + ask;
    assertThat(funnels.post(action + "/acceptance", Map.of()).statusCode()).isEqualTo(200);
    assertThat(funnels.post(action + "/completion", Map.of("outcome", "1800")).statusCode())
        .isEqualTo(200);
    HttpResponse<String> late = funnels.post(action + "/dismissal", Map.of());
    assertThat(late.statusCode()).isEqualTo(409);
    assertThat(late.body()).contains("only-an-open-action-is-decided-on");
    assertThat(funnels.post(PROGRESSES + Ids.next() + "/assessments", Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_language_model_words_it_and_what_it_invents_is_not_taken() {
    String progress = entered(funnel("words"), null);
    JsonNode plain = funnels.created(PROGRESSES + progress + "/analyses", Map.of());
    assertThat(plain.get("model").asString()).isEqualTo("embedded");
    assertThat(plain.get("summary").asString()).contains("0 of 2 required milestones");
    assertThat(plain.at("/nextSteps/0").asString()).isEqualTo("Ask for budget.");
    UUID model =
        UUID.fromString(
            funnels
                .created(
                    "/api/v1/ai-models",
                    Map.of(
                        "name", "Stub",
                        "provider", "openai",
                        "modelIdentifier", "stub-1",
                        "baseUrl", "http://127.0.0.1:" + PROVIDER.getPort() + "/v1"))
                .get("id")
                .asString());
    funnels.created(
        "/api/v1/routers",
        Map.of(
            "taskType",
            "funnel_summary",
            "strategy",
            "weighted",
            "coolDownSeconds",
            1,
            "candidates",
            List.of(Map.of("modelId", model, "inputCost", 1, "outputCost", 2))));
    answers("Nothing is reached yet, 0 of 2.");
    JsonNode worded = funnels.created(PROGRESSES + progress + "/analyses", Map.of());
    assertThat(worded.get("model").asString()).isEqualTo("Stub");
    assertThat(worded.get("summary").asString()).isEqualTo("Nothing is reached yet, 0 of 2.");
    answers("They will visit with Anna, 0 of 2.");
    assertThat(
            funnels.created(PROGRESSES + progress + "/analyses", Map.of()).get("model").asString())
        .isEqualTo("embedded");
    answers("They will sign within 77 days.");
    JsonNode invented = funnels.created(PROGRESSES + progress + "/analyses", Map.of());
    assertThat(invented.get("model").asString()).isEqualTo("embedded");
    assertThat(invented.get("summary").asString()).doesNotContain("77");
  }

  private static void answers(String text) {
    PROVIDER.stubFor(WireMock.post(anyUrl()).willReturn(okJson(Completions.of(text, 100, 10))));
  }

  @Test
  void why_somebody_stands_as_they_do_is_told_with_events_and_rules() {
    String progress = entered(funnel("why"), null);
    tell(progress, "budget", 500, null);
    JsonNode why = get("/api/v1/explanations/funnel-progresses/" + progress);
    List<? extends DomainEventMessage<?>> events = history(UUID.fromString(progress));
    String reached =
        events.stream()
            .filter(event -> event.getPayload() instanceof MilestoneReached)
            .map(DomainEventMessage::getIdentifier)
            .findFirst()
            .orElseThrow();
    JsonNode found = why.at("/milestones/0");
    assertThat(found.get("status").asString()).isEqualTo("reached");
    assertThat(found.get("rule").asString()).isEqualTo("data.budget > 100");
    assertThat(found.at("/events/1").asString()).isEqualTo(reached);
    assertThat(why.at("/milestones/1/missing/0").asString()).isEqualTo("visit_date");
    JsonNode budget = why.at("/dataPoints/0");
    assertThat(budget.get("value").asInt()).isEqualTo(500);
    assertThat(budget.at("/events/0").asString()).isEqualTo(found.at("/events/0").asString());
    assertThat(why.get("scores"))
        .isNotEmpty()
        .allSatisfy(score -> assertThat(score.get("events")).isNotEmpty());
    assertThat(why.get("events"))
        .map(event -> event.get("says").asString())
        .contains("funnel.FunnelEntered", "funnel.DataPointCollected", "funnel.MilestoneReached");
  }

  @Test
  void why_a_lead_has_its_score_and_status_is_told_with_the_events() {
    String lead =
        funnels
            .created("/api/v1/leads", Map.of("source", "web", "browserId", Ids.next().toString()))
            .get("id")
            .asString();
    Map<String, Object> score =
        Map.of("score", 40, "breakdown", Map.of("asked", 40), "model", "by hand");
    assertThat(funnels.put("/api/v1/leads/" + lead + "/score", score).statusCode()).isEqualTo(200);
    JsonNode why = get("/api/v1/explanations/leads/" + lead);
    assertThat(why.at("/score/points/asked").asInt()).isEqualTo(40);
    assertThat(why.at("/score/because/event").asString()).isEqualTo("lead.LeadScored");
    assertThat(why.at("/status/status").asString()).isEqualTo("new");
    assertThat(why.at("/status/because/eventId").asString())
        .isEqualTo(history(UUID.fromString(lead)).getFirst().getIdentifier());
    assertThat(funnels.get("/api/v1/explanations/leads/" + Ids.next()).statusCode()).isEqualTo(404);
  }

  @Test
  void a_draft_is_tried_on_the_history_and_nothing_is_written() {
    String funnel = funnel("rehearsed");
    String rich = entered(funnel, null);
    tell(rich, "budget", 900, null);
    String poor = entered(funnel, null);
    tell(poor, "budget", 200, null);
    HttpResponse<String> none = rehearsal(funnel);
    assertThat(none.statusCode()).isEqualTo(409);
    assertThat(none.body()).contains("no-draft");
    funnels.draft(yaml("rehearsed", "data.budget >= 101"));
    assertThat(rehearsal(funnel).body()).contains("\"changed\":0").doesNotContain("event:changed");
    funnels.draft(yaml("rehearsed", "data.budget > 800"));
    int before = history(UUID.fromString(poor)).size();
    HttpResponse<String> tried = rehearsal(funnel);
    assertThat(tried.statusCode()).isEqualTo(200);
    assertThat(tried.body()).contains("event:changed", "event:progress", "event:finished");
    assertThat(tried.body()).contains("\"progress\":\"" + poor + "\"").doesNotContain(rich);
    assertThat(tried.body()).contains("\"lost\":[\"found\"]", "\"changed\":1", "\"of\":2");
    assertThat(history(UUID.fromString(poor))).hasSize(before);
  }

  private HttpResponse<String> rehearsal(String funnel) {
    return funnels.get("/api/v1/funnels/" + funnel + "/draft/rehearsal");
  }
}
