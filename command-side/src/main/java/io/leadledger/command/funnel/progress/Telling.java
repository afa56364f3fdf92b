package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.design.DataPointValues;
import io.leadledger.command.funnel.design.DataPointValues.Invalid;
import io.leadledger.command.funnel.design.DataPointValues.Valid;
import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointRejected;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What becomes of values that are told: taken, refused with the reason, or nothing if they are
/// known as they are.
public record Telling(
    UUID progress,
    Way way,
    Standing standing,
    @Nullable UUID conversation,
    Collect by,
    Instant at) {
  private static final Map<String, String> REASONS =
      Map.of(
          "newer-value-known", "A value of a later moment is known.",
          "surer-value-known", "A value is known of which whoever told it was surer.");

  public @Nullable FunnelProgressEvent of(Told told) {
    DataPoint point = way.dataPoint(told.name()).orElse(null);
    if (point == null) {
      return rejected(told, null, "unknown-data-point", "The funnel has no such data point.");
    }
    return switch (DataPointValues.check(point, told.value())) {
      case Invalid wrong -> rejected(told, id(point), wrong.code(), wrong.reason());
      case Valid valid -> valid(told, point, valid.value());
    };
  }

  private @Nullable FunnelProgressEvent valid(Told told, DataPoint point, Object value) {
    KnownValue known = standing.value(point.name());
    if (known != null && known.covers(value, told)) {
      return null;
    }
    String prevails = known == null ? null : known.prevails(told, by);
    if (prevails != null) {
      return rejected(told, id(point), prevails, REASONS.get(prevails));
    }
    return new DataPointCollected(
        progress,
        standing.subject,
        told.collection(),
        id(point),
        point.name(),
        point.type(),
        value,
        by.source(),
        by.reference(),
        told.confidence(),
        known == null ? null : known.collection(),
        conversation,
        at);
  }

  /// The same value refused for the same reason once more is nothing new.
  private @Nullable DataPointRejected rejected(
      Told told, @Nullable UUID point, String code, @Nullable String reason) {
    return standing.hasRefused(told.name(), told.value(), code)
        ? null
        : new DataPointRejected(
            progress,
            standing.subject,
            told.collection(),
            point,
            told.name(),
            told.value(),
            by.source(),
            by.reference(),
            told.confidence(),
            code,
            reason,
            at);
  }

  private UUID id(DataPoint point) {
    return FunnelParts.dataPoint(way.version().version(), point.name());
  }
}
