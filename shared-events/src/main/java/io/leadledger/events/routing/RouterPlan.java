package io.leadledger.events.routing;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a model is chosen for one kind of task.
///
/// @param strategy `weighted`, `lowest_cost`, `lowest_latency` or `usage_aware`
/// @param minimumQuality below which a candidate is not asked
/// @param maximumAttempts how many models are asked in turn, the first one included
/// @param coolDownSeconds for which a model that failed is left alone
public record RouterPlan(
    String strategy,
    List<RouterCandidate> candidates,
    @Nullable BigDecimal minimumQuality,
    int maximumAttempts,
    int coolDownSeconds) {}
