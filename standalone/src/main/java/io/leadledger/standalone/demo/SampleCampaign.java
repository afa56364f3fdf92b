package io.leadledger.standalone.demo;

import com.standardwebhooks.Webhook;
import com.standardwebhooks.exceptions.EmptyWebhookSecretException;
import com.standardwebhooks.exceptions.WebhookSigningException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A campaign of calls to some of the demo's leads, and a telephone company that tells what came of
/// them: most answer, some do not.
final class SampleCampaign {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final List<String> MISSED = List.of("no_answer", "busy", "voicemail");
  private static final List<String> REPLIES =
      List.of(
          "Yes, we have looked at it. Could somebody show it to the team?",
          "Not before the summer, please.",
          "We have decided for something else, sorry.",
          "Good that you call. What does it cost for twenty people?");
  private static final List<String> SENTIMENTS =
      List.of("positive", "neutral", "negative", "positive");

  private final Api api;
  private final Random random;

  SampleCampaign(Api api, long seed) {
    this.api = api;
    this.random = new Random(seed);
  }

  void play(List<String> leads) {
    JsonNode webhook =
        send("/api/v1/channels/ai_call/webhooks", Map.of("name", "Telephone company (sample)"));
    String its =
        "/api/v1/call-campaigns/"
            + send("/api/v1/call-campaigns", plan()).path("id").asString()
            + "/";
    send(its + "audience", Map.of("leadIds", leads));
    send(its + "start", Map.of());
    Set<String> told = new HashSet<>();
    Instant giveUp = Instant.now().plus(PATIENCE);
    while (told.size() < leads.size() && Instant.now().isBefore(giveUp)) {
      for (JsonNode call : api.get(its + "dialled", Map.of()).body()) {
        if (told.add(call.path("callId").asString())) {
          tell(webhook, call.path("callId").asString());
        }
      }
      LockSupport.parkNanos(Duration.ofMillis(500).toNanos());
    }
  }

  private JsonNode send(String path, Map<String, Object> body) {
    return api.send("POST", path, body).body();
  }

  private static Map<String, Object> plan() {
    return Map.of(
        "name", "Follow up on the guide",
        "script", "Ask whether they have read the guide, and whether a demo would help.",
        "timezone", "Europe/London",
        "days", Stream.of(DayOfWeek.values()).map(DayOfWeek::name).toList(),
        "from", "00:00",
        "to", "23:59:59",
        "atOnce", 50);
  }

  private void tell(JsonNode webhook, String call) {
    if (random.nextInt(3) == 0) {
      String outcome = MISSED.get(random.nextInt(MISSED.size()));
      post(webhook, "call.missed", Map.of("callId", call, "attempt", 1, "outcome", outcome));
      return;
    }
    int seconds = 20 + random.nextInt(200);
    int reply = random.nextInt(REPLIES.size());
    post(
        webhook,
        "call.completed",
        Map.of(
            "callId",
            call,
            "attempt",
            1,
            "durationSeconds",
            seconds,
            "startedAt",
            Instant.now().minusSeconds(seconds).toString(),
            "recordingUrl",
            "https://recordings.example/" + call + ".mp3",
            "sentiment",
            SENTIMENTS.get(reply),
            "transcript",
            List.of(
                Map.of("speaker", "agent", "text", "Hello, have you read our guide?"),
                Map.of("speaker", "lead", "text", REPLIES.get(reply)))));
  }

  private void post(JsonNode webhook, String type, Map<String, Object> data) {
    String body = JSON.writeValueAsString(Map.of("type", type, "data", data));
    String name = "msg_" + UUID.randomUUID();
    long now = Instant.now().getEpochSecond();
    try {
      String signature = new Webhook(webhook.path("secret").asString()).sign(name, now, body);
      api.postSigned(
          webhook.path("path").asString(),
          body,
          Map.of(
              "webhook-id", name,
              "webhook-timestamp", Long.toString(now),
              "webhook-signature", signature));
    } catch (WebhookSigningException | EmptyWebhookSecretException e) {
      throw new IllegalStateException(e);
    }
  }
}
