package io.leadledger.command.funnel.trigger;

import io.leadledger.command.funnel.design.DesignCheck;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.Trigger;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// An event that triggers may be on.
///
/// @param of which milestone or data point; null where there is none
/// @param at when it was so
record Occasion(String on, @Nullable String of, Instant at) {
  private static final Duration HISTORY = Duration.ofDays(1);

  /// Empty if none is. What is brought in as history, with a moment of more than a day ago, is no
  /// occasion to act now.
  static Optional<Occasion> of(EventMessage<?> message) {
    return message.getPayload() instanceof FunnelProgressEvent event
        ? Optional.ofNullable(occasion(event))
            .filter(it -> it.at().isAfter(message.getTimestamp().minus(HISTORY)))
        : Optional.empty();
  }

  private static @Nullable Occasion occasion(FunnelProgressEvent event) {
    return switch (event) {
      case MilestoneReached e ->
          new Occasion(DesignCheck.MILESTONE_REACHED, e.milestone(), e.reachedAt());
      case DataPointCollected e ->
          new Occasion(DesignCheck.DATA_POINT_COLLECTED, e.name(), e.collectedAt());
      case FunnelStalled e -> new Occasion("stalled", null, e.stalledAt());
      case FunnelCompleted e -> new Occasion("completed", null, e.completedAt());
      case FunnelAbandoned e -> new Occasion("abandoned", null, e.abandonedAt());
      case FunnelEntered _,
          MilestoneStarted _,
          DataPointRejected _,
          MilestoneSkipped _,
          MilestoneUndone _,
          FunnelResumed _,
          TriggerFired _,
          FunnelMigrated _ ->
          null; // nothing is on them
    };
  }

  List<Trigger> triggers(FunnelDesign design) {
    return design.triggers().stream()
        .filter(it -> it.on().equals(on) && (it.of() == null || it.of().equals(of)))
        .toList();
  }

  /// The name of what a trigger does because of an event: one for both.
  static UUID firing(EventMessage<?> event, Trigger trigger) {
    return UUID.nameUUIDFromBytes(
        ("firing/" + event.getIdentifier() + "/" + trigger.key()).getBytes(StandardCharsets.UTF_8));
  }
}
