package io.leadledger.command.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.channel.Receiver.Received;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What we say leaves by signed requests to an address of the tenant's.
@TestInstance(Lifecycle.PER_CLASS)
class OutboundWebhookTest {
  @TempDir private static Path data;
  private CommandSideServer server;
  private Talking member;
  private Receiver receiver;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.channels.outbound.allow=127.0.0.0/8",
            "--leadledger.channels.outbound.attempts=3",
            "--leadledger.channels.outbound.first-pause=20ms");
    member = new Talking(server, server.token(CommandSideServer.adminKey(data)));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void listen() {
    receiver = new Receiver();
  }

  @AfterEach
  void listenNoMore() {
    receiver.close();
  }

  @Test
  void what_a_member_says_leaves_once_and_signed_and_is_told_to_be_delivered() throws Exception {
    String secret = member.webhook("sms", receiver.url());
    String chat = member.conversation("sms", "ada@engine.example");
    String message = member.say(chat, "Two rooms, with a balcony. 🏠");
    JsonNode log = member.delivery("sms", message, "delivered");
    member.awaitEvents(chat, "conversation.MessageRecorded", "conversation.MessageDelivered");

    assertThat(receiver.received()).hasSize(1);
    Received request = receiver.received().getFirst();
    request.verify(secret);
    assertThat(request.id()).isEqualTo(message);
    JsonNode body = new tools.jackson.databind.json.JsonMapper().readTree(request.body());
    assertThat(body.get("type").asString()).isEqualTo("message.sent");
    JsonNode told = body.get("data");
    assertThat(told.get("content").asString()).isEqualTo("Two rooms, with a balcony. 🏠");
    assertThat(told.get("to").get("email").asString()).isEqualTo("ada@engine.example");
    assertThat(told.get("conversationId").asString()).isEqualTo(chat);

    assertThat(log.get("delivery").get("attempts").asInt()).isEqualTo(1);
    assertThat(log.get("log").get(0).get("response").asInt()).isEqualTo(204);
    assertThat(member.get("/api/v1/channels/sms/deliveries?conversation=" + chat).toString())
        .contains(message)
        .doesNotContain("balcony", "ada@", secret.substring(6));
  }

  @Test
  void what_is_not_taken_is_tried_again_under_the_same_id_and_not_before_it_is_asked_to() {
    receiver.then(500).then(503, "Retry-After", "1");
    member.webhook("sms", receiver.url());
    String chat = member.conversation("sms");
    String message = member.say(chat, "Hello");
    JsonNode log = member.delivery("sms", message, "delivered");
    assertThat(receiver.received().stream().map(Received::id))
        .containsExactly(message, message, message);
    assertThat(
            Duration.ofNanos(
                receiver.received().get(2).nanos() - receiver.received().get(1).nanos()))
        .isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    assertThat(log.get("log").toString())
        .contains("\"problem\":\"http-500\"", "\"problem\":\"http-503\"", "\"response\":204");
    member.awaitEvents(chat, "conversation.MessageRecorded", "conversation.MessageDelivered");
  }

  @Test
  void what_is_never_taken_has_failed_and_the_conversation_goes_on() {
    receiver.then(500).then(500).then(404);
    member.webhook("sms", receiver.url());
    String chat = member.conversation("sms");
    String message = member.say(chat, "Hello");
    String next = member.say(chat, "Still there?");
    JsonNode log = member.delivery("sms", message, "failed");
    assertThat(log.get("delivery").get("attempts").asInt()).isEqualTo(3);
    assertThat(log.get("delivery").get("problem").asString()).isEqualTo("http-404");
    assertThat(log.get("delivery").get("nextTry").isNull()).isTrue();
    member.delivery("sms", next, "delivered");
    member.awaitEvents(
        chat,
        "conversation.MessageRecorded",
        "conversation.MessageRecorded",
        "conversation.MessageFailed",
        "conversation.MessageDelivered");
    assertThat(receiver.received().stream().map(Received::id))
        .as("in the order in which they were said")
        .containsExactly(message, message, message, next);
  }

  @Test
  void whoever_is_gone_is_asked_no_more() {
    receiver.then(410);
    member.webhook("whatsapp", receiver.url());
    String chat = member.conversation("whatsapp");
    String first = member.say(chat, "Hello");
    member.delivery("whatsapp", first, "failed");
    assertThat(member.get("/api/v1/channels/whatsapp/outbound").get("disabledBecause").asString())
        .isEqualTo("gone");
    member.awaitEvents(chat, "conversation.MessageFailed");
    member.say(chat, "Anybody?");
    // Events are seen in their order: when this has left, that has been passed by.
    member.webhook("sms", receiver.url());
    String meanwhile = member.say(member.conversation("sms"), "Meanwhile");
    member.delivery("sms", meanwhile, "delivered");
    member.webhook("whatsapp", receiver.url());
    String last = member.say(chat, "Back again");
    member.delivery("whatsapp", last, "delivered");
    assertThat(receiver.received().stream().map(Received::id))
        .containsExactly(first, meanwhile, last);
  }

  @Test
  void what_has_left_already_or_came_from_the_lead_does_not_leave() {
    member.webhook("sms", receiver.url());
    String chat = member.conversation("sms");
    member.say(chat, "I am the lead", "senderType", "contact");
    member.say(chat, "Sent by the provider's app", "externalMessageId", chat + "-1");
    member.say(chat, "Long ago", "sentAt", "2020-01-01T00:00:00Z");
    member.say(chat, "Ada has joined", "senderType", "system");
    String last = member.say(chat, "Hello");
    member.delivery("sms", last, "delivered");
    assertThat(receiver.received().stream().map(Received::id)).containsExactly(last);
  }

  @Test
  void a_redirect_is_no_answer() {
    try (Receiver elsewhere = new Receiver()) {
      receiver
          .then(302, "Location", elsewhere.url())
          .then(307, "Location", elsewhere.url())
          .then(308, "Location", elsewhere.url());
      member.webhook("sms", receiver.url());
      String message = member.say(member.conversation("sms"), "Hello");
      assertThat(
              member.delivery("sms", message, "failed").get("delivery").get("problem").asString())
          .isEqualTo("http-308");
      assertThat(elsewhere.received()).isEmpty();
    }
  }

  @Test
  void the_secret_is_shown_once_and_an_address_holds_none() {
    String secret = member.webhook("social", receiver.url());
    assertThat(member.get("/api/v1/channels/social/outbound").toString())
        .contains(receiver.url())
        .doesNotContain(secret.substring(6));
    HttpResponse<String> refused =
        member.put(
            "/api/v1/channels/social/outbound/webhook",
            Map.of("url", "https://user:password@example.com/"));
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body()).contains("holds-a-secret");
    assertThat(
            member
                .put("/api/v1/channels/pigeon/outbound/webhook", Map.of("url", receiver.url()))
                .statusCode())
        .isEqualTo(400);
  }

  @Test
  void an_answer_without_end_is_not_read() throws Exception {
    try (var endless = new EndlessServer()) {
      member.webhook("sms", endless.url());
      String message = member.say(member.conversation("sms"), "Hello");
      assertThat(
              member.delivery("sms", message, "delivered").get("delivery").get("response").asInt())
          .isEqualTo(200);
    }
  }
}
