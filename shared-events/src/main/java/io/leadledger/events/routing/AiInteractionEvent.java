package io.leadledger.events.routing;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to one question that models were asked. What is asked and answered about a
/// lead is the lead's personal data. `status` is `requested`, `routed`, `completed` or `failed`,
/// whichever holds from now on. Costs are in the currency of the tenant's prices.
public sealed interface AiInteractionEvent extends DomainEvent {
  UUID interactionId();

  /// Whom it is about; null when it is about no lead.
  @Nullable UUID leadId();

  @Override
  default UUID aggregateId() {
    return interactionId();
  }

  @Override
  default UUID dataSubject() {
    UUID lead = leadId();
    return lead == null ? interactionId() : lead;
  }

  /// Something is to be asked. `promptId` is the version of a prompt whose instructions are used;
  /// null when they are LeadLedger's own.
  @EventName("routing.AiInteractionRequested")
  @Revision("1")
  record AiInteractionRequested(
      UUID interactionId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      @Nullable UUID messageId,
      String taskType,
      @Nullable UUID promptId,
      @Personal @Nullable Map<String, Object> input,
      String status,
      Instant requestedAt)
      implements AiInteractionEvent {}

  /// It was decided which model to ask, the `attempt`-th of this interaction, and why none of the
  /// others. `modelId` is null when none could be asked. `reservedCost` is what was set aside from
  /// the budget for it. `outcome` is `asked` or `none_available`.
  @EventName("routing.AiInteractionRouted")
  @Revision("1")
  record AiInteractionRouted(
      UUID interactionId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      @Nullable UUID messageId,
      UUID decisionId,
      String taskType,
      int attempt,
      String strategy,
      List<ConsideredModel> candidates,
      @Nullable UUID modelId,
      @Nullable String modelName,
      String reason,
      @Nullable BigDecimal reservedCost,
      String outcome,
      String status)
      implements AiInteractionEvent {}

  /// The model did not answer what was asked. `outcome` is `timed_out`, `rate_limited`,
  /// `unavailable`, `refused`, `wrong_answer`, or `interrupted` if LeadLedger ended while it
  /// waited.
  @EventName("routing.AiAttemptFailed")
  @Revision("1")
  record AiAttemptFailed(
      UUID interactionId,
      @Nullable UUID leadId,
      UUID decisionId,
      String outcome,
      @Personal @Nullable String detail,
      AiEffort effort)
      implements AiInteractionEvent {}

  /// A model has answered what was asked. `outcome` is `answered`; `totalCost` includes attempts
  /// that failed.
  @EventName("routing.AiInteractionCompleted")
  @Revision("1")
  record AiInteractionCompleted(
      UUID interactionId,
      @Nullable UUID leadId,
      UUID decisionId,
      UUID modelId,
      @Personal @Nullable Map<String, Object> output,
      String outcome,
      AiEffort effort,
      BigDecimal totalCost,
      String status)
      implements AiInteractionEvent {}

  /// No model has answered what was asked. `reason` is the outcome of the last attempt, or
  /// `none_available`.
  @EventName("routing.AiInteractionFailed")
  @Revision("1")
  record AiInteractionFailed(
      UUID interactionId,
      @Nullable UUID leadId,
      String reason,
      int attempts,
      BigDecimal totalCost,
      String status)
      implements AiInteractionEvent {}
}
