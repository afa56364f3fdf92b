package io.leadledger.events.identity;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a tenant pays for. `tier` is one of `free`, `starter`, `professional`, `enterprise`;
/// `status` one of `trialing`, `active`, `past_due`, `cancelled`.
public record TenantSubscription(
    String tier,
    String status,
    @Nullable Instant expiresAt,
    @Nullable Integer maxUsers,
    @Nullable Integer maxLeadsPerMonth,
    @Nullable Integer maxAiCallsPerMonth) {}
