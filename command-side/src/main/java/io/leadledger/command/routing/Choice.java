package io.leadledger.command.routing;

import io.leadledger.command.routing.AiInteractionCommand.RouteAiInteraction;
import io.leadledger.events.routing.ConsideredModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which model is asked, and what was thought of all others. What it may cost is set aside.
///
/// @param chosen null if none may be asked
/// @param reason in words
record Choice(
    UUID decision,
    Strategy strategy,
    List<ConsideredModel> candidates,
    @Nullable Candidate chosen,
    String reason) {

  RouteAiInteraction toCommand(UUID interaction) {
    return chosen == null
        ? new RouteAiInteraction(
            interaction, decision, strategy.value(), candidates, null, null, reason, null)
        : new RouteAiInteraction(
            interaction,
            decision,
            strategy.value(),
            candidates,
            chosen.stated().modelId(),
            chosen.known() == null ? null : chosen.known().name(),
            reason,
            chosen.mostCost());
  }
}
