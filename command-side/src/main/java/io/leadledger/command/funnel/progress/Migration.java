package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.design.DataPointValues;
import io.leadledger.command.funnel.design.DataPointValues.Valid;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.MigrationReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

/// What it means for somebody to go by another version.
final class Migration {
  private Migration() {}

  static MigrationReport report(FunnelDesign from, Way to, Standing standing) {
    List<String> before = from.milestones().stream().map(Milestone::key).toList();
    List<String> after = to.design().milestones().stream().map(Milestone::key).toList();
    List<String> kept = new ArrayList<>();
    List<String> dropped = new ArrayList<>();
    List<String> invalid = new ArrayList<>();
    for (Map.Entry<String, KnownValue> each : standing.values().entrySet()) {
      DataPoint point = to.dataPoint(each.getKey()).orElse(null);
      if (point == null) {
        dropped.add(each.getKey());
      } else if (isValid(point, each.getValue())) {
        kept.add(each.getKey());
      } else {
        invalid.add(each.getKey());
      }
    }
    return new MigrationReport(
        before.stream().filter(after::contains).toList(),
        after.stream().filter(key -> !before.contains(key)).toList(),
        before.stream().filter(key -> !after.contains(key)).toList(),
        kept.stream().sorted().toList(),
        dropped.stream().sorted().toList(),
        invalid.stream().sorted().toList());
  }

  /// The collections whose values hold no longer.
  static List<UUID> setAside(MigrationReport report, Standing standing) {
    return Stream.concat(report.droppedDataPoints().stream(), report.invalidDataPoints().stream())
        .map(standing::value)
        .flatMap(Stream::ofNullable)
        .map(KnownValue::collection)
        .toList();
  }

  private static boolean isValid(DataPoint point, KnownValue known) {
    return known.value() == null
        || DataPointValues.check(point, Objects.requireNonNull(known.value())) instanceof Valid;
  }
}
