package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.Standing.Step;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.MigrationReport;
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
        standing()
            .know(
                e.name(),
                new KnownValue(
                    e.collectionId(),
                    e.value(),
                    e.source(),
                    e.reference(),
                    e.confidence(),
                    e.collectedAt()));
        conversation = e.conversationId();
        movedAt = at;
      }
      case DataPointRejected e -> standing().refuse(e.name(), e.value(), e.code());
      case MilestoneStarted e -> standing().came(e.milestone(), Step.STARTED, e.startedAt());
      case MilestoneReached e -> {
        standing().came(e.milestone(), Step.REACHED, e.reachedAt());
        movedAt = at;
      }
      case MilestoneSkipped e -> standing().came(e.milestone(), Step.SKIPPED, e.skippedAt());
      case MilestoneUndone e -> standing().came(e.milestone(), Step.STARTED, e.undoneAt());
      case FunnelStalled e -> status = e.status();
      case FunnelResumed e -> {
        status = e.status();
        movedAt = at;
      }
      case FunnelCompleted e -> status = e.status();
      case FunnelAbandoned e -> status = e.status();
      case TriggerFired _ -> {} // nothing to decide by
      case FunnelMigrated e -> {
        version = e.versionId();
        MigrationReport report = e.report();
        report.droppedMilestones().forEach(standing()::lose);
        report.droppedDataPoints().forEach(standing()::forget);
        report.invalidDataPoints().forEach(standing()::forget);
      }
    }
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
