package io.leadledger.command.funnel;

import io.leadledger.events.funnel.DroppedParts;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import java.util.List;
import java.util.function.Function;

/// What one design says and another does not.
final class Dropping {
  private Dropping() {}

  static DroppedParts from(FunnelDesign before, FunnelDesign after) {
    return new DroppedParts(
        dropped(before.milestones(), after.milestones(), Milestone::key),
        dropped(before.prerequisites(), after.prerequisites(), Function.identity()),
        dropped(before.dataPoints(), after.dataPoints(), DataPoint::name),
        dropped(before.triggers(), after.triggers(), Trigger::key));
  }

  private static <T> List<String> dropped(List<T> before, List<T> after, Function<T, String> name) {
    List<String> kept = after.stream().map(name).toList();
    return before.stream().map(name).filter(each -> !kept.contains(each)).toList();
  }
}
