package io.leadledger.events.routing;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What was thought of one candidate when a model was chosen.
///
/// @param rank in which the strategy would ask the candidates, from 1; null for one that may not be
///     asked at all
/// @param reason `chosen`, or why not: `ranked_lower`, `unknown_model`, `retired`,
///     `excluded_by_preference`, `below_minimum_quality`, `input_too_long`, `over_maximum_cost`,
///     `over_budget`, `cooling_down`, `rate_limit_reached`, `failed_before`
/// @param estimatedCost the most that the question can cost there
/// @param expectedLatencyMs as measured by the process, or as stated before that
public record ConsideredModel(
    UUID modelId,
    @Nullable String modelName,
    int priority,
    @Nullable Integer rank,
    boolean chosen,
    String reason,
    @Nullable BigDecimal estimatedCost,
    int expectedLatencyMs,
    BigDecimal quality) {}
