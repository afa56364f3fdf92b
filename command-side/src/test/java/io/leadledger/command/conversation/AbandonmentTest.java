package io.leadledger.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A conversation that falls quiet is abandoned, whatever process is there to notice.
class AbandonmentTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path data;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();

  @Test
  void a_deadline_set_before_a_restart_is_kept_after_it() {
    String chat;
    String mail;
    try (var first = start("10m", "14d")) {
      String token = first.token(CommandSideServer.adminKey(data));
      chat = begin(first, token, "live_chat");
      mail = begin(first, token, "email");
      first.database().sql("update command.scheduled_task set execution_time = now()").update();
      await().atMost(SOON).until(() -> deadlines(first).size() == 2 && deadlinesAreAhead(first));
      assertThat(names(first, chat)).doesNotContain("conversation.ConversationAbandoned");
    }
    try (var second = start("1ms", "14d")) {
      second.database().sql("update command.scheduled_task set execution_time = now()").update();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(names(second, chat)).endsWith("conversation.ConversationAbandoned"));
      assertThat(names(second, mail)).doesNotContain("conversation.ConversationAbandoned");

      String token = second.token(CommandSideServer.adminKey(data));
      HttpResponse<String> back =
          second.post(
              "/api/v1/conversations/" + chat + "/messages",
              token,
              Map.of("senderType", "contact", "content", "I am back"));
      assertThat(back.statusCode()).as(back.body()).isEqualTo(201);
      await()
          .atMost(SOON)
          .untilAsserted(
              () ->
                  assertThat(names(second, chat))
                      .endsWith(
                          "conversation.ConversationAbandoned",
                          "conversation.ConversationReopened",
                          "conversation.MessageRecorded",
                          "conversation.ConversationAbandoned"));
    }
  }

  private CommandSideServer start(String spoken, String written) {
    return new CommandSideServer(
        database,
        data,
        "--leadledger.conversations.spoken=" + spoken,
        "--leadledger.conversations.written=" + written,
        "--leadledger.deadlines.polling=50ms");
  }

  private static String begin(CommandSideServer server, String token, String channel) {
    HttpResponse<String> lead =
        server.post("/api/v1/leads", token, Map.of("source", "web", "browserId", "b-1"));
    String id = server.read(lead).get("id").asString();
    HttpResponse<String> started =
        server.post("/api/v1/conversations", token, Map.of("leadId", id, "channel", channel));
    assertThat(started.statusCode()).as(started.body()).isEqualTo(201);
    return server.read(started).get("id").asString();
  }

  private static boolean deadlinesAreAhead(CommandSideServer server) {
    return server
        .database()
        .sql("select bool_and(execution_time > now()) from command.scheduled_task")
        .query(Boolean.class)
        .single();
  }

  private static List<@Nullable String> deadlines(CommandSideServer server) {
    return server
        .database()
        .sql("select task_instance from command.scheduled_task")
        .query(String.class)
        .list();
  }

  private static List<@Nullable String> names(CommandSideServer server, String conversation) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier = ?::uuid order by sequence_number")
        .param(conversation)
        .query(String.class)
        .list();
  }
}
