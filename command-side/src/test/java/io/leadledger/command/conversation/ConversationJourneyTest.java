package io.leadledger.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.axonframework.common.caching.Cache;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Conversations over HTTP into the history.
@TestInstance(Lifecycle.PER_CLASS)
class ConversationJourneyTest {
  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String lead;

  @BeforeAll
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
    token = server.token(CommandSideServer.adminKey(data));
    lead = id(server.post("/api/v1/leads", token, Map.of("source", "web", "browserId", "b-1")));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_started_conversation_is_answered_with_its_place_and_version() {
    HttpResponse<String> answer = begin("live_chat");
    assertThat(header(answer, "Location")).isEqualTo("/api/v1/conversations/" + id(answer));
    assertThat(header(answer, "ETag")).isEqualTo("\"0\"");
    HttpResponse<String> read = server.send("GET", header(answer, "Location"), token, Map.of());
    assertThat(read.statusCode()).isEqualTo(303);
    assertThat(header(read, "Location")).isEqualTo("/api/v1/crm/conversations/" + id(answer));
  }

  @Test
  void an_unknown_channel_is_refused_with_those_that_there_are() {
    HttpResponse<String> answer = tryToBegin("pigeon", lead, token);
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("unknown-value", "live_chat", "whatsapp");
  }

  @Test
  void another_tenant_s_lead_and_conversation_are_not_there() {
    String conversation = id(begin("live_chat"));
    assertThat(server.read(tryToBegin("live_chat", lead, stranger())).get("code").asString())
        .isEqualTo("a-conversation-is-with-a-known-lead");
    assertThat(
            server
                .post(messages(conversation), stranger(), message("contact", "Hi", null))
                .statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_company_is_no_lead() {
    String company = id(server.post("/api/v1/companies", token, Map.of("name", "Acme")));
    assertThat(server.read(tryToBegin("live_chat", company, token)).get("code").asString())
        .isEqualTo("a-conversation-is-with-a-known-lead");
  }

  @Test
  void a_message_told_by_32_clients_at_once_is_one_message_with_one_id() {
    String conversation = id(begin("whatsapp"));
    String external = Ids.next().toString();
    List<HttpResponse<String>> answers =
        atOnce(32, () -> say(conversation, message("contact", "Hello", external)));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(answers.stream().map(this::id).distinct()).hasSize(1);
    assertThat(header(answers.getFirst(), "Location"))
        .isEqualTo(messages(conversation) + "/" + id(answers.getFirst()));
    assertThat(events(conversation)).isEqualTo(2);
  }

  @Test
  void a_message_told_to_two_conversations_is_in_one() {
    String first = id(begin("whatsapp"));
    String second = id(begin("whatsapp"));
    String external = Ids.next().toString();
    say(first, message("contact", "Hello", external));
    HttpResponse<String> again = say(second, message("contact", "Hello", external));
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(server.read(again).get("code").asString())
        .isEqualTo("an-external-message-id-names-one-message");
    assertThat(events(second)).isEqualTo(1);
  }

  @Test
  void receipts_may_come_in_any_order_and_any_number() {
    String conversation = id(begin("email"));
    String message = id(say(conversation, message("user", "Hello", null)));
    String place = messages(conversation) + "/" + message;
    for (String receipt : List.of("reading", "delivery", "reading", "failure", "delivery")) {
      assertThat(server.post(place + "/" + receipt, token, Map.of()).statusCode())
          .as(receipt)
          .isEqualTo(200);
    }
    assertThat(names(conversation))
        .containsExactly(
            "conversation.ConversationStarted",
            "conversation.MessageRecorded",
            "conversation.MessageRead",
            "conversation.MessageDelivered");
  }

  @Test
  void a_repeated_request_is_answered_with_the_same_message() {
    String conversation = id(begin("live_chat"));
    String key = Ids.next().toString();
    HttpResponse<String> once =
        server.post(
            messages(conversation), token, message("bot", "Hi", null), "Idempotency-Key", key);
    say(conversation, message("contact", "Hi, bot", null));
    HttpResponse<String> twice =
        server.post(
            messages(conversation), token, message("bot", "Hi", null), "Idempotency-Key", key);
    assertThat(twice.body()).isEqualTo(once.body());
    assertThat(events(conversation)).isEqualTo(3);
  }

  @Test
  void of_16_who_hand_off_the_same_version_one_does() {
    String conversation = id(begin("live_chat"));
    List<HttpResponse<String>> answers =
        atOnce(
            16,
            () ->
                server.post(
                    "/api/v1/conversations/" + conversation + "/hand-off",
                    token,
                    Map.of("reason", "asked for a person"),
                    "If-Match",
                    "\"0\""));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 412);
    assertThat(answers).filteredOn(answer -> answer.statusCode() == 200).hasSize(1);
    HttpResponse<String> bot = say(conversation, message("bot", "May I help?", null));
    assertThat(bot.statusCode()).isEqualTo(409);
    assertThat(server.read(bot).get("rule").asString())
        .isEqualTo("THE_BOT_IS_SILENT_AFTER_A_HAND_OFF");
  }

  @Test
  void a_closed_conversation_takes_messages_again_once_it_is_reopened() {
    String conversation = id(begin("live_chat"));
    String place = "/api/v1/conversations/" + conversation;
    server.post(place + "/closing", token, Map.of("reason", "answered"));
    HttpResponse<String> refused = say(conversation, message("contact", "And?", null));
    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(server.read(refused).get("code").asString())
        .isEqualTo("a-closed-conversation-takes-no-message");
    server.post(place + "/reopening", token, Map.of());
    assertThat(say(conversation, message("contact", "And?", null)).statusCode()).isEqualTo(201);
  }

  @Test
  void what_is_no_text_or_too_long_is_refused_and_the_conversation_goes_on() {
    String conversation = id(begin("live_chat"));
    assertThat(code(say(conversation, message("contact", "\u0001\u0002PNG", null))))
        .isEqualTo("binary-content");
    assertThat(code(say(conversation, message("contact", "a".repeat(100_001), null))))
        .isEqualTo("too-long");
    assertThat(say(conversation, message("contact", "a".repeat(2_000_000), null)).statusCode())
        .isEqualTo(413);
    assertThat(
            server
                .read(
                    raw(
                        conversation,
                        "\"content\":\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1)))
                .get("code")
                .asString())
        .isEqualTo("malformed-utf-8");
    assertThat(events(conversation)).isEqualTo(1);
    assertThat(
            say(conversation, message("contact", "<script>alert(1)</script>", null)).statusCode())
        .isEqualTo(201);
  }

  @Test
  void what_was_said_is_ciphertext_in_the_history() {
    String conversation = id(begin("live_chat"));
    say(conversation, message("contact", "I live at 10 Downing Street", "wa-secret-id"));
    assertThat(
            server
                .database()
                .sql(
                    "select string_agg(convert_from(payload, 'UTF8'), '') from events.domain_event_entry where aggregate_identifier = ?::uuid")
                .param(conversation)
                .query(String.class)
                .single())
        .contains("live_chat")
        .doesNotContain("Downing", "wa-secret-id");
  }

  @Test
  void a_conversation_of_many_messages_has_a_small_snapshot_and_goes_on_from_it() {
    String conversation = id(begin("live_chat"));
    String its = "/api/v1/conversations/" + conversation;
    String member = server.member(token, Ids.next() + "@example.com", "member");
    put(its + "/participants/" + member, Map.of("role", "observer"));
    put(its + "/engagement", Map.of("metrics", Map.of("answerButtonClicks", 3)));
    server.post(its + "/hand-off", token, Map.of());
    for (int i = 0; i < 210; i++) {
      assertThat(say(conversation, message("contact", "Message " + i, "m-" + i)).statusCode())
          .isEqualTo(201);
    }
    assertThat(
            server
                .database()
                .sql(
                    "select max(length(payload)) from events.snapshot_event_entry where aggregate_identifier = ?::uuid")
                .param(conversation)
                .query(Integer.class)
                .single())
        .isBetween(100, 2_000);

    server.bean(Cache.class).remove(conversation);
    assertThat(say(conversation, message("bot", "May I help?", null)).statusCode()).isEqualTo(409);
    server.bean(Cache.class).remove(conversation);
    long before = events(conversation);
    put(its + "/participants/" + member, Map.of("role", "observer"));
    put(its + "/engagement", Map.of("metrics", Map.of("answerButtonClicks", 3)));
    assertThat(events(conversation)).isEqualTo(before);
  }

  /// By the middle one of a thousand, which one interruption or another does not change.
  @Test
  void the_ten_thousandth_message_is_taken_as_fast_as_the_thousandth() {
    String conversation = id(begin("live_chat"));
    var commands = server.bean(CommandDispatcher.class);
    CommandContext by = CommandContext.of(tenant(), Ids.next(), CommandContext.API);
    List<Duration> middles = new ArrayList<>();
    for (int thousand = 0; thousand < 10; thousand++) {
      List<Duration> times = new ArrayList<>();
      for (int i = 0; i < 1_000; i++) {
        var message =
            new RecordMessage(
                UUID.fromString(conversation),
                Ids.next(),
                "contact",
                null,
                null,
                "Hello",
                null,
                "m-" + thousand + "-" + i,
                null,
                null);
        long began = System.nanoTime();
        commands.send(message, by);
        times.add(Duration.ofNanos(System.nanoTime() - began));
      }
      middles.add(times.stream().sorted().toList().get(500));
    }
    assertThat(middles.getLast()).isLessThan(middles.get(1).multipliedBy(2));
    server.bean(Cache.class).remove(conversation);
    long began = System.nanoTime();
    assertThat(say(conversation, message("contact", "And one more", null)).statusCode())
        .isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - began))
        .as("without a cache")
        .isLessThan(Duration.ofSeconds(1));
  }

  private UUID tenant() {
    return server
        .database()
        .sql("select tenant_id from command.tenant")
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  private void put(String path, Object body) {
    assertThat(server.send("PUT", path, token, body).statusCode()).as(path).isEqualTo(200);
  }

  private HttpResponse<String> begin(String channel) {
    HttpResponse<String> answer = tryToBegin(channel, lead, token);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return answer;
  }

  private HttpResponse<String> tryToBegin(String channel, String with, String by) {
    return server.post(
        "/api/v1/conversations",
        by,
        Map.of("leadId", with, "channel", channel, "subject", "Two rooms"));
  }

  private HttpResponse<String> say(String conversation, Map<String, Object> message) {
    return server.post(messages(conversation), token, message);
  }

  private HttpResponse<String> raw(String conversation, byte[] content) {
    byte[] head = "{\"senderType\":\"contact\",".getBytes(StandardCharsets.UTF_8);
    byte[] body = new byte[head.length + content.length + 1];
    System.arraycopy(head, 0, body, 0, head.length);
    System.arraycopy(content, 0, body, head.length, content.length);
    body[body.length - 1] = '}';
    return server.send(
        HttpRequest.newBuilder(server.uri(messages(conversation)))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofByteArray(body)));
  }

  private static Map<String, Object> message(
      String sender, String content, @Nullable String externalId) {
    Map<String, Object> message = new HashMap<>(Map.of("senderType", sender, "content", content));
    if (externalId != null) {
      message.put("externalMessageId", externalId);
    }
    return message;
  }

  private static String messages(String conversation) {
    return "/api/v1/conversations/" + conversation + "/messages";
  }

  private String code(HttpResponse<String> answer) {
    JsonNode error = server.read(answer).get("errors").get(0);
    return error.get("code").asString();
  }

  @SuppressWarnings("unchecked")
  private String stranger() {
    return new TestTokens(server.bean(JWKSource.class)).of(Ids.next(), Ids.next(), Role.MEMBER);
  }

  private String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  private long events(String conversation) {
    return names(conversation).size();
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

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static <T> List<T> atOnce(int clients, Callable<T> request) {
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<T>> answers =
          threads.invokeAll(IntStream.range(0, clients).mapToObj(_ -> request).toList());
      List<T> all = new java.util.ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
