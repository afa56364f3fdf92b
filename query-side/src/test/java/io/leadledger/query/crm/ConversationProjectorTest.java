package io.leadledger.query.crm;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationProjectorTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");

  @Test
  void a_conversation_is_of_a_lead_and_in_a_thread() {
    published(ada.captured(), chat.started(), chat.asked(), chat.assigned());
    assertThat(row("crm.conversations", chat.id))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'client_id': '%s', 'channel': 'live_chat', 'status': 'active',
                 'assigned_agent_id': '%s', 'thread_id': '%s', 'start_time': '2026-02-28T12:00:00+00:00',
                 'last_message_at': '2026-02-28T12:01:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, ada.lead, tenant, actor, chat.thread)));
    assertThat(row("crm.threads", chat.thread))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'client_id': '%s', 'status': 'active',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.thread, ada.lead, tenant)));
    assertThat(row("crm.leads", ada.lead).get("active_thread_id").asString())
        .isEqualTo(chat.thread.toString());
  }

  @Test
  void a_message_is_what_was_said_and_whether_it_arrived() {
    published(ada.captured(), chat.started(), chat.asked(), chat.answered("user"));
    assertThat(row("crm.messages", chat.question))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'conversation_id': '%2$s', 'client_id': '%3$s', 'lead_id': '%4$s', 'sender_id': '%4$s',
                 'sender_type': 'contact', 'content_body': 'Do you have <b>two rooms</b>?', 'status': 'received',
                 'external_message_id': 'ext-%1$s', 'direction': 'inbound', 'timestamp': '2026-02-28T12:01:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.question, chat.id, tenant, ada.lead)));
    assertThat(status(chat.answer)).isEqualTo("sent");
    published(chat.failed());
    assertThat(status(chat.answer)).isEqualTo("failed");
    published(chat.read(), chat.delivered("read"));
    assertThat(status(chat.answer)).isEqualTo("read");
  }

  @Test
  void a_thread_has_the_status_of_the_conversation_that_changed_last() {
    ConversationStory mail = new ConversationStory(ada, actor, "email");
    published(ada.captured(), chat.started(), chat.closed());
    assertThat(status("crm.threads", chat.thread)).isEqualTo("closed");
    assertThat(status("crm.conversations", chat.id)).isEqualTo("closed");
    published(mail.startedInThreadOf(chat));
    assertThat(status("crm.threads", chat.thread)).isEqualTo("active");
    assertThat(status("crm.conversations", chat.id)).isEqualTo("closed");
    published(chat.archived());
    assertThat(status("crm.threads", chat.thread)).isEqualTo("archived");
    published(chat.reopened());
    assertThat(status("crm.conversations", chat.id)).isEqualTo("active");
    published(chat.assigned(), chat.unassigned(), chat.spam());
    assertThat(status("crm.conversations", chat.id)).isEqualTo("spam");
    assertThat(row("crm.conversations", chat.id).has("assigned_agent_id")).isFalse();
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_a_lead_meets_with_in_a_conversation_is_part_of_its_journey() {
    published(
        ada.captured(),
        chat.started(),
        chat.joined(),
        chat.asked(),
        chat.questionRead(),
        chat.handedOff(),
        chat.assigned(),
        chat.answered("user"),
        chat.delivered("delivered"),
        chat.read(),
        chat.handedBack(),
        chat.engaged(null),
        chat.stage("tour_scheduled"),
        chat.abandoned(),
        chat.reopened(),
        chat.failed(),
        chat.closed(),
        chat.archived(),
        chat.spam());
    assertThat(rows("crm.lead_journey_events", "lead_id", ada.lead))
        .extracting(touch -> touch.get("event_type").asString())
        .containsExactly(
            "captured",
            "conversation_started",
            "message",
            "conversation_handed_off",
            "message",
            "message_read",
            "conversation_handed_back",
            "conversation_stage_changed",
            "conversation_abandoned",
            "conversation_reopened",
            "message_failed",
            "conversation_closed");
  }

  @Test
  void a_touch_says_on_which_channel_and_about_what() {
    published(ada.captured(), chat.started());
    UUID event = publishedAlone(chat.asked());
    assertThat(row("crm.lead_journey_events", event))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'client_id': '%s', 'event_type': 'message', 'channel': 'live_chat',
                 'event_data': {'conversation_id': '%s', 'message_id': '%s', 'direction': 'inbound',
                   'sender_type': 'contact'},
                 'caused_by_user_id': '%s', 'occurred_at': '2026-02-28T12:01:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(event, ada.lead, tenant, chat.id, chat.question, actor)));
  }

  private String status(UUID message) {
    return status("crm.messages", message);
  }

  private String status(String table, UUID id) {
    JsonNode found = row(table, id);
    return found.get("status").asString();
  }
}
