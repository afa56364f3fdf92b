package io.leadledger.query.workspace;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationProjectorTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final ConversationStory mail = new ConversationStory(ada, actor, "email");
  private final ConversationStory call = new ConversationStory(ada, actor, "ai_call");

  @Test
  void a_conversation_counts_its_messages() {
    published(
        ada.captured(), call.started(), call.asked(), call.answered("agent"), call.assigned());
    assertThat(row("workspace.conversations", call.id))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'contact_id': '%s', 'channel': 'call', 'status': 'active',
                 'subject': 'Two rooms', 'last_message_at': '2026-02-28T12:02:00+00:00', 'message_count': 2,
                 'assigned_to': '%s', 'tags': [],
                 'created_at': '2026-02-28T12:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(call.id, tenant, ada.lead, actor)));
    published(call.unassigned(), call.closed());
    assertThat(row("workspace.conversations", call.id).get("status").asString())
        .isEqualTo("closed");
    assertThat(row("workspace.conversations", call.id).has("assigned_to")).isFalse();
  }

  @Test
  void a_message_says_when_it_arrived_and_when_it_was_read() {
    published(ada.captured(), chat.started(), chat.asked(), chat.answered("bot"));
    assertThat(row("workspace.conversation_messages", chat.question))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'direction': 'inbound',
                 'content': 'Do you have <b>two rooms</b>?', 'content_type': 'text/html', 'sender_type': 'contact',
                 'sender_id': '%s', 'metadata': {'page': 3}, 'is_read': false,
                 'created_at': '2026-02-28T12:01:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.question, chat.id, ada.lead)));
    published(chat.read(), chat.delivered("read"));
    JsonNode answer = row("workspace.conversation_messages", chat.answer);
    assertThat(answer.get("sender_type").asString()).isEqualTo("agent");
    assertThat(answer.get("is_read").asBoolean()).isTrue();
    assertThat(answer.get("read_at").asString()).isEqualTo("2026-02-28T12:03:00+00:00");
    assertThat(answer.get("delivered_at").asString()).isEqualTo("2026-02-28T12:02:00+00:00");
  }

  @Test
  void a_participant_joins_reads_and_leaves() {
    published(ada.captured(), chat.started(), chat.joined(), chat.asked(), chat.questionRead());
    assertThat(rows("workspace.conversation_participants", "conversation_id", chat.id))
        .containsExactly(
            json(
                """
                {'conversation_id': '%s', 'user_id': '%s', 'role': 'owner', 'notifications_enabled': true,
                 'last_read_at': '2026-02-28T12:03:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, actor)));
    published(chat.left());
    assertThat(rows("workspace.conversation_participants", "conversation_id", chat.id)).isEmpty();
  }

  @Test
  void written_messages_and_calls_are_interactions_and_chats_are_not() {
    published(
        ada.captured(),
        chat.started(),
        chat.asked(),
        chat.closed(),
        mail.started(),
        mail.asked(),
        mail.answered("user"),
        mail.closed(),
        call.started(),
        call.asked(),
        call.closed());
    assertThat(rows("workspace.crm_interactions", "contact_id", ada.lead))
        .containsExactly(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'contact_id': '%s', 'type': 'email', 'direction': 'inbound',
                 'subject': 'Flat', 'content': 'Do you have <b>two rooms</b>?',
                 'completed_at': '2026-02-28T12:01:00+00:00',
                 'created_at': '2026-02-28T12:01:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(mail.question, tenant, ada.lead)),
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'contact_id': '%s', 'type': 'email', 'direction': 'outbound',
                 'subject': 'Re: Flat', 'content': 'We do.', 'user_id': '%s',
                 'completed_at': '2026-02-28T12:02:00+00:00',
                 'created_at': '2026-02-28T12:02:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(mail.answer, tenant, ada.lead, actor)),
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'contact_id': '%s', 'type': 'call', 'direction': 'inbound',
                 'subject': 'Two rooms', 'outcome': 'answered', 'duration': 600,
                 'completed_at': '2026-02-28T12:10:00+00:00',
                 'created_at': '2026-02-28T12:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(call.id, tenant, ada.lead)));
    published(call.reopened());
    assertThat(row("workspace.crm_interactions", call.id).has("completed_at")).isFalse();
    assertThatAReplayMakesTheSameRows();
  }
}
