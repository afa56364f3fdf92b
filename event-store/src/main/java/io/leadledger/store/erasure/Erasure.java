package io.leadledger.store.erasure;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Somebody's erasure.
///
/// @param requestedBy the member who asked for it
/// @param done names of [ErasurePart]
/// @param completedAt when nothing was left; null while it is under way
public record Erasure(
    UUID subject,
    UUID tenant,
    UUID requestedBy,
    String ground,
    Instant requestedAt,
    List<String> done,
    @Nullable Instant completedAt) {}
