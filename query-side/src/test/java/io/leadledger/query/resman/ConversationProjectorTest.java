package io.leadledger.query.resman;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ConversationProjectorTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");

  @Test
  void a_conversation_with_a_visitor_says_how_far_the_visitor_has_come() {
    published(ada.captured(), chat.started(), chat.handedOff(), chat.engaged(null));
    assertThat(row("resman.conversation", chat.id))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'user_id': '%s', 'start_time': '2026-02-28T12:00:00+00:00',
                 'is_qualified': true, 'is_book_tour': true, 'tour_type': 'in_person', 'pre_qualified': true,
                 'source': 'homepage', 'status': 'handed_off',
                 'notification_status': {'hand_off': '%s', 'status': 'sent'},
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, ada.lead, chat.handOff)));
    published(chat.handedBack(), chat.stage("tour_scheduled"));
    assertThat(status()).isEqualTo("tour_scheduled");
    published(chat.closed());
    assertThat(status()).isEqualTo("completed");
    assertThat(row("resman.conversation", chat.id).get("end_time").asString())
        .isEqualTo("2026-02-28T12:10:00+00:00");
    published(chat.reopened());
    assertThat(row("resman.conversation", chat.id).has("end_time")).isFalse();
    published(chat.abandoned());
    assertThat(status()).isEqualTo("abandoned");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_the_visitor_wants_stands_in_the_columns_of_its_name() {
    published(
        ada.captured(),
        chat.started(),
        chat.asked(),
        chat.analysed(
            "visit_date",
            "the 4th",
            "2026-03-04",
            "number_of_beds",
            "two",
            "2",
            "move_in_date",
            "in May",
            "2026-05-01",
            "budget",
            "1.5k",
            "1500",
            "price_range_min",
            "900",
            "900",
            "occupants_count",
            "three",
            "3",
            "pets_allowed",
            "a dog",
            "true",
            "pet_details",
            "a small dog",
            "a small dog",
            "furnished",
            "furnished",
            "true",
            "desired_features",
            "balcony, garden",
            "balcony, garden",
            "work_location",
            "Harbour",
            "Harbour",
            "reason_for_moving",
            "a new job",
            "a new job"));
    assertThat(row("resman.conversation", chat.id))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'user_id': '%s', 'start_time': '2026-02-28T12:00:00+00:00',
                 'is_qualified': false, 'is_book_tour': false, 'pre_qualified': false,
                 'tour_datetime': '2026-03-04T00:00:00', 'ai_intent_summary': 'It looks for two rooms.',
                 'apartment_size_preference': '2 bedrooms', 'move_in_date': '2026-05-01',
                 'price_range_min': 900.00, 'price_range_max': 1500.00, 'occupants_count': 3,
                 'has_pets': true, 'pet_details': {'said': 'a small dog'},
                 'desired_features': ['balcony', 'garden', 'furnished'], 'work_location': 'Harbour',
                 'reason_for_moving': 'a new job', 'source': 'homepage', 'status': 'chat_initiated',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, ada.lead)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_does_not_fit_its_column_leaves_it_empty() {
    published(
        ada.captured(),
        chat.started(),
        chat.asked(),
        chat.analysed(
            "visit_date",
            "some day",
            "some day",
            "move_in_date",
            "soon",
            "soon",
            "price_range_min",
            "2000",
            "2000",
            "price_range_max",
            "900",
            "900",
            "occupants_count",
            "-1",
            "-1"));
    JsonNode row = row("resman.conversation", chat.id);
    assertThat(row.propertyNames())
        .contains("price_range_max")
        .doesNotContain("tour_datetime", "move_in_date", "price_range_min", "occupants_count");
  }

  @Test
  void a_person_s_message_is_the_bot_s_of_type_agent() {
    published(ada.captured(), chat.started(), chat.asked(), chat.answered("user"));
    assertThat(row("resman.message", chat.question))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'sender_type': 'user',
                 'message_text': 'Do you have <b>two rooms</b>?', 'timestamp': '2026-02-28T12:01:00+00:00',
                 'message_type': 'text', 'metadata': {'page': 3}, 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.question, chat.id)));
    assertThat(row("resman.message", chat.answer))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'sender_type': 'bot', 'message_text': 'We do.',
                 'timestamp': '2026-02-28T12:02:00+00:00', 'message_type': 'agent',
                 'metadata': {'sender_id': '%s'}, 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.answer, chat.id, actor)));
  }

  @Test
  void a_hand_off_notifies_and_is_done_when_it_is_handed_back() {
    published(ada.captured(), chat.started(), chat.handedOff(), chat.handedBack());
    assertThat(row("resman.lead_notification", chat.handOff))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'property_manager_id': '%s', 'notification_type': 'hand_off',
                 'status': 'done', 'sent_at': '2026-03-01T10:00:00+00:00',
                 'response_at': '2026-03-01T10:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.handOff, chat.id, actor)));
  }

  @Test
  void the_engagement_is_what_the_widget_told_and_what_the_conversation_shows() {
    published(
        ada.captured(),
        chat.started(),
        chat.asked(),
        chat.answered("bot"),
        chat.handedOff(),
        chat.engaged(new ConversationSession("device-2", "session-2", null)),
        chat.abandoned());
    assertThat(row("resman.amplitude_analytics", chat.id))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'conversation_id': '%1$s', 'user_id': '%2$s', 'chat_session_started': true,
                 'user_messages_sent': 1, 'bot_messages_received': 1, 'answer_button_clicks': 2,
                 'contact_captured': true, 'contact_method': 'email', 'tour_booked': true, 'tour_type': 'in_person',
                 'email_office_clicked': 1, 'phone_call_clicked': 3, 'incentive_offered': true,
                 'incentive_accepted': true, 'incentive_expired': false, 'admin_handoff_triggered': true,
                 'customer_service_escalated': true, 'conversation_abandoned': true, 'widget_session_ended': true,
                 'widget_minimized': 4, 'session_duration': 600, 'engagement_score': 'high', 'qualified': true,
                 'pre_lease': true, 'tour_intent': true, 'hot': true, 'signed': false,
                 'device_id': 'device-2', 'session_id': 'session-2',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(chat.id, ada.lead)));
    published(chat.reopened());
    JsonNode back = row("resman.amplitude_analytics", chat.id);
    assertThat(back.get("conversation_abandoned").asBoolean()).isFalse();
  }

  private String status() {
    return row("resman.conversation", chat.id).get("status").asString();
  }
}
