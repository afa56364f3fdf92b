package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.*;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class MessageTest extends ConversationFixture {
  @Nested
  class Recording {
    @Test
    void what_the_lead_says_is_inbound_and_counted() {
      given(started(), said(MESSAGE, 1, 0, "bot", AT))
          .when(say("contact", "Two rooms, please", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  2,
                  1,
                  1,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Two rooms, please",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void what_a_member_says_is_said_in_the_name_of_the_caller() {
      given(started())
          .when(say("user", "Hello", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  0,
                  0,
                  "live_chat",
                  "outbound",
                  "user",
                  MEMBER.toString(),
                  null,
                  "Hello",
                  "text/plain",
                  null,
                  null,
                  "sent",
                  LATER,
                  LATER));
    }

    @Test
    void a_message_told_late_does_not_set_the_clock_back() {
      given(started(), said(Ids.next(), 1, 1, "contact", LATER.plusSeconds(9)))
          .when(say("contact", "Hello", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  2,
                  2,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Hello",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER.plusSeconds(9)));
    }

    @Test
    void an_external_id_seen_twice_is_one_message_also_when_the_conversation_is_closed_by_then() {
      entered(CONVERSATION, "wa-1", true);
      given(started(), said(MESSAGE, 1, 1, "contact", AT), closed())
          .when(say("contact", "Hello", "wa-1"))
          .thenNothing();
    }

    @Test
    void an_external_id_of_another_conversation_is_refused() {
      entered(Ids.next(), "wa-1", true);
      given(started())
          .when(say("contact", "Hello", "wa-1"))
          .broken(ConversationRule.AN_EXTERNAL_MESSAGE_ID_NAMES_ONE_MESSAGE);
    }

    @Test
    void a_closed_conversation_takes_no_message() {
      given(started(), closed())
          .when(say("contact", "Hello?", null))
          .broken(ConversationRule.A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE);
    }

    @Test
    void spam_is_kept_and_not_answered() {
      given(started(), spam())
          .when(say("user", "Go away", null))
          .broken(ConversationRule.SPAM_IS_NOT_ANSWERED);
      given(started(), spam())
          .when(say("contact", "Buy now", null))
          .then(
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  1,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "Buy now",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void a_lead_that_comes_back_reopens_what_it_had_abandoned() {
      given(started(), abandoned())
          .when(say("contact", "I am back", null))
          .then(
              reopened("active", "active"),
              new MessageRecorded(
                  CONVERSATION,
                  LEAD,
                  MESSAGE,
                  1,
                  1,
                  0,
                  "live_chat",
                  "inbound",
                  "contact",
                  LEAD.toString(),
                  null,
                  "I am back",
                  "text/plain",
                  null,
                  null,
                  "received",
                  LATER,
                  LATER));
    }

    @Test
    void pictures_and_control_characters_are_no_text() {
      assertThatThrownBy(() -> text("\u0007\u0001 PNG", null))
          .satisfies(refused -> violated(refused, "content", "binary-content"));
      assertThatThrownBy(() -> text("iVBORw0KGgo", "image/png"))
          .satisfies(refused -> violated(refused, "contentType", "binary-content"));
    }

    @Test
    void a_message_has_at_most_a_hundred_thousand_characters() {
      assertThat(text("a".repeat(100_000), "Text/HTML; charset=utf-8").contentType())
          .isEqualTo("text/html");
      assertThatThrownBy(() -> text("a".repeat(100_001), null))
          .satisfies(refused -> violated(refused, "content", "too-long"));
    }

    private RecordMessage text(String content, @Nullable String type) {
      return new RecordMessage(
          CONVERSATION, MESSAGE, "contact", null, null, content, type, null, null, null);
    }
  }

  @Nested
  class Receipts {
    @Test
    void a_delivery_is_told_once() {
      entered(CONVERSATION, "wa-1", false);
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("delivered"));
      given(started()).when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER)).thenNothing();
    }

    @Test
    void a_message_that_has_been_read_stays_read_when_its_delivery_is_told_after_it() {
      entered(CONVERSATION, "wa-1", false);
      given(started()).when(new ConfirmReading(CONVERSATION, MESSAGE, LATER)).then(read(null));
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("read"));
      given(started()).when(new ConfirmReading(CONVERSATION, MESSAGE, LATER)).thenNothing();
    }

    @Test
    void what_has_arrived_has_not_failed() {
      entered(CONVERSATION, "wa-1", false);
      messages.markDelivered(MESSAGE);
      given(started()).when(failure()).thenNothing();
    }

    @Test
    void a_failure_is_told_once_and_a_later_delivery_outweighs_it() {
      entered(CONVERSATION, "wa-1", false);
      given(started())
          .when(failure())
          .then(
              new MessageFailed(
                  CONVERSATION, LEAD, MESSAGE, "live_chat", "failed", "mailbox full", LATER));
      given(started()).when(failure()).thenNothing();
      given(started())
          .when(new ConfirmDelivery(CONVERSATION, MESSAGE, LATER))
          .then(delivered("delivered"));
    }

    @Test
    void a_message_of_the_lead_cannot_have_failed() {
      entered(CONVERSATION, "wa-1", true);
      given(started()).when(failure()).broken(ConversationRule.ONLY_OUTBOUND_MESSAGES_FAIL);
    }

    @Test
    void a_participant_who_reads_the_lead_s_message_is_named() {
      entered(CONVERSATION, "wa-1", true);
      given(started(), new ParticipantJoined(CONVERSATION, LEAD, MEMBER, "owner", true))
          .when(new ConfirmReading(CONVERSATION, MESSAGE, LATER))
          .then(read(MEMBER));
    }

    @Test
    void a_receipt_for_a_message_of_another_conversation_is_refused() {
      entered(Ids.next(), "wa-1", false);
      given(started())
          .when(new ConfirmReading(CONVERSATION, MESSAGE, LATER))
          .broken(ConversationRule.A_RECEIPT_IS_FOR_A_MESSAGE_OF_THE_CONVERSATION);
    }

    private ReportFailure failure() {
      return new ReportFailure(CONVERSATION, MESSAGE, "mailbox full", LATER);
    }

    private MessageDelivered delivered(String status) {
      return new MessageDelivered(CONVERSATION, LEAD, MESSAGE, "live_chat", status, LATER);
    }

    private MessageRead read(@Nullable UUID participant) {
      return new MessageRead(CONVERSATION, LEAD, MESSAGE, "live_chat", "read", participant, LATER);
    }
  }
}
