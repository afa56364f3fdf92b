package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.conversation.ConversationEvent.*;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class ConversationEndTest extends ConversationFixture {
  @Nested
  class Ending {
    @Test
    void a_closed_conversation_says_how_long_it_took() {
      given(started())
          .when(new CloseConversation(CONVERSATION, "answered"))
          .then(
              new ConversationClosed(
                  CONVERSATION,
                  LEAD,
                  THREAD,
                  "live_chat",
                  "answered",
                  "active",
                  "closed",
                  "completed",
                  Duration.between(AT, NOW).toSeconds(),
                  NOW));
    }

    @Test
    void a_conversation_that_ends_when_it_starts_ends_a_microsecond_later() {
      given(startedAt(NOW))
          .when(new CloseConversation(CONVERSATION, null))
          .then(
              new ConversationClosed(
                  CONVERSATION,
                  LEAD,
                  THREAD,
                  "live_chat",
                  null,
                  "active",
                  "closed",
                  "completed",
                  0,
                  NOW.plusNanos(1_000)));
    }

    @Test
    void a_closed_conversation_is_closed_already() {
      given(started(), closed()).when(new CloseConversation(CONVERSATION, null)).thenNothing();
    }

    @Test
    void a_closed_conversation_is_reopened() {
      given(started(), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "active"));
    }

    @Test
    void what_was_handed_off_is_so_still_when_it_is_reopened() {
      given(started(), handedOff(null, null), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "handed_off"));
    }

    @Test
    void an_open_conversation_need_not_be_reopened() {
      given(started()).when(new ReopenConversation(CONVERSATION, null)).thenNothing();
    }

    @Test
    void an_archived_conversation_takes_no_command_but_to_be_reopened() {
      for (Object command :
          List.of(
              say("contact", "Hello", null),
              new CloseConversation(CONVERSATION, null),
              new MarkSpam(CONVERSATION, null),
              new ChangeStage(CONVERSATION, "active"),
              new RemoveParticipant(CONVERSATION, COLLEAGUE))) {
        given(started(), archived())
            .when(command)
            .broken(ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
      }
      given(started(), archived())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("archived", "active"));
    }

    @Test
    void spam_is_marked_once() {
      given(started()).when(new MarkSpam(CONVERSATION, null)).then(spam());
      given(started(), spam()).when(new MarkSpam(CONVERSATION, null)).thenNothing();
    }

    @Test
    void a_conversation_is_archived_once() {
      given(started()).when(new ArchiveConversation(CONVERSATION, null)).then(archived());
      given(started(), archived()).when(new ArchiveConversation(CONVERSATION, null)).thenNothing();
    }
  }

  @Nested
  class FallingQuiet {
    @Test
    void somebody_looks_after_the_quiet_time_of_the_channel() {
      claims.claim(TENANT, LEAD, Map.of("conversation.thread", THREAD.toString()));
      given().when(start(LEAD, THREAD, "x-1")).then(started("x-1"));
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }

    @Test
    void a_conversation_in_which_something_was_said_meanwhile_is_looked_at_again() {
      given(started()).when(new AbandonIfQuiet(CONVERSATION)).thenNothing();
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }

    @Test
    void a_quiet_conversation_is_abandoned_from_the_moment_in_which_it_fell_quiet() {
      givenAt(NOW.minus(QUIET), started())
          .when(new AbandonIfQuiet(CONVERSATION))
          .then(
              new ConversationAbandoned(
                  CONVERSATION,
                  LEAD,
                  "live_chat",
                  "chat_initiated",
                  "abandoned",
                  NOW.minus(QUIET)));
    }

    @Test
    void what_is_over_is_not_abandoned() {
      givenAt(NOW.minus(QUIET), started(), closed())
          .when(new AbandonIfQuiet(CONVERSATION))
          .thenNothing();
      givenAt(NOW.minus(QUIET), started(), abandoned())
          .when(new AbandonIfQuiet(CONVERSATION))
          .thenNothing();
      assertThat(looks).isEmpty();
    }

    @Test
    void what_is_reopened_is_looked_at_again() {
      given(started(), closed())
          .when(new ReopenConversation(CONVERSATION, null))
          .then(reopened("closed", "active"));
      assertThat(looks).containsExactly(NOW.plus(QUIET));
    }
  }
}
