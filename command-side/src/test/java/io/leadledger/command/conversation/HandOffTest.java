package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;

import io.leadledger.command.claims.Claims;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class HandOffTest extends ConversationFixture {
  @Nested
  class HandingOff {
    @Test
    void a_person_takes_over_and_is_assigned() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started())
          .when(new HandOff(CONVERSATION, HAND_OFF, COLLEAGUE, "asked for a person"))
          .then(
              new ConversationAssigned(CONVERSATION, LEAD, COLLEAGUE, null, "asked for a person"),
              handedOff(COLLEAGUE, "asked for a person"));
    }

    @Test
    void the_bot_is_silent_while_a_person_speaks() {
      given(started(), handedOff(null, null))
          .when(say("bot", "May I help?", null))
          .broken(ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
      given(started(), handedOff(null, null))
          .when(say("agent", "May I help?", null))
          .broken(ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
    }

    @Test
    void the_bot_goes_on_where_it_was_interrupted() {
      given(
              started(),
              new ConversationStageChanged(CONVERSATION, LEAD, "chat_initiated", "info_collected"),
              new ConversationHandedOff(
                  CONVERSATION, LEAD, HAND_OFF, null, null, "info_collected", "handed_off"))
          .when(new HandBack(CONVERSATION))
          .then(new ConversationHandedBack(CONVERSATION, LEAD, HAND_OFF, "info_collected"));
    }

    @Test
    void what_is_handed_off_already_is_not_handed_off_again() {
      given(started(), handedOff(null, null))
          .when(new HandOff(CONVERSATION, Ids.next(), null, null))
          .thenNothing();
    }

    @Test
    void what_was_not_handed_off_is_not_handed_back() {
      given(started()).when(new HandBack(CONVERSATION)).thenNothing();
    }

    @Test
    void a_closed_conversation_is_not_handed_off() {
      given(started(), closed())
          .when(new HandOff(CONVERSATION, HAND_OFF, null, null))
          .broken(ConversationRule.A_CLOSED_CONVERSATION_IS_WORKED_ON_NO_MORE);
    }
  }

  @Nested
  class Assigning {
    @Test
    void an_assignment_names_the_one_before() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started(), new ConversationAssigned(CONVERSATION, LEAD, MEMBER, null, null))
          .when(new AssignConversation(CONVERSATION, COLLEAGUE, "holiday"))
          .then(new ConversationAssigned(CONVERSATION, LEAD, COLLEAGUE, MEMBER, "holiday"));
    }

    @Test
    void nobody_but_an_active_member_answers() {
      given(started())
          .when(new AssignConversation(CONVERSATION, COLLEAGUE, null))
          .broken(ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
    }

    @Test
    void an_assignment_ends_once() {
      given(started(), new ConversationAssigned(CONVERSATION, LEAD, MEMBER, null, null))
          .when(new UnassignConversation(CONVERSATION, null))
          .then(new ConversationUnassigned(CONVERSATION, LEAD, MEMBER, null));
      given(started()).when(new UnassignConversation(CONVERSATION, null)).thenNothing();
    }
  }
}
