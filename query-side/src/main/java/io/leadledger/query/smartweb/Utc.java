package io.leadledger.query.smartweb;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Moments for columns of this schema, which are documented without a time zone and kept in UTC.
final class Utc {
  private Utc() {}

  static @Nullable LocalDateTime of(@Nullable Instant moment) {
    return moment == null ? null : LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
  }
}
