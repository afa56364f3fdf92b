package io.leadledger.command.calling;

import io.leadledger.events.calling.CallPlan;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Optional;

/// When a campaign's plan lets calls be made.
final class CallHours {
  private static final int WEEK = 7;

  private CallHours() {}

  /// The first moment, from this one on, at which a call may be made; this one itself if it may.
  /// Empty when none will come.
  static Optional<Instant> from(CallPlan plan, Instant moment) {
    Instant earliest =
        plan.notBefore() != null && plan.notBefore().isAfter(moment) ? plan.notBefore() : moment;
    ZoneId zone = ZoneId.of(plan.timezone());
    LocalDate first = earliest.atZone(zone).toLocalDate();
    for (int i = 0; i <= WEEK; i++) {
      LocalDate day = first.plusDays(i);
      if (plan.days().contains(day.getDayOfWeek())) {
        Instant opens = ZonedDateTime.of(day, plan.from(), zone).toInstant();
        Instant closes = ZonedDateTime.of(day, plan.to(), zone).toInstant();
        Instant possible = opens.isAfter(earliest) ? opens : earliest;
        if (possible.isBefore(closes)) {
          return Optional.of(possible)
              .filter(at -> plan.notAfter() == null || !at.isAfter(plan.notAfter()));
        }
      }
    }
    return Optional.empty();
  }
}
