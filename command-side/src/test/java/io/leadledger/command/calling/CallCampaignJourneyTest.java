package io.leadledger.command.calling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A campaign from its plan to its results, over HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class CallCampaignJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private JsonNode webhook;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(), data, "--leadledger.deadlines.polling=50ms");
    token = server.token(CommandSideServer.adminKey(data));
    webhook =
        server.read(
            server.post(
                "/api/v1/channels/ai_call/webhooks", token, Map.of("name", "Telephone company")));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String lead(String phone) {
    return id(
        server.post(
            "/api/v1/leads", token, Map.of("source", "web", "contact", Map.of("phone", phone))));
  }

  private String id(HttpResponse<String> created) {
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return server.read(created).get("id").asString();
  }

  private String campaign(Map<String, Object> more, String... leads) {
    var body =
        new HashMap<String, Object>(
            Map.of(
                "name", "Spring",
                "script", "Ask when they want to move.",
                "timezone", "Europe/Berlin",
                "days",
                    List.of(
                        "MONDAY",
                        "TUESDAY",
                        "WEDNESDAY",
                        "THURSDAY",
                        "FRIDAY",
                        "SATURDAY",
                        "SUNDAY"),
                "from", "00:00",
                "to", "23:59:59.999"));
    body.putAll(more);
    String campaign = id(server.post("/api/v1/call-campaigns", token, body));
    command(campaign, "audience", Map.of("leadIds", List.of(leads)));
    command(campaign, "start", Map.of());
    return campaign;
  }

  private void command(String campaign, String what, Map<String, Object> body) {
    HttpResponse<String> answer =
        server.post("/api/v1/call-campaigns/" + campaign + "/" + what, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private List<JsonNode> dialled(String campaign) {
    return new ArrayList<>(
        server
            .read(
                server.send(
                    "GET", "/api/v1/call-campaigns/" + campaign + "/dialled", token, Map.of()))
            .values());
  }

  private JsonNode onlyDialled(String campaign, int attempt) {
    await()
        .atMost(SOON)
        .until(
            () ->
                dialled(campaign).stream()
                    .anyMatch(call -> call.get("attempt").asInt() == attempt));
    return dialled(campaign).getFirst();
  }

  private HttpResponse<String> told(String type, Map<String, Object> about) {
    try {
      String body = JSON.writeValueAsString(Map.of("type", type, "data", about));
      String name = "msg_" + UUID.randomUUID();
      long now = Instant.now().getEpochSecond();
      String signature = new Webhook(webhook.get("secret").asString()).sign(name, now, body);
      return server.send(
          HttpRequest.newBuilder(server.uri(webhook.get("path").asString()))
              .header("Content-Type", "application/json")
              .header("webhook-id", name)
              .header("webhook-timestamp", Long.toString(now))
              .header("webhook-signature", signature)
              .POST(BodyPublishers.ofString(body)));
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private List<String> names(String aggregate) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier ="
                + " ?::uuid order by sequence_number")
        .param(aggregate)
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void a_lead_that_answers_has_a_conversation_on_the_channel_of_ai_calls() {
    String lead = lead("+4930123401");
    String campaign = campaign(Map.of(), lead);
    JsonNode dialled = onlyDialled(campaign, 1);
    assertThat(dialled.get("leadId").asString()).isEqualTo(lead);
    assertThat(dialled.get("phoneEnding").asString()).isEqualTo("401");
    String call = dialled.get("callId").asString();
    Map<String, Object> result =
        Map.of(
            "callId",
            call,
            "attempt",
            1,
            "durationSeconds",
            95,
            "startedAt",
            Instant.now().minusSeconds(95).toString(),
            "recordingUrl",
            "https://calls.example/1.mp3",
            "sentiment",
            "positive",
            "transcript",
            List.of(
                Map.of("speaker", "agent", "text", "When do you want to move?"),
                Map.of("speaker", "lead", "text", "In May.")));
    assertThat(told("call.completed", result).statusCode()).isEqualTo(200);
    assertThat(told("call.completed", result).statusCode()).isEqualTo(200);
    assertThat(names(call))
        .containsExactly(
            "calling.AiCallPlanned", "calling.AiCallDialled", "calling.AiCallCompleted");
    String conversation =
        server
            .database()
            .sql("select conversation::text from command.ai_call where call = ?::uuid")
            .param(call)
            .query((row, _) -> row.getString(1))
            .single();
    assertThat(names(conversation))
        .as("and it may have been analysed already")
        .startsWith(
            "conversation.ConversationStarted",
            "conversation.MessageRecorded",
            "conversation.MessageRecorded",
            "conversation.ConversationClosed");
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(names(campaign))
                    .endsWith("calling.CallCampaignProgressed", "calling.CallCampaignCompleted"));
  }

  @Test
  void who_does_not_answer_is_called_again_and_then_given_up() {
    String campaign = campaign(Map.of("maximumAttempts", 2), lead("+4930123402"));
    String call = onlyDialled(campaign, 1).get("callId").asString();
    assertThat(missed(call, 1, "busy").statusCode()).isEqualTo(200);
    assertThat(dialled(campaign)).hasSize(1);
    server
        .database()
        .sql("update command.ai_call set due = now() where call = ?::uuid")
        .param(call)
        .update();
    server
        .database()
        .sql("update command.scheduled_task set execution_time = now() where task_name = 'ai-call'")
        .update();
    onlyDialled(campaign, 2);
    assertThat(missed(call, 2, "no_answer").statusCode()).isEqualTo(200);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(names(campaign)).endsWith("calling.CallCampaignCompleted"));
    assertThat(names(call).stream().filter("calling.AiCallMissed"::equals)).hasSize(2);
  }

  private HttpResponse<String> missed(String call, int attempt, String outcome) {
    return told("call.missed", Map.of("callId", call, "attempt", attempt, "outcome", outcome));
  }

  @Test
  void no_more_calls_are_under_way_than_may_be() {
    String campaign = campaign(Map.of("atOnce", 1), lead("+4930123403"), lead("+4930123404"));
    String first = onlyDialled(campaign, 1).get("callId").asString();
    assertThat(dialled(campaign)).hasSize(1);
    missed(first, 1, "voicemail");
    awaitDialled(campaign, 2);
  }

  @Test
  void no_more_calls_are_made_in_a_month_than_are_subscribed_to() {
    String filler = campaign(Map.of(), lead("+4930123410"));
    onlyDialled(filler, 1);
    int made =
        server
            .database()
            .sql("select sum(calls) from command.ai_calls_made")
            .query((row, _) -> row.getInt(1))
            .single();
    subscribe(made + 1);
    String campaign =
        campaign(Map.of(), lead("+4930123411"), lead("+4930123412"), lead("+4930123413"));
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(names(campaign)).endsWith("calling.CallCampaignHeldBack"));
    assertThat(dialled(campaign)).hasSize(1);
    subscribe(made + 2);
    awaitDialled(campaign, 2);
    subscribe(null);
    awaitDialled(campaign, 3);
    assertThat(names(campaign)).containsOnlyOnce("calling.CallCampaignHeldBack");
  }

  private void subscribe(@Nullable Integer calls) {
    var subscription = new HashMap<String, @Nullable Object>();
    subscription.put("tier", "starter");
    subscription.put("status", "active");
    subscription.put("maxAiCallsPerMonth", calls);
    HttpResponse<String> answer =
        server.send("PUT", "/api/v1/tenant/subscription", token, subscription);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void awaitDialled(String campaign, int calls) {
    await()
        .atMost(SOON)
        .until(
            () -> {
              dueNow();
              return dialled(campaign).size() == calls;
            });
  }

  private void dueNow() {
    server
        .database()
        .sql(
            "update command.scheduled_task set execution_time = now() where task_name ="
                + " 'ai-call' and not picked")
        .update();
  }

  @Test
  void a_lead_without_a_number_fails_and_out_of_hours_nobody_is_called() {
    String silent =
        id(server.post("/api/v1/leads", token, Map.of("source", "web", "browserId", "b")));
    String campaign = campaign(Map.of(), silent);
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(names(campaign)).endsWith("calling.CallCampaignCompleted"));
    String later =
        campaign(
            Map.of("notBefore", Instant.now().plusSeconds(86_400).toString()), lead("+4930123405"));
    await()
        .atMost(SOON)
        .until(
            () ->
                server
                        .database()
                        .sql(
                            "select count(*) from command.ai_call where campaign = ?::uuid and"
                                + " status = 'planned'")
                        .param(later)
                        .query(Long.class)
                        .single()
                    == 1);
    assertThat(dialled(later)).isEmpty();
    command(later, "cancellation", Map.of());
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(names(later))
                    .endsWith("calling.CallCampaignCancelled", "calling.CallCampaignProgressed"));
  }

  @Test
  void a_filter_without_a_query_side_is_refused_for_the_moment_and_one_that_is_none_for_good() {
    String campaign = campaign(Map.of(), lead("+4930123420"));
    assertThat(audience(campaign, Map.of("filter", "status=eq.new")).get("code").asString())
        .isEqualTo("leads-unavailable");
    for (String none : List.of("status", "select=eq.id", "limit=1", "_cursor=x", "=eq.new", " ")) {
      assertThat(audience(campaign, Map.of("filter", none)).at("/errors/0/field").asString())
          .isEqualTo("filter");
    }
    assertThat(
            audience(
                    campaign,
                    Map.of(
                        "filter",
                        "status=eq.new",
                        "leadIds",
                        List.of(UUID.randomUUID().toString())))
                .at("/errors/0/field")
                .asString())
        .isEqualTo("leadIds");
    assertThat(names(campaign).stream().filter("calling.CallAudienceAdded"::equals)).hasSize(1);
  }

  private JsonNode audience(String campaign, Map<String, Object> body) {
    return server.read(
        server.post("/api/v1/call-campaigns/" + campaign + "/audience", token, body));
  }

  @Test
  void what_is_told_of_no_call_of_ours_or_makes_no_sense_is_refused() {
    assertThat(missed(UUID.randomUUID().toString(), 1, "busy").statusCode()).isEqualTo(404);
    String campaign = campaign(Map.of(), lead("+4930123406"));
    String call = onlyDialled(campaign, 1).get("callId").asString();
    assertThat(missed(call, 1, "eaten by a dog").statusCode()).isEqualTo(400);
    assertThat(missed(call, 7, "busy").statusCode()).isEqualTo(409);
    assertThat(
            told(
                    "call.completed",
                    Map.of(
                        "callId",
                        call,
                        "attempt",
                        1,
                        "transcript",
                        List.of(Map.of("speaker", "dog", "text", "Woof"))))
                .statusCode())
        .isEqualTo(400);
    assertThat(names(call)).containsExactly("calling.AiCallPlanned", "calling.AiCallDialled");
  }
}
