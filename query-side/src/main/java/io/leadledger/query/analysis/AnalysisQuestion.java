package io.leadledger.query.analysis;

import io.leadledger.http.ProblemException;
import io.leadledger.http.Violation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What is asked about a funnel.
record AnalysisQuestion(
    @Parameter(
            description =
                "ordered: with all required milestones before it, in their order. strict: and with none reached out"
                    + " of order. any: whatever was reached before",
            schema =
                @Schema(
                    defaultValue = "ordered",
                    allowableValues = {"ordered", "strict", "any"}))
        String order,
    @Parameter(
            description =
                "How long after entering a milestone counts, as in P30D, or none. Only those are counted whose window"
                    + " has elapsed",
            schema = @Schema(defaultValue = "P30D"))
        String window,
    @Parameter(
            description = "By when they entered",
            schema = @Schema(allowableValues = {"day", "week", "month", "quarter", "year"}))
        @Nullable String cohort,
    @Parameter(
            description = "By the lead, as it is now, or by the version of the funnel",
            schema = @Schema(allowableValues = {"source", "owner", "tag", "version"}))
        @Nullable String breakdown,
    @Parameter(description = "Only those who entered from then on") @Nullable Instant from,
    @Parameter(description = "Only those who entered before") @Nullable Instant until,
    @Parameter(description = "Nothing after it counts; now if absent") Instant asOf,
    @Parameter(
            description = "In which days, weeks and months are meant",
            schema = @Schema(defaultValue = "UTC"))
        String timezone) {
  static final List<String> PERIODS = List.of("day", "week", "month", "quarter", "year");
  private static final List<String> ORDERS = List.of("ordered", "strict", "any");
  private static final List<String> BREAKDOWNS = List.of("source", "owner", "tag", "version");
  private static final String NO_WINDOW = "none";
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");
  private static final Duration LONGEST = Duration.ofDays(36_500);

  AnalysisQuestion {
    order = Objects.requireNonNullElse(order, "ordered");
    window = Objects.requireNonNullElse(window, "P30D");
    asOf = Objects.requireNonNullElseGet(asOf, Instant::now);
    timezone = Objects.requireNonNullElse(timezone, "UTC");
  }

  /// Refuses what cannot be meant, with all that is wrong.
  void check() {
    List<Violation> wrong = new ArrayList<>();
    oneOf(wrong, "order", order, ORDERS);
    oneOf(wrong, "cohort", cohort, PERIODS);
    oneOf(wrong, "breakdown", breakdown, BREAKDOWNS);
    within(wrong, "window", window);
    timezone(wrong, timezone);
    moment(wrong, "from", from);
    moment(wrong, "until", until);
    moment(wrong, "asOf", asOf);
    refuse(wrong);
  }

  /// The window; null for all the time there was.
  @Nullable String within() {
    return window.equals(NO_WINDOW) ? null : window;
  }

  /// Whether it is about what the leads' own table knows.
  boolean needsLeads() {
    return breakdown != null && !breakdown.equals("version");
  }

  static void oneOf(
      List<Violation> wrong, String field, @Nullable String word, List<String> known) {
    if (word != null && !known.contains(word)) {
      wrong.add(new Violation(field, "unknown-value", "This is none of the known values.", known));
    }
  }

  static void timezone(List<Violation> wrong, String zone) {
    if (!ZoneId.getAvailableZoneIds().contains(zone)) {
      wrong.add(
          new Violation(
              "timezone", "not-a-timezone", "This is no IANA time zone.", "Europe/Berlin"));
    }
  }

  static void moment(List<Violation> wrong, String field, @Nullable Instant moment) {
    if (moment != null && (moment.isBefore(EARLIEST) || moment.isAfter(LATEST))) {
      wrong.add(
          new Violation(
              field, "out-of-range", "This is out of range.", EARLIEST + " to " + LATEST));
    }
  }

  static void refuse(List<Violation> wrong) {
    if (!wrong.isEmpty()) {
      throw ProblemException.invalid(wrong);
    }
  }

  private static void within(List<Violation> wrong, String field, String window) {
    if (!window.equals(NO_WINDOW) && !isLength(window)) {
      wrong.add(
          new Violation(
              field, "not-a-duration", "This is no length of time.", "such as P30D, or none"));
    }
  }

  private static boolean isLength(String window) {
    try {
      Duration length = Duration.parse(window);
      return length.isPositive() && length.compareTo(LONGEST) <= 0;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
