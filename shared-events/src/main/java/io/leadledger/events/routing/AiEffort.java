package io.leadledger.events.routing;

import java.math.BigDecimal;

/// What asking a model took.
///
/// @param cost in the currency of the tenant's prices
/// @param inputTokens that went in; 0 if nobody has counted
/// @param outputTokens that came out; 0 if nobody has counted
/// @param latencyMs until the answer, or the failure
public record AiEffort(BigDecimal cost, int inputTokens, int outputTokens, int latencyMs) {}
