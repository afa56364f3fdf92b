package io.leadledger.events.funnel;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What was thought of somebody's progress through a funnel, and what people made of it. Of an
/// action, `status` is `suggested`, `accepted`, `dismissed`, `done` or `overtaken`, whichever holds
/// from now on.
public sealed interface FunnelAdviceEvent extends DomainEvent {
  UUID adviceId();

  UUID progressId();

  FunnelSubject subject();

  @Override
  default UUID aggregateId() {
    return adviceId();
  }

  @Override
  default UUID dataSubject() {
    return subject().id();
  }

  /// How a progress stood, by its first `progressVersion` + 1 events. `completion` and
  /// `stallingRisk` go from 0 to 1; `velocity` is how often faster than the median of the cohort
  /// it came to the milestone reached last, null while the cohort is too small. The cohort are the
  /// others who have reached the same. `occasion` is `schedule` or `request`.
  @EventName("funnel.FunnelAssessed")
  @Revision("1")
  record FunnelAssessed(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID assessmentId,
      UUID versionId,
      long progressVersion,
      String occasion,
      double completion,
      @Nullable Double velocity,
      int cohortSize,
      double stallingRisk,
      List<String> missingDataPoints,
      List<Reasoned> figures,
      List<Reasoned> riskFacts,
      List<Reasoned> recommendations,
      Instant assessedAt)
      implements FunnelAdviceEvent {}

  /// What an assessment comes to, in words. `model` is `embedded` or the name of the language model
  /// that worded the summary, `interactionId` is how it was asked.
  @EventName("funnel.FunnelAnalysed")
  @Revision("1")
  record FunnelAnalysed(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID analysisId,
      UUID assessmentId,
      List<Reasoned> findings,
      List<String> nextSteps,
      @Personal @Nullable String summary,
      String model,
      @Nullable UUID interactionId,
      Instant analysedAt)
      implements FunnelAdviceEvent {}

  /// Something would help. `about` is a milestone or data point, `rank` counts from 1, the most
  /// urgent; `score` goes from 0 to 1.
  @EventName("funnel.ActionSuggested")
  @Revision("1")
  record ActionSuggested(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      UUID assessmentId,
      String kind,
      @Nullable String about,
      String title,
      String reason,
      int rank,
      double score,
      List<UUID> events,
      String status,
      Instant suggestedAt)
      implements FunnelAdviceEvent {}

  /// It is more or less urgent than it was, by another assessment.
  @EventName("funnel.ActionRanked")
  @Revision("1")
  record ActionRanked(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      UUID assessmentId,
      int rank,
      double score)
      implements FunnelAdviceEvent {}

  /// Nobody took it up before there was no reason for it any more.
  @EventName("funnel.ActionOvertaken")
  @Revision("1")
  record ActionOvertaken(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      String status,
      Instant overtakenAt)
      implements FunnelAdviceEvent {}

  /// A member will see to it.
  @EventName("funnel.ActionAccepted")
  @Revision("1")
  record ActionAccepted(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      UUID acceptedBy,
      String status,
      Instant acceptedAt)
      implements FunnelAdviceEvent {}

  /// It is not to be done, and not to be suggested again for the same reason.
  @EventName("funnel.ActionDismissed")
  @Revision("1")
  record ActionDismissed(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      UUID dismissedBy,
      @Personal @Nullable String reason,
      String status,
      Instant dismissedAt)
      implements FunnelAdviceEvent {}

  /// It has been done. `outcome` is what came of it.
  @EventName("funnel.ActionDone")
  @Revision("1")
  record ActionDone(
      UUID adviceId,
      UUID progressId,
      FunnelSubject subject,
      UUID actionId,
      UUID doneBy,
      @Personal @Nullable String outcome,
      String status,
      Instant doneAt)
      implements FunnelAdviceEvent {}
}
