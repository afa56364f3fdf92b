package io.leadledger.command.conversation;

import io.leadledger.events.conversation.Engagement;

/// How engaged a visitor is, in points for what was done: 70 and more are `high`, 30 and more
/// `mid`.
final class EngagementScore {
  /// For people.
  static final String RULE =
      "2 points for each of up to 10 messages of the lead, 10 for a click on an answer, 10 for one on"
          + " mail or phone, 10 for an incentive, 30 for a contact, 40 for a tour; mid from 30, high"
          + " from 70.";

  private static final int HIGH = 70;
  private static final int MID = 30;

  private EngagementScore() {}

  static String of(Engagement engagement, int contactMessages) {
    int points =
        Math.min(contactMessages, 10) * 2
            + (engagement.answerButtonClicks() > 0 ? 10 : 0)
            + (engagement.contactCaptured() ? 30 : 0)
            + (engagement.tourBooked() ? 40 : 0)
            + (engagement.emailOfficeClicked() + engagement.phoneCallClicked() > 0 ? 10 : 0)
            + (engagement.incentiveAccepted() ? 10 : 0);
    return points >= HIGH ? "high" : points >= MID ? "mid" : "low";
  }
}
