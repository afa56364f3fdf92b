package io.leadledger.query.smartweb;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.ConversationStory;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import org.junit.jupiter.api.Test;

class ConversationProjectorTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final ConversationStory mail = new ConversationStory(ada, actor, "email");
  private final ConversationStory call = new ConversationStory(ada, actor, "call");

  @Test
  void each_mail_is_an_interaction_and_a_chat_is_one_as_a_whole() {
    published(
        ada.captured(),
        mail.started(),
        mail.asked(),
        mail.answered("user"),
        mail.read(),
        mail.closed(),
        chat.started(),
        chat.asked(),
        chat.answered("bot"),
        chat.read(),
        chat.closed());
    assertThat(rows("smartweb.interactions", "lead_id", ada.lead))
        .containsExactly(
            json(
                """
                {'id': '%1$s', 'lead_id': '%2$s', 'type': 'email', 'direction': 'inbound', 'subject': 'Flat',
                 'content': 'Do you have <b>two rooms</b>?', 'participated_users': [],
                 'email_message_id': 'ext-%1$s', 'email_thread_id': '%3$s',
                 'created_at': '2026-02-28T12:01:00', 'updated_at': '2026-03-01T10:00:00',
                 'completed_at': '2026-02-28T12:01:00'}"""
                    .formatted(mail.question, ada.lead, mail.id)),
            json(
                """
                {'id': '%1$s', 'lead_id': '%2$s', 'type': 'email', 'direction': 'outbound', 'subject': 'Re: Flat',
                 'content': 'We do.', 'initiated_by': '%4$s', 'participated_users': ['%4$s'],
                 'email_thread_id': '%3$s', 'email_opened': true,
                 'created_at': '2026-02-28T12:02:00', 'updated_at': '2026-03-01T10:00:00',
                 'completed_at': '2026-02-28T12:02:00'}"""
                    .formatted(mail.answer, ada.lead, mail.id, actor)),
            json(
                """
                {'id': '%s', 'lead_id': '%s', 'type': 'live_chat', 'direction': 'inbound', 'subject': 'Two rooms',
                 'summary': 'answered', 'participated_users': [],
                 'created_at': '2026-02-28T12:00:00', 'updated_at': '2026-03-01T10:00:00',
                 'completed_at': '2026-02-28T12:10:00'}"""
                    .formatted(chat.id, ada.lead)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_call_says_what_was_understood_of_it() {
    published(ada.captured(), call.started(), call.closed(), call.analysed("beds", "two", "2"));
    assertThat(row("smartweb.interactions", call.id))
        .isEqualTo(
            json(
                """
                {'id': '%1$s', 'lead_id': '%2$s', 'type': 'call', 'direction': 'inbound', 'subject': 'Two rooms',
                 'summary': 'It looks for two rooms.', 'initiated_by': '%3$s', 'participated_users': ['%3$s'],
                 'call_duration': 600, 'call_sentiment': 'positive',
                 'ai_insights': {'intent': 'search', 'sentiment': 'positive',
                   'findings': ['The lead asked for two rooms.'],
                   'data_points': [{'name': 'beds', 'value': 'two', 'normalised_value': '2', 'confidence': 0.9,
                     'message_id': '%4$s', 'message_number': 1, 'start': 15, 'end': 24}]},
                 'created_at': '2026-02-28T12:00:00', 'updated_at': '2026-03-01T10:00:00',
                 'completed_at': '2026-02-28T12:10:00'}"""
                    .formatted(call.id, ada.lead, actor, call.question)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_call_says_how_long_it_took_until_it_goes_on() {
    published(ada.captured(), call.started(), call.closed());
    assertThat(row("smartweb.interactions", call.id).get("call_duration").asInt()).isEqualTo(600);
    assertThat(row("smartweb.interactions", call.id).get("initiated_by").asString())
        .isEqualTo(actor.toString());
    published(call.reopened());
    assertThat(row("smartweb.interactions", call.id).has("completed_at")).isFalse();
  }
}
