package io.leadledger.command.channel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A member who talks with leads through a command side.
final class Talking {
  private static final Duration SOON = Duration.ofSeconds(30);

  private final CommandSideServer server;
  private final String token;

  Talking(CommandSideServer server, String token) {
    this.server = server;
    this.token = token;
  }

  String conversation(String channel) {
    return conversation(channel, Ids.next() + "@example.com");
  }

  String conversation(String channel, String email) {
    String lead =
        created(
            "/api/v1/leads",
            Map.of("source", "web", "contact", Map.of("fullName", "Ada Löwe", "email", email)));
    return created("/api/v1/conversations", Map.of("leadId", lead, "channel", channel));
  }

  /// Records a message; gives its id.
  String say(String conversation, String text, String... further) {
    Map<String, String> body = new HashMap<>(Map.of("senderType", "user", "content", text));
    for (int i = 0; i < further.length; i += 2) {
      body.put(further[i], further[i + 1]);
    }
    return created("/api/v1/conversations/" + conversation + "/messages", body);
  }

  /// Lets messages leave by webhook; gives the secret.
  String webhook(String channel, String url) {
    HttpResponse<String> answer =
        server.send(
            "PUT", "/api/v1/channels/" + channel + "/outbound/webhook", token, Map.of("url", url));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return server.read(answer).get("secret").asString();
  }

  JsonNode get(String path) {
    HttpResponse<String> answer = server.send("GET", path, token, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return server.read(answer);
  }

  HttpResponse<String> put(String path, Object body) {
    return server.send("PUT", path, token, body);
  }

  /// The delivery of a message once it has come to this state.
  JsonNode delivery(String channel, String message, String state) {
    String path = "/api/v1/channels/" + channel + "/deliveries/" + message;
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              HttpResponse<String> answer = server.send("GET", path, token, Map.of());
              assertThat(answer.body()).contains("\"state\":\"" + state + "\"");
            });
    return get(path);
  }

  void awaitEvents(String conversation, String... last) {
    await().atMost(SOON).untilAsserted(() -> assertThat(events(conversation)).endsWith(last));
  }

  List<String> events(String conversation) {
    return server
        .database()
        .sql(
            """
            select payload_type from events.domain_event_entry
            where aggregate_identifier = ?::uuid order by sequence_number""")
        .param(conversation)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private String created(String path, Object body) {
    HttpResponse<String> answer = server.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }
}
