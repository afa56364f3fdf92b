package io.leadledger.command.calling;

import io.leadledger.events.calling.CallPlan;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Plans for tests to choose from: three attempts, an hour between the first two.
final class Plans {
  private Plans() {}

  static CallPlan always() {
    return plan(List.of(DayOfWeek.values()), "00:00", "23:59:59", null, null);
  }

  static CallPlan plan(
      List<DayOfWeek> days,
      String from,
      String to,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter) {
    return new CallPlan(
        "Ask when they want to move.",
        "Europe/Berlin",
        days,
        LocalTime.parse(from),
        LocalTime.parse(to),
        notBefore,
        notAfter,
        3,
        60,
        5);
  }
}
