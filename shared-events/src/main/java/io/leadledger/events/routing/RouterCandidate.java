package io.leadledger.events.routing;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A language model that may be asked, and what is known of it beforehand. Costs are per million
/// tokens, in the one currency in which the tenant states prices and its budget.
///
/// @param priority lower is asked first; the strategy decides among equals
/// @param weight its share among equals, where the strategy is `weighted`
/// @param latencyMs how long an answer is expected to take, until it has been measured
/// @param quality from 0 to 1
/// @param requestsPerMinute that one process may send; null for no limit
/// @param maximumInputTokens what fits into it; null when it is not known
/// @param maximumOutputTokens what an answer may be long
/// @param timeoutMs after which an answer is no longer waited for
public record RouterCandidate(
    UUID modelId,
    int priority,
    int weight,
    BigDecimal inputCost,
    BigDecimal outputCost,
    int latencyMs,
    BigDecimal quality,
    @Nullable Integer requestsPerMinute,
    @Nullable Integer maximumInputTokens,
    int maximumOutputTokens,
    int timeoutMs) {}
