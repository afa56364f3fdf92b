package io.leadledger.query.analysis;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How often a funnel was entered and its milestones were reached, period by period.
public record FunnelTrend(UUID funnelId, String period, List<Point> points) {

  /// What happened in a period.
  ///
  /// @param start the first day of the period
  public record Point(LocalDate start, List<Count> steps) {}

  /// How often a step was reached.
  ///
  /// @param milestone null for entering
  public record Count(int step, @Nullable String milestone, long reached) {}
}
