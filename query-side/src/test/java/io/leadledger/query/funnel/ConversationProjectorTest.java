package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationProjectorTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");

  @Test
  void a_conversation_with_a_lead_says_where_it_began_and_how_far_it_has_come() {
    published(
        ada.captured(),
        chat.started(),
        chat.asked(),
        chat.answered("bot"),
        chat.assigned(),
        chat.handedOff());
    assertThat(row("funnel.user_conversation", chat.id))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'user_id': '%s', 'agent_id': '%s', 'channel': 'live_chat',
                 'status': 'active', 'stage': 'handed_off', 'subject': 'Two rooms',
                 'context': {'thread_id': '%s', 'source': 'homepage', 'external_thread_id': 'x-1',
                   'device_id': 'device-1', 'session_id': 'session-1', 'page_url': 'https://acme.example/flats'},
                 'message_count': 2, 'handed_off': true, 'started_at': '2026-02-28T12:00:00+00:00',
                 'last_message_at': '2026-02-28T12:02:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, tenant, ada.lead, actor, chat.thread)));
  }

  @Test
  void what_the_lead_says_is_kept_as_it_was_said() {
    published(ada.captured(), chat.started(), chat.asked());
    assertThat(row("funnel.conversation_message", chat.question))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'tenant_id': '%s', 'number': 1, 'sender_type': 'contact',
                 'sender_id': '%s', 'content': 'Do you have <b>two rooms</b>?', 'content_type': 'text/html',
                 'metadata': {'page': 3}, 'sent_at': '2026-02-28T12:01:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.question, chat.id, tenant, ada.lead)));
  }

  @Test
  void an_analysis_says_what_was_found_and_where() {
    published(
        ada.captured(), chat.started(), chat.asked(), chat.analysed("beds", "two rooms", "2"));
    assertThat(row("funnel.conversation_analysis", chat.analysis))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'tenant_id': '%s', 'user_id': '%s', 'status': 'completed',
                 'occasion': 'quiet', 'message_count': 2, 'intent': 'search', 'sentiment': 'positive',
                 'summary': 'It looks for two rooms.', 'findings': ['The lead asked for two rooms.'],
                 'extracted_data_points': [{'name': 'beds', 'value': 'two rooms', 'normalised_value': '2',
                   'confidence': 0.9, 'message_id': '%s', 'message_number': 1, 'start': 15, 'end': 24}],
                 'model': 'embedded', 'cost': 0.012500, 'analysed_at': '2026-03-01T10:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.analysis, chat.id, tenant, ada.lead, chat.question)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void an_analysis_that_failed_says_why() {
    published(ada.captured(), chat.started(), chat.asked(), chat.analysisFailed());
    assertThat(row("funnel.conversation_analysis", chat.analysis))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'tenant_id': '%s', 'user_id': '%s', 'status': 'failed',
                 'failure': 'No answer.', 'occasion': 'closed', 'message_count': 2, 'findings': [],
                 'extracted_data_points': [], 'analysed_at': '2026-03-01T10:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.analysis, chat.id, tenant, ada.lead)));
  }

  @Test
  void a_conversation_ends_and_goes_on() {
    published(ada.captured(), chat.started(), chat.handedOff(), chat.handedBack(), chat.closed());
    JsonNode closed = row("funnel.user_conversation", chat.id);
    assertThat(closed.get("status").asString()).isEqualTo("closed");
    assertThat(closed.get("stage").asString()).isEqualTo("completed");
    assertThat(closed.get("handed_off").asBoolean()).isFalse();
    assertThat(closed.get("ended_at").asString()).isEqualTo("2026-02-28T12:10:00+00:00");

    published(chat.reopened(), chat.stage("tour_scheduled"), chat.assigned(), chat.unassigned());
    JsonNode open = row("funnel.user_conversation", chat.id);
    assertThat(open.get("status").asString()).isEqualTo("active");
    assertThat(open.get("stage").asString()).isEqualTo("tour_scheduled");
    assertThat(open.has("ended_at")).isFalse();
    assertThat(open.has("agent_id")).isFalse();

    published(chat.abandoned(), chat.archived());
    JsonNode archived = row("funnel.user_conversation", chat.id);
    assertThat(archived.get("stage").asString()).isEqualTo("abandoned");
    assertThat(archived.get("status").asString()).isEqualTo("archived");
    published(chat.spam());
    assertThat(row("funnel.user_conversation", chat.id).get("status").asString()).isEqualTo("spam");
    assertThatAReplayMakesTheSameRows();
  }
}
