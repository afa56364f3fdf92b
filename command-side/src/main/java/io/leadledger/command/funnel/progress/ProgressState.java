package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.Timestamp;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// What a progress knows to decide by, and how each event changes it.
abstract class ProgressState extends TenantAggregate {
  static final String ACTIVE = "active";
  static final String STALLED = "stalled";
  static final String COMPLETED = "completed";
  static final String ABANDONED = "abandoned";

  String status = "";
  int depth;
  private @Nullable UUID funnel;
  private @Nullable UUID version;
  private @Nullable Standing standing;
  private @Nullable UUID conversation;

  /// When the last progress was recorded: by this stalling is told, not by moments of the past.
  private @Nullable Instant movedAt;

  @EventSourcingHandler
  void on(FunnelProgressEvent event, MetaData metaData, @Timestamp Instant at) {
    switch (event) {
      case FunnelEntered e -> {
        created(e.progressId(), metaData);
        funnel = e.funnelId();
        version = e.versionId();
        depth = e.depth();
        status = e.status();
        standing = new Standing(e.subject(), e.attributes(), e.enteredAt());
        movedAt = at;
      }
      case DataPointCollected e -> {
        conversation = e.conversationId();
        movedAt = at;
      }
      case MilestoneReached _ -> movedAt = at;
      case FunnelStalled e -> status = e.status();
      case FunnelResumed e -> {
        status = e.status();
        movedAt = at;
      }
      case FunnelCompleted e -> status = e.status();
      case FunnelAbandoned e -> status = e.status();
      case FunnelMigrated e -> version = e.versionId();
      case DataPointRejected _,
          MilestoneStarted _,
          MilestoneSkipped _,
          MilestoneUndone _,
          TriggerFired _ -> {} // changes the standing at most
    }
    standing().evolve(event);
  }

  final UUID funnel() {
    return Objects.requireNonNull(funnel);
  }

  final UUID version() {
    return Objects.requireNonNull(version);
  }

  final Standing standing() {
    return Objects.requireNonNull(standing);
  }

  final Instant movedAt() {
    return Objects.requireNonNull(movedAt);
  }

  /// The conversation that this progress has last learnt from, the one that tells now included.
  final @Nullable UUID conversationOf(Collect telling) {
    return telling.conversation() == null ? conversation : telling.conversation();
  }
}
