package io.leadledger.command.routing;

import java.math.BigDecimal;
import java.util.UUID;

/// What became of a task.
public sealed interface AiAnswer {

  /// No model is asked for such tasks: there is no router, or it is switched off. Nothing is
  /// recorded.
  record NotRouted() implements AiAnswer {}

  /// A model has answered what was asked.
  record Answered(UUID interaction, String modelName, String text, BigDecimal totalCost)
      implements AiAnswer {}

  /// None has. `reason` is as [io.leadledger.events.routing.AiInteractionEvent] says.
  record Unanswered(UUID interaction, String reason, BigDecimal totalCost) implements AiAnswer {}
}
