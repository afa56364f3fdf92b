package io.leadledger.events.routing;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a tenant wishes of all routing.
///
/// @param strategy instead of the routers' own
/// @param excludedModels that are never asked
/// @param budget that may be spent in a period; null for no limit
/// @param budgetPeriod `day` or `month`, in UTC; null when there is no budget
/// @param maximumCost of one question to one model
public record RoutingWishes(
    @Nullable String strategy,
    List<UUID> excludedModels,
    @Nullable BigDecimal budget,
    @Nullable String budgetPeriod,
    @Nullable BigDecimal maximumCost) {}
