package io.leadledger.command.routing;

import io.leadledger.events.routing.RouterPlan;
import io.leadledger.events.routing.RoutingWishes;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Who may be asked one question, and why others may not.
///
/// @param failed who has been asked already
record Eligibility(RouterPlan plan, RoutingWishes wishes, int mostInputTokens, Set<UUID> failed) {

  /// Why a candidate may not be asked; null if it may.
  @Nullable String against(Candidate candidate) {
    var stated = candidate.stated();
    var known = candidate.known();
    if (known == null) {
      return "unknown_model";
    }
    if (!known.active()) {
      return "retired";
    }
    if (wishes.excludedModels().contains(stated.modelId())) {
      return "excluded_by_preference";
    }
    if (plan.minimumQuality() != null && stated.quality().compareTo(plan.minimumQuality()) < 0) {
      return "below_minimum_quality";
    }
    if (stated.maximumInputTokens() != null && mostInputTokens > stated.maximumInputTokens()) {
      return "input_too_long";
    }
    if (wishes.maximumCost() != null && candidate.mostCost().compareTo(wishes.maximumCost()) > 0) {
      return "over_maximum_cost";
    }
    if (failed.contains(stated.modelId())) {
      return "failed_before";
    }
    if (candidate.health().coolsDownUntil() != null) {
      return "cooling_down";
    }
    boolean spent =
        stated.requestsPerMinute() != null
            && candidate.health().lastMinute() >= stated.requestsPerMinute();
    return spent ? "rate_limit_reached" : null;
  }
}
