package io.leadledger.command.funnel;

import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// Designs of funnels, for tests to choose from.
public final class Designs {
  public static final FunnelDesign LEASING =
      new FunnelDesign(
          "Leasing",
          null,
          List.of("lead"),
          Duration.ofDays(3),
          List.of(
              new Milestone("found", "Found", null, true, false, List.of("area"), null),
              new Milestone("checked", "Checked", null, false, false, List.of("report"), null),
              new Milestone(
                  "planned",
                  "Planned",
                  null,
                  true,
                  false,
                  List.of("visit_date"),
                  "data.visit_date >= entered"),
              new Milestone("applied", "Applied", null, true, true, List.of(), null)),
          List.of(),
          List.of(
              new DataPoint("area", "text", null, false, "found", null),
              new DataPoint("report", "text", null, false, null, null),
              new DataPoint("visit_date", "date", null, false, "planned", null),
              new DataPoint("budget", "money", null, false, null, Map.of("minimum", 100))),
          List.of());

  private Designs() {}

  public static FunnelDesign requiring(String... prerequisites) {
    return with(List.of(prerequisites), List.of());
  }

  public static FunnelDesign triggering(Trigger... triggers) {
    return with(List.of(), List.of(triggers));
  }

  public static Trigger starting(String funnel) {
    return new Trigger("next", "completed", null, "start_funnel", Map.of("funnel", funnel));
  }

  private static FunnelDesign with(List<String> prerequisites, List<Trigger> triggers) {
    return new FunnelDesign(
        LEASING.name(),
        LEASING.description(),
        LEASING.subjects(),
        LEASING.stalledAfter(),
        LEASING.milestones(),
        prerequisites,
        LEASING.dataPoints(),
        triggers);
  }
}
