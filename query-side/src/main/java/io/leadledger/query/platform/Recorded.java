package io.leadledger.query.platform;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How an event stands in the history: where, when, in which tenant, by whom and because of what.
public record Recorded(
    UUID tenant,
    UUID actor,
    Instant at,
    long position,
    UUID eventId,
    String name,
    @Nullable UUID correlation,
    @Nullable UUID causation,
    @Nullable String origin) {

  /// The moment for columns that are documented as `timestamp` without time zone: in UTC.
  public LocalDateTime atUtc() {
    return LocalDateTime.ofInstant(at, ZoneOffset.UTC);
  }
}
