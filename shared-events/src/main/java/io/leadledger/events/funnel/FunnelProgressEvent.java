package io.leadledger.events.funnel;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to somebody in a funnel. `status` is `active`, `stalled`, `completed` or
/// `abandoned`, whichever holds from now on. Of milestones `reached` is how many of the required
/// ones are reached, `required` how many there are. `source` is where a value comes from:
/// `conversation`, `page`, `form`, `person` or `api`; `reference` is which one. Moments are those
/// of the business.
public sealed interface FunnelProgressEvent extends DomainEvent {
  UUID progressId();

  FunnelSubject subject();

  @Override
  default UUID aggregateId() {
    return progressId();
  }

  @Override
  default UUID dataSubject() {
    return subject().id();
  }

  /// Somebody is in the funnel, and goes by this version of it. `attributes` are what was told of
  /// them; rules see them. `depth` counts the funnels that have started each other up to this one,
  /// `startedBy` is the progress that did.
  @EventName("funnel.FunnelEntered")
  @Revision("1")
  record FunnelEntered(
      UUID progressId,
      FunnelSubject subject,
      UUID funnelId,
      UUID versionId,
      int version,
      @Personal @Nullable Map<String, Object> attributes,
      int depth,
      @Nullable UUID startedBy,
      String status,
      int required,
      Instant enteredAt)
      implements FunnelProgressEvent {}

  /// A milestone is next.
  @EventName("funnel.MilestoneStarted")
  @Revision("1")
  record MilestoneStarted(
      UUID progressId, FunnelSubject subject, UUID milestoneId, String milestone, Instant startedAt)
      implements FunnelProgressEvent {}

  /// A value is known, and valid. `replacedId` is the collection whose value held until now.
  /// `conversationId` is the conversation that this progress last learnt from, if any.
  @EventName("funnel.DataPointCollected")
  @Revision("1")
  record DataPointCollected(
      UUID progressId,
      FunnelSubject subject,
      UUID collectionId,
      UUID dataPointId,
      String name,
      String type,
      @Personal @Nullable Object value,
      String source,
      @Personal @Nullable String reference,
      double confidence,
      @Nullable UUID replacedId,
      @Nullable UUID conversationId,
      Instant collectedAt)
      implements FunnelProgressEvent {}

  /// A value was told that is not taken. `code` is `unknown-data-point`, `wrong-type`,
  /// `against-the-schema`, `surer-value-known` or `newer-value-known`. `dataPointId` is null when
  /// it is unknown.
  @EventName("funnel.DataPointRejected")
  @Revision("1")
  record DataPointRejected(
      UUID progressId,
      FunnelSubject subject,
      UUID collectionId,
      @Nullable UUID dataPointId,
      String name,
      @Personal @Nullable Object value,
      String source,
      @Personal @Nullable String reference,
      double confidence,
      String code,
      @Personal @Nullable String reason,
      Instant collectedAt)
      implements FunnelProgressEvent {}

  /// A milestone is reached. `facts` are the collections of the values that it requires, `rule`
  /// what held of them.
  @EventName("funnel.MilestoneReached")
  @Revision("1")
  record MilestoneReached(
      UUID progressId,
      FunnelSubject subject,
      UUID milestoneId,
      String milestone,
      List<UUID> facts,
      @Nullable String rule,
      int reached,
      int required,
      Instant reachedAt)
      implements FunnelProgressEvent {}

  /// A milestone that is not required is left out: because somebody said so, or was passed by.
  @EventName("funnel.MilestoneSkipped")
  @Revision("1")
  record MilestoneSkipped(
      UUID progressId,
      FunnelSubject subject,
      UUID milestoneId,
      String milestone,
      @Personal @Nullable String reason,
      Instant skippedAt)
      implements FunnelProgressEvent {}

  /// A milestone that was reached is not: a value was corrected. `because` is the collection of
  /// the new one.
  @EventName("funnel.MilestoneUndone")
  @Revision("1")
  record MilestoneUndone(
      UUID progressId,
      FunnelSubject subject,
      UUID milestoneId,
      String milestone,
      UUID because,
      int reached,
      int required,
      Instant undoneAt)
      implements FunnelProgressEvent {}

  /// There has been no progress for as long as the funnel allows. `milestone` is what is next.
  @EventName("funnel.FunnelStalled")
  @Revision("1")
  record FunnelStalled(
      UUID progressId,
      FunnelSubject subject,
      @Nullable UUID milestoneId,
      @Nullable String milestone,
      String status,
      Instant stalledAt)
      implements FunnelProgressEvent {}

  /// It goes on: after it had stalled, or because a milestone of a completed one was undone.
  @EventName("funnel.FunnelResumed")
  @Revision("1")
  record FunnelResumed(UUID progressId, FunnelSubject subject, String status, Instant resumedAt)
      implements FunnelProgressEvent {}

  /// All required milestones are reached.
  @EventName("funnel.FunnelCompleted")
  @Revision("1")
  record FunnelCompleted(UUID progressId, FunnelSubject subject, String status, Instant completedAt)
      implements FunnelProgressEvent {}

  /// It leads nowhere any more.
  @EventName("funnel.FunnelAbandoned")
  @Revision("1")
  record FunnelAbandoned(
      UUID progressId,
      FunnelSubject subject,
      @Nullable UUID milestoneId,
      @Personal @Nullable String reason,
      String status,
      Instant abandonedAt)
      implements FunnelProgressEvent {}

  /// What a trigger asks for has been done because of an event of this progress, once. `outcome` is
  /// `done`, `failed` (it could not be) or `stopped` (too many funnels have started each other);
  /// `explanation` says why it was not done.
  @EventName("funnel.TriggerFired")
  @Revision("1")
  record TriggerFired(
      UUID progressId,
      FunnelSubject subject,
      UUID firingId,
      UUID triggerId,
      String trigger,
      String action,
      UUID becauseOf,
      String outcome,
      @Personal @Nullable String explanation,
      Instant firedAt)
      implements FunnelProgressEvent {}

  /// It goes by another version of the funnel from now on. `startedMilestones` are those of both
  /// versions that were next once; `setAside` are the collections whose values hold no longer.
  @EventName("funnel.FunnelMigrated")
  @Revision("1")
  record FunnelMigrated(
      UUID progressId,
      FunnelSubject subject,
      UUID versionId,
      int version,
      int previousVersion,
      MigrationReport report,
      List<String> startedMilestones,
      List<UUID> setAside,
      int reached,
      int required,
      Instant migratedAt)
      implements FunnelProgressEvent {}
}
