package io.leadledger.command.conversation;

import io.leadledger.command.values.Fields;
import io.leadledger.events.conversation.Engagement;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a widget or a member tells of a visitor's engagement; null is left as it was. Counters are
/// totals. Also the body of the request that tells it.
public record EngagementReport(
    @Nullable Boolean chatSessionStarted,
    @Nullable Integer answerButtonClicks,
    @Nullable Boolean contactCaptured,
    @Nullable String contactMethod,
    @Nullable Boolean tourBooked,
    @Nullable String tourType,
    @Nullable Integer emailOfficeClicked,
    @Nullable Integer phoneCallClicked,
    @Nullable Boolean incentiveOffered,
    @Nullable Boolean incentiveAccepted,
    @Nullable Boolean incentiveExpired,
    @Nullable Boolean customerServiceEscalated,
    @Nullable Boolean widgetSessionEnded,
    @Nullable Integer widgetMinimized,
    @Nullable Boolean qualified,
    @Nullable Boolean preLease,
    @Nullable Boolean signed) {
  private static final int MOST = 1_000_000;

  /// Tells nothing.
  static final EngagementReport NONE =
      new EngagementReport(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
          null, null);

  /// A chat has begun.
  public static EngagementReport started() {
    return new EngagementReport(
        true, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  /// The visitor has said how to be reached: by `email` or by `phone`.
  public static EngagementReport captured(String method) {
    return new EngagementReport(
        null, null, true, method, null, null, null, null, null, null, null, null, null, null, null,
        null, null);
  }

  /// How often the widget has been closed so far.
  public static EngagementReport minimized(@Nullable Integer times) {
    return new EngagementReport(
        null, null, null, null, null, null, null, null, null, null, null, null, null, times, null,
        null, null);
  }

  EngagementReport checked(Fields fields) {
    fields.between("answerButtonClicks", answerButtonClicks, 0, MOST);
    fields.between("emailOfficeClicked", emailOfficeClicked, 0, MOST);
    fields.between("phoneCallClicked", phoneCallClicked, 0, MOST);
    fields.between("widgetMinimized", widgetMinimized, 0, MOST);
    return new EngagementReport(
        chatSessionStarted,
        answerButtonClicks,
        contactCaptured,
        fields.text("contactMethod", contactMethod, 20),
        tourBooked,
        fields.text("tourType", tourType, 20),
        emailOfficeClicked,
        phoneCallClicked,
        incentiveOffered,
        incentiveAccepted,
        incentiveExpired,
        customerServiceEscalated,
        widgetSessionEnded,
        widgetMinimized,
        qualified,
        preLease,
        signed);
  }

  /// What is known once this is told too.
  Engagement after(Engagement known) {
    return new Engagement(
        or(chatSessionStarted, known.chatSessionStarted()),
        or(answerButtonClicks, known.answerButtonClicks()),
        or(contactCaptured, known.contactCaptured()),
        contactMethod == null ? known.contactMethod() : contactMethod,
        or(tourBooked, known.tourBooked()),
        tourType == null ? known.tourType() : tourType,
        or(emailOfficeClicked, known.emailOfficeClicked()),
        or(phoneCallClicked, known.phoneCallClicked()),
        or(incentiveOffered, known.incentiveOffered()),
        or(incentiveAccepted, known.incentiveAccepted()),
        or(incentiveExpired, known.incentiveExpired()),
        or(customerServiceEscalated, known.customerServiceEscalated()),
        or(widgetSessionEnded, known.widgetSessionEnded()),
        or(widgetMinimized, known.widgetMinimized()),
        or(qualified, known.qualified()),
        or(preLease, known.preLease()),
        or(signed, known.signed()));
  }

  /// Whether no counter is less than it was known to be.
  boolean goesOn(Engagement known) {
    return Stream.of(
            atLeast(answerButtonClicks, known.answerButtonClicks()),
            atLeast(emailOfficeClicked, known.emailOfficeClicked()),
            atLeast(phoneCallClicked, known.phoneCallClicked()),
            atLeast(widgetMinimized, known.widgetMinimized()))
        .allMatch(Boolean::booleanValue);
  }

  private static boolean atLeast(@Nullable Integer told, int known) {
    return told == null || told >= known;
  }

  private static <T> T or(@Nullable T told, T known) {
    return Objects.requireNonNullElse(told, known);
  }
}
