package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.claims.Claims;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationStartTest extends ConversationFixture {
  @Nested
  class Starting {
    @Test
    void a_conversation_with_a_lead_opens_a_thread_of_the_lead() {
      claims.claim(TENANT, LEAD, Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, "x-1")).then(started("x-1"));
    }

    @Test
    void nobody_talks_with_a_lead_that_is_not_there() {
      given()
          .when(start(Ids.next(), null, null))
          .broken(ConversationRule.A_CONVERSATION_IS_WITH_A_KNOWN_LEAD);
    }

    @Test
    void a_thread_of_another_lead_is_refused() {
      claims.claim(TENANT, Ids.next(), Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, null)).broken(ConversationRule.A_THREAD_IS_OF_ONE_LEAD);
    }

    @Test
    void a_provider_s_thread_is_one_conversation() {
      claims.claim(TENANT, Ids.next(), Map.of("conversation.external-thread", "live_chat\0x-1"));
      given()
          .when(start(LEAD, null, "x-1"))
          .broken(ConversationRule.AN_EXTERNAL_THREAD_IS_ONE_CONVERSATION);
    }

    @Test
    void a_channel_that_nobody_knows_is_refused_with_those_that_are() {
      assertThatThrownBy(
              () ->
                  new StartConversation(
                      CONVERSATION, LEAD, null, "pigeon", "inbound", null, null, null, null, null))
          .satisfies(refused -> violated(refused, "channel", "unknown-value"));
    }
  }

  @Nested
  class Participating {
    @Test
    void a_member_joins_and_changes_roles() {
      claims.claim(TENANT, COLLEAGUE, Map.of(Claims.MEMBER, COLLEAGUE.toString()));
      given(started())
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "observer", true))
          .then(joined("observer"));
      given(started(), joined("observer"))
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .then(joined("owner"));
    }

    @Test
    void who_has_the_role_already_joins_without_an_event() {
      given(started(), joined("owner"))
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .thenNothing();
    }

    @Test
    void a_stranger_does_not_take_part() {
      given(started())
          .when(new AddParticipant(CONVERSATION, COLLEAGUE, "owner", true))
          .broken(ConversationRule.ONLY_ACTIVE_MEMBERS_TAKE_PART);
    }

    @Test
    void a_participant_leaves_once() {
      given(started(), joined("owner"))
          .when(new RemoveParticipant(CONVERSATION, COLLEAGUE))
          .then(new ParticipantLeft(CONVERSATION, LEAD, COLLEAGUE));
      given(started()).when(new RemoveParticipant(CONVERSATION, COLLEAGUE)).thenNothing();
    }
  }

  @Nested
  class Guarding {
    @Test
    void a_conversation_of_another_tenant_is_not_there() {
      given(started()).whenAnotherTenantSends(say("contact", "Hello", null)).refused(404);
    }

    @Test
    void a_conversation_that_has_changed_since_is_not_touched() {
      given(started(), spam())
          .whenExpectingVersion(0, new CloseConversation(CONVERSATION, null))
          .refused(412);
    }
  }
}
