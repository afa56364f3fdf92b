package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationCommand.*;

import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.conversation.Engagement;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class EngagementTest extends ConversationFixture {
  private static final ConversationSession SESSION =
      new ConversationSession("device-1", "session-1", "https://example.com/flats");

  @Test
  void what_a_widget_tells_is_added_to_what_is_known_and_calculated_from() {
    given(started(), engaged(captured(), "low", false))
        .when(new RecordEngagement(CONVERSATION, booked(), SESSION))
        .then(
            new EngagementRecorded(
                CONVERSATION,
                LEAD,
                new Engagement(
                    true,
                    2,
                    true,
                    "email",
                    true,
                    "in_person",
                    0,
                    0,
                    false,
                    false,
                    false,
                    false,
                    false,
                    0,
                    false,
                    false,
                    false),
                seconds(),
                "high",
                true,
                true,
                SESSION));
  }

  @Test
  void a_counter_does_not_fall() {
    given(started(), engaged(captured(), "low", false))
        .when(new RecordEngagement(CONVERSATION, clicked(1), null))
        .broken(ConversationRule.COUNTERS_DO_NOT_FALL);
  }

  @Test
  void what_is_known_already_is_no_event() {
    given(started(), engaged(captured(), "low", false))
        .when(new RecordEngagement(CONVERSATION, clicked(2), null))
        .thenNothing();
  }

  private int seconds() {
    return (int) Duration.between(AT, NOW).toSeconds();
  }

  private Engagement captured() {
    return new Engagement(
        true, 2, true, "email", false, null, 0, 0, false, false, false, false, false, 0, false,
        false, false);
  }

  private EngagementRecorded engaged(Engagement engagement, String score, boolean tour) {
    return new EngagementRecorded(CONVERSATION, LEAD, engagement, 60, score, tour, false, null);
  }

  private EngagementReport booked() {
    return new EngagementReport(
        null,
        null,
        null,
        null,
        true,
        "in_person",
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null);
  }

  private EngagementReport clicked(int times) {
    return new EngagementReport(
        null, times, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }
}
