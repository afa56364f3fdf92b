package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A conversation from its first word to rows in five schemas, and to whoever watches it.
class ConversationJourneyTest extends Running {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void a_conversation_stands_in_five_schemas_as_it_went() throws Exception {
    String lead = lead();
    String chat = id(post("/api/v1/conversations", Map.of("leadId", lead, "channel", "whatsapp")));
    say(chat, "contact", "Do you have two rooms?");
    say(chat, "bot", "We do. When would you move in?");
    say(chat, "contact", "May I talk to a person?");
    change(chat, "hand-off", Map.of("reason", "asked for a person"));
    String answer = id(say(chat, "user", "Here I am."));
    change(chat, "messages/" + answer + "/reading", Map.of());
    change(chat, "messages/" + answer + "/delivery", Map.of());
    change(chat, "hand-back", Map.of());
    long position = change(chat, "closing", Map.of("reason", "answered")).position();

    assertThat(one("crm/conversations", "id=eq." + chat, position).get("status").asString())
        .isEqualTo("closed");
    assertThat(texts("crm/messages", "status", chat, position))
        .containsExactly("received", "sent", "received", "read");
    assertThat(texts("funnel/conversation_message", "sender_type", chat, position))
        .containsExactly("contact", "bot", "contact", "user");
    assertThat(texts("resman/message", "message_type", chat, position))
        .containsExactly("text", "text", "text", "agent");
    JsonNode workspace = one("workspace/conversations", "id=eq." + chat, position);
    assertThat(workspace.get("message_count").asInt()).isEqualTo(4);
    assertThat(one("resman/conversation", "id=eq." + chat, position).get("status").asString())
        .isEqualTo("completed");
    assertThat(
            one("resman/lead_notification", "conversation_id=eq." + chat, position)
                .get("status")
                .asString())
        .isEqualTo("done");
    assertThat(one("resman/amplitude_analytics", "id=eq." + chat, position).toString())
        .contains("\"user_messages_sent\":2", "\"admin_handoff_triggered\":true");
    assertThat(rows("smartweb/interactions", "lead_id=eq." + lead, position).size()).isEqualTo(4);
    assertThat(rows("workspace/crm_interactions", "contact_id=eq." + lead, position).size())
        .isEqualTo(4);
    assertThat(rows("crm/lead_journey_events", "lead_id=eq." + lead, position).size())
        .isEqualTo(10);
    String thread = one("crm/leads", "id=eq." + lead, position).get("active_thread_id").asString();
    assertThat(one("crm/threads", "id=eq." + thread, position).get("status").asString())
        .isEqualTo("closed");
  }

  @Test
  void whoever_watches_is_told_of_messages_as_they_arrive_and_of_what_becomes_of_them()
      throws Exception {
    String lead = lead();
    Answer started = post("/api/v1/conversations", Map.of("leadId", lead, "channel", "live_chat"));
    String chat = id(started);
    say(chat, "contact", "Two rooms?\n<script>alert(1)</script>");
    try (BufferedReader stream = follow(chat)) {
      JsonNode question = next(stream);
      assertThat(question.get("content_body").asString())
          .isEqualTo("Two rooms?\n<script>alert(1)</script>");
      String answer = id(say(chat, "bot", "We do."));
      JsonNode told = next(stream);
      assertThat(told.get("id").asString()).isEqualTo(answer);
      assertThat(told.get("status").asString()).isEqualTo("sent");
      change(chat, "messages/" + answer + "/reading", Map.of());
      JsonNode read = next(stream);
      assertThat(read.get("id").asString()).isEqualTo(answer);
      assertThat(read.get("status").asString()).isEqualTo("read");
    }
    assertThat(get("/api/v1/conversations/" + Ids.next() + "/messages/stream").status())
        .isEqualTo(404);
  }

  @Test
  void whoever_comes_back_is_told_what_came_meanwhile() throws Exception {
    Answer started =
        post("/api/v1/conversations", Map.of("leadId", lead(), "channel", "live_chat"));
    String chat = id(started);
    long first = say(chat, "contact", "One").position();
    say(chat, "contact", "Two");
    say(chat, "contact", "Three");
    try (BufferedReader stream = follow(chat, "Last-Event-ID", Long.toString(first))) {
      List<String> said = new ArrayList<>();
      said.add(next(stream).get("content_body").asString());
      said.add(next(stream).get("content_body").asString());
      assertThat(said).containsExactly("Two", "Three");
    }
  }

  private String lead() throws Exception {
    return id(post("/api/v1/leads", Map.of("source", "web", "browserId", "b-1")));
  }

  private Answer say(String chat, String sender, String text) throws Exception {
    Answer answer =
        post(
            "/api/v1/conversations/" + chat + "/messages",
            Map.of("senderType", sender, "content", text));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer;
  }

  private Answer change(String chat, String path, Object body) throws Exception {
    Answer answer = post("/api/v1/conversations/" + chat + "/" + path, body);
    assertThat(answer.status()).as(path + answer.body()).isEqualTo(200);
    return answer;
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    return answer.body().get("id").asString();
  }

  private JsonNode one(String table, String query, long position) throws Exception {
    JsonNode rows = rows(table, query, position);
    assertThat(rows.size()).as(table + " " + rows).isEqualTo(1);
    return rows.get(0);
  }

  private List<String> texts(String table, String column, String chat, long position)
      throws Exception {
    String time = table.startsWith("funnel") ? "sent_at" : "timestamp";
    return rows(table, "conversation_id=eq." + chat + "&order=" + time, position).values().stream()
        .map(row -> row.get(column).asString())
        .toList();
  }

  private BufferedReader follow(String chat, String... headers) throws Exception {
    var request = authorized("/api/v1/conversations/" + chat + "/messages/stream").GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    HttpResponse<InputStream> response =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /// The next message that the stream tells of.
  private static JsonNode next(BufferedReader stream) throws IOException {
    for (String line = stream.readLine(); line != null; line = stream.readLine()) {
      if (line.startsWith("data: ")) {
        return JSON.readTree(line.substring(6));
      }
    }
    throw new AssertionError("the stream has ended");
  }
}
