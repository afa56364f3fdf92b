package io.leadledger.command.routing;

import io.leadledger.events.routing.AiEffort;
import io.leadledger.events.routing.ConsideredModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What the router records of one question. Only LeadLedger itself sends these.
public sealed interface AiInteractionCommand {
  UUID interaction();

  /// Whom and what a question is about.
  record About(
      String taskType, @Nullable UUID lead, @Nullable UUID conversation, @Nullable UUID message) {}

  /// Something is to be asked.
  record RequestAiInteraction(
      @TargetAggregateIdentifier UUID interaction,
      About about,
      @Nullable UUID promptVersion,
      Map<String, Object> input)
      implements AiInteractionCommand {}

  /// A model was chosen, or none could be.
  record RouteAiInteraction(
      @TargetAggregateIdentifier UUID interaction,
      UUID decision,
      String strategy,
      List<ConsideredModel> candidates,
      @Nullable UUID model,
      @Nullable String modelName,
      String reason,
      @Nullable BigDecimal reservedCost)
      implements AiInteractionCommand {}

  /// The chosen model did not answer what was asked.
  record FailAttempt(
      @TargetAggregateIdentifier UUID interaction,
      UUID decision,
      String outcome,
      @Nullable String detail,
      AiEffort effort)
      implements AiInteractionCommand {}

  /// The chosen model has answered.
  record CompleteAiInteraction(
      @TargetAggregateIdentifier UUID interaction,
      UUID decision,
      Map<String, Object> output,
      AiEffort effort)
      implements AiInteractionCommand {}

  /// Nobody is asked any more.
  record FailAiInteraction(@TargetAggregateIdentifier UUID interaction, String reason)
      implements AiInteractionCommand {}
}
