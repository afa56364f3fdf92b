package io.leadledger.events.conversation;

import org.jspecify.annotations.Nullable;

/// What a website's widget has counted in one conversation so far, and what people know of its
/// outcome. Messages, hand-off and abandonment are told by events of their own. `contactMethod` is
/// how the visitor left a contact, `tourType` what kind of tour was booked.
public record Engagement(
    boolean chatSessionStarted,
    int answerButtonClicks,
    boolean contactCaptured,
    @Nullable String contactMethod,
    boolean tourBooked,
    @Nullable String tourType,
    int emailOfficeClicked,
    int phoneCallClicked,
    boolean incentiveOffered,
    boolean incentiveAccepted,
    boolean incentiveExpired,
    boolean customerServiceEscalated,
    boolean widgetSessionEnded,
    int widgetMinimized,
    boolean qualified,
    boolean preLease,
    boolean signed) {

  /// Nothing counted yet.
  public static final Engagement NONE =
      new Engagement(
          false, 0, false, null, false, null, 0, 0, false, false, false, false, false, 0, false,
          false, false);
}
