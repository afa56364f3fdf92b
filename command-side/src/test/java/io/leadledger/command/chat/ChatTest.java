package io.leadledger.command.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Visitors of a website talk with us without an account, each in a conversation of their own.
@TestInstance(Lifecycle.PER_CLASS)
class ChatTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGE = "https://www.landlord.example";

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String site;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(), data, "--leadledger.chat.openings=500");
    token = server.token(CommandSideServer.adminKey(data));
    site = site(false);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  /// A browser that has begun a conversation.
  private record Visiting(String site, String browser, String conversation, String token) {}

  @Test
  void a_visitor_is_a_lead_and_talks_in_a_conversation_of_the_website() {
    Visiting visitor = open(site);
    assertThat(say(visitor, "Do you have two rooms?").statusCode()).isEqualTo(201);
    assertThat(names(visitor.conversation()))
        .containsExactly(
            "conversation.ConversationStarted",
            "conversation.EngagementRecorded",
            "conversation.MessageRecorded");
    Visiting again = open(site, visitor.browser());
    assertThat(again.conversation()).isNotEqualTo(visitor.conversation());
    assertThat(lead(again.conversation())).isEqualTo(lead(visitor.conversation()));
  }

  @Test
  void a_message_that_is_sent_again_is_one_message() {
    Visiting visitor = open(site);
    String body = message(Ids.next().toString(), "Hello");
    assertThat(send(visitor, "POST", "/messages", body).statusCode()).isEqualTo(201);
    assertThat(send(visitor, "POST", "/messages", body).statusCode()).isEqualTo(201);
    assertThat(names(visitor.conversation())).hasSize(3);
  }

  @Test
  void a_visitor_who_writes_to_a_closed_conversation_reopens_it() {
    Visiting visitor = open(site);
    server.post("/api/v1/conversations/" + visitor.conversation() + "/closing", token, Map.of());
    assertThat(say(visitor, "One more thing").statusCode()).isEqualTo(201);
    assertThat(names(visitor.conversation()))
        .endsWith(
            "conversation.ConversationClosed",
            "conversation.ConversationReopened",
            "conversation.MessageRecorded");
  }

  @Test
  void a_token_is_for_one_browser_and_one_website_and_cannot_be_made_up() {
    Visiting ada = open(site);
    Visiting bob = open(site);
    String[] parts = ada.token().split("\\.");
    String[] foreign = bob.token().split("\\.");
    for (Visiting forged :
        List.of(
            new Visiting(site, bob.browser(), "", ada.token()),
            new Visiting(site(false), ada.browser(), "", ada.token()),
            new Visiting(site, ada.browser(), "", parts[0] + "." + foreign[1] + "." + parts[2]),
            new Visiting(site, ada.browser(), "", parts[0] + "." + parts[1] + "."),
            new Visiting(site, ada.browser(), "", "eyJhbGciOiJub25lIn0." + parts[1] + "."),
            new Visiting(site, ada.browser(), "", "nonsense"),
            new Visiting(site, ada.browser(), "", token))) {
      assertThat(code(say(forged, "Hello"), 401)).isEqualTo("visitor-token-invalid");
    }
    assertThat(say(ada, "Still me").statusCode()).as("usable after").isEqualTo(201);
  }

  @Test
  void pages_of_other_origins_are_turned_away() {
    assertThat(code(open(site, browser(), "https://evil.example"), 403))
        .isEqualTo("origin-not-allowed");
    assertThat(code(open(site, browser(), "null"), 403)).isEqualTo("origin-not-allowed");
    Visiting visitor = open(site);
    assertThat(
            code(
                send(
                    visitor,
                    "POST",
                    "/messages",
                    message(Ids.next().toString(), "Hi"),
                    "https://evil.example"),
                403))
        .isEqualTo("origin-not-allowed");
    HttpResponse<String> preflight =
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/chat/" + site + "/messages"))
                .method("OPTIONS", BodyPublishers.noBody())
                .header("Origin", PAGE)
                .header("Access-Control-Request-Method", "POST")
                .header("Access-Control-Request-Headers", "content-type,visitor-token,browser-id"));
    assertThat(preflight.statusCode()).isEqualTo(200);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).hasValue("*");
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  @Test
  void what_cannot_be_said_is_refused_with_what_is_wrong_and_the_conversation_goes_on() {
    Visiting visitor = open(site);
    assertThat(code(say(visitor, "x".repeat(4_001)), 400)).isEqualTo("invalid-request");
    assertThat(code(say(visitor, "\u0007\u0001"), 400)).isEqualTo("invalid-request");
    assertThat(code(say(visitor, "   "), 400)).isEqualTo("invalid-request");
    assertThat(code(send(visitor, "POST", "/messages", "{\"content\":\"no id\"}"), 400))
        .isEqualTo("invalid-request");
    byte[] broken = message(Ids.next().toString(), "Gr@@e").getBytes(StandardCharsets.ISO_8859_1);
    for (int i = 0; i < broken.length; i++) {
      broken[i] = broken[i] == '@' ? (byte) 0xfc : broken[i];
    }
    assertThat(
            code(
                server.send(
                    request(visitor, "/messages", PAGE).POST(BodyPublishers.ofByteArray(broken))),
                400))
        .isEqualTo("malformed-utf-8");
    assertThat(code(say(visitor, "y".repeat(1_100_000)), 413)).isEqualTo("content-too-large");
    assertThat(say(visitor, "Grüße 👋 <b>bold</b>").statusCode()).isEqualTo(201);
    assertThat(names(visitor.conversation())).hasSize(3);
  }

  @Test
  void an_address_that_another_lead_has_is_noted_and_tells_the_visitor_nothing() {
    String email = Ids.next() + "@example.com";
    Visiting first = open(site);
    Visiting second = open(site);
    String contact = JSON.writeValueAsString(Map.of("name", "Ada", "email", email));
    assertThat(send(first, "PUT", "/contact", contact).statusCode()).isEqualTo(204);
    HttpResponse<String> same = send(second, "PUT", "/contact", contact);
    assertThat(same.statusCode()).isEqualTo(204);
    assertThat(same.body()).isEmpty();
    assertThat(names(lead(first.conversation()))).endsWith("lead.LeadContactChanged");
    assertThat(names(lead(second.conversation()))).endsWith("lead.InteractionLogged");
    assertThat(names(second.conversation())).endsWith("conversation.EngagementRecorded");
    assertThat(code(send(first, "PUT", "/contact", "{\"email\":\"nobody\"}"), 400))
        .isEqualTo("invalid-request");
    assertThat(code(send(first, "PUT", "/contact", "{\"name\":\"Ada\"}"), 400))
        .isEqualTo("invalid-request");
  }

  @Test
  void whoever_is_too_fast_is_asked_to_wait() {
    Visiting visitor = open(site);
    HttpResponse<String> answer = say(visitor, "0");
    for (int i = 1; i <= 40 && answer.statusCode() == 201; i++) {
      answer = say(visitor, Integer.toString(i));
    }
    assertThat(code(answer, 429)).isEqualTo("too-many-requests");
    assertThat(server.read(answer).get("retryAfterSeconds").asInt()).isPositive();
  }

  @Test
  void a_website_that_is_taken_away_is_closed_to_its_visitors() {
    String gone = site(false);
    Visiting visitor = open(gone);
    assertThat(server.send("DELETE", "/api/v1/chat-sites/" + gone, token, Map.of()).statusCode())
        .isEqualTo(204);
    assertThat(say(visitor, "Hello?").statusCode()).isEqualTo(404);
    assertThat(
            server
                .post(
                    "/api/v1/chat-sites",
                    token,
                    Map.of("name", "x", "origins", List.of("https://a.example/path")))
                .statusCode())
        .isEqualTo(400);
  }

  private String site(boolean bot) {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/chat-sites",
            token,
            Map.of("name", "Website", "origins", List.of(PAGE), "bot", bot));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  private Visiting open(String at) {
    return open(at, browser());
  }

  private Visiting open(String at, String browser) {
    HttpResponse<String> answer = open(at, browser, PAGE);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    JsonNode opened = server.read(answer);
    return new Visiting(
        at, browser, opened.get("conversationId").asString(), opened.get("token").asString());
  }

  private HttpResponse<String> open(String at, String browser, String origin) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/api/v1/chat/" + at + "/conversations"))
            .header("Content-Type", "application/json")
            .header("Origin", origin)
            .POST(
                BodyPublishers.ofString(
                    JSON.writeValueAsString(
                        Map.of("browserId", browser, "pageUrl", PAGE + "/rooms")))));
  }

  private HttpResponse<String> say(Visiting visitor, String text) {
    return send(visitor, "POST", "/messages", message(Ids.next().toString(), text));
  }

  private HttpResponse<String> send(Visiting visitor, String method, String path, String body) {
    return send(visitor, method, path, body, PAGE);
  }

  private HttpResponse<String> send(
      Visiting visitor, String method, String path, String body, String origin) {
    return server.send(
        request(visitor, path, origin).method(method, BodyPublishers.ofString(body)));
  }

  private HttpRequest.Builder request(Visiting visitor, String path, String origin) {
    return HttpRequest.newBuilder(server.uri("/api/v1/chat/" + visitor.site() + path))
        .header("Content-Type", "application/json")
        .header("Origin", origin)
        .header("Browser-Id", visitor.browser())
        .header("Visitor-Token", visitor.token());
  }

  private static String message(String id, String text) {
    return JSON.writeValueAsString(Map.of("id", id, "content", text));
  }

  private static String browser() {
    return Ids.next().toString();
  }

  private String code(HttpResponse<String> answer, int status) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    return server.read(answer).get("code").asString();
  }

  private String lead(String conversation) {
    return server
        .database()
        .sql(
            """
            select convert_from(payload, 'UTF8')::jsonb ->> 'leadId' from events.domain_event_entry
            where aggregate_identifier = ?::uuid and sequence_number = 0""")
        .param(conversation)
        .query((row, _) -> row.getString(1))
        .single();
  }

  private List<String> names(String aggregate) {
    return server
        .database()
        .sql(
            """
            select payload_type from events.domain_event_entry
            where aggregate_identifier = ?::uuid order by sequence_number""")
        .param(aggregate)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
