package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.FoundDataPoint;
import java.util.List;
import org.junit.jupiter.api.Test;

class UnderstandingTest extends ConversationFixture {
  @Test
  void the_first_message_that_is_not_understood_sets_the_time_to_do_so() {
    given(started(), said(MESSAGE, 1, 1, "contact", AT))
        .when(new PrepareAnalysis(CONVERSATION))
        .thenNothing();
    given(started()).when(say("contact", "Two rooms, please", null));
    assertThat(analyses).containsExactly("0 quiet " + NOW.plus(SILENCE));
    given(started(), said(MESSAGE, 1, 1, "contact", AT)).when(say("contact", "Please", null));
    assertThat(analyses).hasSize(1);
  }

  @Test
  void what_ends_is_understood_at_once_unless_it_is_already() {
    given(started(), said(MESSAGE, 1, 1, "contact", AT))
        .when(new CloseConversation(CONVERSATION, null));
    assertThat(analyses).containsExactly("0 closed " + NOW);
    given(started(), said(MESSAGE, 1, 1, "contact", AT), analysed(1))
        .when(new CloseConversation(CONVERSATION, null));
    assertThat(analyses).hasSize(1);
  }

  @Test
  void what_was_said_while_it_was_being_understood_is_understood_later() {
    given(started(), said(MESSAGE, 1, 1, "contact", AT), said(MESSAGE, 2, 2, "contact", AT))
        .when(understood(1))
        .then(analysed(1));
    assertThat(analyses).containsExactly("1 quiet " + NOW.plus(SILENCE));
  }

  @Test
  void nothing_is_understood_where_nothing_was_said() {
    given(started())
        .when(new PrepareAnalysis(CONVERSATION))
        .broken(ConversationRule.ONLY_WHAT_WAS_SAID_IS_ANALYSED);
  }

  @Test
  void the_same_messages_are_understood_once() {
    given(started(), said(MESSAGE, 1, 1, "contact", AT), analysed(1))
        .when(understood(1, found("area", "Bonn", 0.9, 1)))
        .thenNothing();
  }

  @Test
  void a_later_correction_replaces_an_earlier_value() {
    FoundDataPoint earlier = found("area", "Bonn", 0.95, 1);
    FoundDataPoint later = found("area", "Ulm", 0.7, 3);
    given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, earlier))
        .when(understood(3, later))
        .then(analysed(3, later));
  }

  @Test
  void a_worse_guess_never_replaces_a_value() {
    FoundDataPoint known = found("area", "Bonn", 0.9, 2);
    for (FoundDataPoint guess :
        List.of(
            found("area", "Ulm", 0.5, 3),
            found("area", "Ulm", 0.9, 2),
            found("area", "Ulm", 0.89, 1),
            found("area", "Bonn", 0.8, 3))) {
      given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, known))
          .when(understood(3, guess))
          .then(analysed(3, known));
    }
  }

  @Test
  void a_surer_answer_about_the_same_words_replaces_a_value() {
    FoundDataPoint surer = found("area", "Bonn-Beuel", 0.95, 2);
    given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, found("area", "Bonn", 0.9, 2)))
        .when(understood(3, surer))
        .then(analysed(3, surer));
  }

  @Test
  void what_is_not_found_again_still_holds() {
    FoundDataPoint area = found("area", "Bonn", 0.9, 1);
    FoundDataPoint beds = found("beds", "2", 0.9, 3);
    given(started(), said(MESSAGE, 3, 3, "contact", AT), analysed(2, area))
        .when(understood(3, beds))
        .then(analysed(3, area, beds));
  }

  @Test
  void a_failure_is_recorded_and_loses_nothing() {
    FoundDataPoint area = found("area", "Bonn", 0.9, 1);
    var failed =
        new ConversationAnalysisFailed(CONVERSATION, LEAD, HAND_OFF, 2, "request", "Too late.");
    given(started(), said(MESSAGE, 2, 2, "contact", AT), analysed(1, area))
        .when(new RecordAnalysisFailure(CONVERSATION, HAND_OFF, 2, "request", "Too late."))
        .then(failed);
    given(
            started(),
            said(MESSAGE, 2, 2, "contact", AT),
            analysed(1, area),
            failed,
            said(COLLEAGUE, 3, 3, "contact", AT))
        .when(understood(3))
        .then(analysed(3, area));
  }

  @Test
  void what_is_archived_is_not_analysed() {
    given(started(), said(MESSAGE, 1, 1, "contact", AT), archived())
        .when(understood(1))
        .broken(ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
  }

  private RecordAnalysis understood(int messages, FoundDataPoint... found) {
    return new RecordAnalysis(
        CONVERSATION,
        HAND_OFF,
        messages,
        "quiet",
        "embedded",
        null,
        "search",
        "neutral",
        "It looks for a flat.",
        List.of(),
        List.of(found));
  }

  private ConversationAnalysed analysed(int messages, FoundDataPoint... holding) {
    return new ConversationAnalysed(
        CONVERSATION,
        LEAD,
        HAND_OFF,
        "live_chat",
        messages,
        "quiet",
        "embedded",
        null,
        "search",
        "neutral",
        "It looks for a flat.",
        List.of(),
        List.of(holding));
  }

  private FoundDataPoint found(String name, String value, double confidence, int message) {
    return new FoundDataPoint(name, value, value, confidence, MESSAGE, message, 0, 4);
  }
}
