package io.leadledger.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.standardwebhooks.Webhook;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Providers tell of messages by signed requests.
@TestInstance(Lifecycle.PER_CLASS)
class InboundWebhookTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String path;
  private String secret;

  @BeforeAll
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
    token = server.token(CommandSideServer.adminKey(data));
    JsonNode webhook = register("whatsapp");
    path = webhook.get("path").asString();
    secret = webhook.get("secret").asString();
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_message_of_somebody_unknown_captures_a_lead_and_starts_a_conversation() {
    String phone = phone();
    HttpResponse<String> answer = deliver(received(phone, "wa-" + phone, "Two rooms?"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    String conversation = id(answer);
    assertThat(names(conversation))
        .containsExactly("conversation.ConversationStarted", "conversation.MessageRecorded");
    HttpResponse<String> next = deliver(received(phone, "wa2-" + phone, "With a balcony"));
    assertThat(id(next)).isEqualTo(conversation);
    assertThat(leads(conversation)).isEqualTo(1);
  }

  @Test
  void a_delivery_that_is_repeated_is_answered_as_the_first_time() {
    String phone = phone();
    String delivery = Ids.next().toString();
    String body = received(phone, "wa-" + phone, "Hello");
    HttpResponse<String> once = deliver(delivery, body, Instant.now(), secret);
    HttpResponse<String> twice = deliver(delivery, body, Instant.now().plusSeconds(60), secret);
    assertThat(twice.statusCode()).as(twice.body()).isEqualTo(200);
    assertThat(twice.body()).isEqualTo(once.body());
    assertThat(names(id(once))).hasSize(2);
  }

  @Test
  void of_16_deliveries_of_one_message_at_once_one_is_recorded() throws Exception {
    String phone = phone();
    String body = received(phone, "wa-" + phone, "Hello");
    try (var threads = Executors.newFixedThreadPool(16)) {
      List<Future<HttpResponse<String>>> answers =
          threads.invokeAll(
              IntStream.range(0, 16)
                  .<java.util.concurrent.Callable<HttpResponse<String>>>mapToObj(
                      _ -> () -> deliver(body))
                  .toList());
      String conversation = id(answers.getFirst().get());
      for (Future<HttpResponse<String>> answer : answers) {
        assertThat(answer.get().statusCode()).as(answer.get().body()).isEqualTo(200);
        assertThat(id(answer.get())).isEqualTo(conversation);
      }
      assertThat(names(conversation)).hasSize(2);
    }
  }

  @Test
  void a_lead_that_writes_to_a_closed_conversation_reopens_it() {
    String phone = phone();
    String conversation = id(deliver(received(phone, "wa-" + phone, "Hello")));
    server.post("/api/v1/conversations/" + conversation + "/closing", token, Map.of());
    assertThat(deliver(received(phone, "wa2-" + phone, "One more")).statusCode()).isEqualTo(200);
    server.post("/api/v1/conversations/" + conversation + "/archiving", token, Map.of());
    assertThat(deliver(received(phone, "wa3-" + phone, "And more")).statusCode()).isEqualTo(200);
    assertThat(names(conversation))
        .endsWith(
            "conversation.ConversationClosed",
            "conversation.ConversationReopened",
            "conversation.MessageRecorded",
            "conversation.ConversationArchived",
            "conversation.ConversationReopened",
            "conversation.MessageRecorded");
  }

  @Test
  void receipts_find_our_message_by_its_external_id() {
    String phone = phone();
    String conversation = id(deliver(received(phone, "wa-" + phone, "Hello")));
    String external = "out-" + phone;
    server.post(
        "/api/v1/conversations/" + conversation + "/messages",
        token,
        Map.of("senderType", "user", "content", "Hi", "externalMessageId", external));
    for (String type : List.of("message.read", "message.delivered", "message.read")) {
      HttpResponse<String> answer = deliver(receipt(type, external));
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    }
    assertThat(names(conversation))
        .endsWith("conversation.MessageRead", "conversation.MessageDelivered");
    HttpResponse<String> early = deliver(receipt("message.read", "not-yet"));
    assertThat(early.statusCode()).isEqualTo(404);
    assertThat(server.read(early).get("code").asString()).isEqualTo("message-unknown");
  }

  @Test
  void what_is_not_signed_with_the_secret_is_refused() {
    String phone = phone();
    String body = received(phone, "wa-" + phone, "Forged");
    String other = register("whatsapp").get("secret").asString();
    assertThat(code(deliver(Ids.next().toString(), body, Instant.now(), other), 401))
        .isEqualTo("signature-invalid");
    assertThat(
            code(
                server.send(
                    HttpRequest.newBuilder(server.uri(path))
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(body))),
                401))
        .isEqualTo("signature-invalid");
    assertThat(recorded("Forged")).isZero();
  }

  @Test
  void what_was_changed_after_it_was_signed_is_refused() {
    String phone = phone();
    String body = received(phone, "wa-" + phone, "Forged");
    String delivery = Ids.next().toString();
    long now = Instant.now().getEpochSecond();
    String signature = signature(secret, delivery, now, body);
    String other = body.replace("Forged", "Changed");
    for (HttpRequest.Builder forged :
        List.of(
            request(path, delivery, now, signature, bytes(other)),
            request(path, Ids.next().toString(), now, signature, bytes(body)),
            request(path, delivery, now + 1, signature, bytes(body)),
            request(path, delivery, now, signature.substring(0, 20), bytes(body)),
            request(path, delivery, now, "v2," + signature.substring(3), bytes(body)),
            request(path, delivery, now, "nonsense", bytes(body)))) {
      assertThat(code(server.send(forged), 401)).isEqualTo("signature-invalid");
    }
    assertThat(recorded("Forged") + recorded("Changed")).isZero();
    assertThat(server.send(request(path, delivery, now, signature, bytes(body))).statusCode())
        .isEqualTo(200);
  }

  private static byte[] bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void what_is_no_text_or_too_long_is_refused_and_the_next_message_is_taken() {
    String phone = phone();
    long before = allEvents();
    String body = received(phone, "wa-" + phone, "caf\u00e9");
    HttpRequest.Builder latin =
        request(
            path,
            Ids.next().toString(),
            Instant.now().getEpochSecond(),
            "v1,it-is-not-looked-at-before-the-letters",
            body.getBytes(StandardCharsets.ISO_8859_1));
    assertThat(code(server.send(latin), 400)).isEqualTo("malformed-utf-8");
    assertThat(code(deliver(received(phone, "wa-" + phone, "a".repeat(100_001))), 400))
        .isEqualTo("invalid-request");
    assertThat(code(deliver(received(phone, "wa-" + phone, "a".repeat(1_100_000))), 413))
        .isEqualTo("content-too-large");
    for (String none : List.of("\\u0000", "\\ud800")) {
      for (String field : List.of("caf\u00e9", "wa-" + phone, "Ada")) {
        HttpResponse<String> answer = deliver(body.replace(field, none));
        assertThat(answer.statusCode()).as(none + " for " + field + answer.body()).isEqualTo(400);
      }
    }
    assertThat(deliver(body.replace("caf\u00e9", "\\u0001\\u0002PNG")).statusCode()).isEqualTo(400);
    assertThat(allEvents()).isEqualTo(before);
    assertThat(deliver(body).statusCode()).isEqualTo(200);
  }

  @Test
  void what_was_signed_too_long_ago_is_refused() {
    String phone = phone();
    Instant old = Instant.now().minus(Duration.ofMinutes(6));
    HttpResponse<String> answer =
        deliver(Ids.next().toString(), received(phone, "wa-" + phone, "Old"), old, secret);
    assertThat(code(answer, 401)).isEqualTo("signature-invalid");
  }

  @Test
  void a_webhook_is_for_one_channel_and_until_it_is_revoked() {
    JsonNode webhook = register("sms");
    String mine = webhook.get("path").asString();
    String key = webhook.get("secret").asString();
    String body = received(phone(), "sms-1", "Hello");
    assertThat(deliver(mine.replace("sms", "email"), body, key).statusCode()).isEqualTo(404);
    assertThat(deliver(mine, body, key).statusCode()).isEqualTo(200);
    assertThat(server.send("DELETE", mine, token, Map.of()).statusCode()).isEqualTo(204);
    assertThat(deliver(mine, body, key).statusCode()).isEqualTo(404);
  }

  @Test
  void what_cannot_be_meant_is_refused_with_what_is_wrong() {
    assertThat(code(deliver("{\"type\":\"message.sung\",\"data\":{}}"), 400))
        .isEqualTo("invalid-request");
    long before = allEvents();
    assertThat(code(deliver(received(phone(), "wa-bell", "\u0007")), 400))
        .isEqualTo("invalid-request");
    assertThat(allEvents()).as("nothing is made for what is refused").isEqualTo(before);
    assertThat(code(deliver("not json"), 400)).isEqualTo("malformed-json");
    assertThat(code(deliver("{\"type\":\"message.received\",\"data\":{\"content\":\"Hi\"}}"), 400))
        .isEqualTo("invalid-request");
    assertThat(
            server
                .post("/api/v1/channels/pigeon/webhooks", token, Map.of("name", "x"))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void the_secret_is_shown_once_and_is_nowhere_in_the_tables() {
    HttpResponse<String> list =
        server.send("GET", "/api/v1/channels/whatsapp/webhooks", token, Map.of());
    assertThat(list.statusCode()).isEqualTo(200);
    assertThat(list.body()).contains(path.substring(path.lastIndexOf('/') + 1));
    assertThat(list.body()).doesNotContain(secret, "secret");
  }

  private JsonNode register(String channel) {
    HttpResponse<String> answer =
        server.post("/api/v1/channels/" + channel + "/webhooks", token, Map.of("name", "provider"));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer);
  }

  private static String received(String phone, String external, String content) {
    return JSON.writeValueAsString(
        Map.of(
            "type",
            "message.received",
            "timestamp",
            Instant.now().toString(),
            "data",
            Map.of(
                "externalMessageId",
                external,
                "content",
                content,
                "unknownToUs",
                7,
                "from",
                Map.of("phone", phone, "name", "Ada"))));
  }

  private static String receipt(String type, String external) {
    return JSON.writeValueAsString(
        Map.of("type", type, "data", Map.of("externalMessageId", external)));
  }

  private HttpResponse<String> deliver(String body) {
    return deliver(Ids.next().toString(), body, Instant.now(), secret);
  }

  private HttpResponse<String> deliver(String delivery, String body, Instant at, String key) {
    return deliver(path, delivery, body, at, key);
  }

  private HttpResponse<String> deliver(String to, String body, String key) {
    return deliver(to, Ids.next().toString(), body, Instant.now(), key);
  }

  private HttpResponse<String> deliver(
      String to, String delivery, String body, Instant at, String key) {
    long second = at.getEpochSecond();
    return server.send(
        request(to, delivery, second, signature(key, delivery, second, body), bytes(body)));
  }

  private HttpRequest.Builder request(
      String to, String delivery, long second, String signature, byte[] body) {
    return HttpRequest.newBuilder(server.uri(to))
        .header("Content-Type", "application/json")
        .header("webhook-id", delivery)
        .header("webhook-timestamp", Long.toString(second))
        .header("webhook-signature", signature)
        .POST(BodyPublishers.ofByteArray(body));
  }

  private static String signature(String key, String delivery, long second, String body) {
    try {
      return new Webhook(key).sign(delivery, second, body);
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return server.read(answer).get("code").asString();
  }

  private String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return server.read(answer).get("id").asString();
  }

  private static String phone() {
    return "+4930" + (10_000_000 + Math.floorMod(Ids.next().hashCode(), 80_000_000));
  }

  private long leads(String conversation) {
    return server
        .database()
        .sql(
            """
            select count(*) from events.domain_event_entry where payload_type = 'lead.LeadCaptured'
            and aggregate_identifier = (
              select (convert_from(payload, 'UTF8')::jsonb ->> 'leadId')::uuid from events.domain_event_entry
              where aggregate_identifier = ?::uuid and sequence_number = 0)""")
        .param(conversation)
        .query(Long.class)
        .single();
  }

  private long recorded(String externalPart) {
    return server
        .database()
        .sql(
            "select count(*) from events.domain_event_entry where convert_from(payload, 'UTF8') like '%' || ? || '%'")
        .param(externalPart)
        .query(Long.class)
        .single();
  }

  private long allEvents() {
    return server
        .database()
        .sql("select count(*) from events.domain_event_entry")
        .query(Long.class)
        .single();
  }

  private List<@Nullable String> names(String conversation) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier = ?::uuid order by sequence_number")
        .param(conversation)
        .query(String.class)
        .list();
  }
}
