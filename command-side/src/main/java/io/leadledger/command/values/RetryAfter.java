package io.leadledger.command.values;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import org.jspecify.annotations.Nullable;

/// The header by which a server says when to come again: seconds, or a date (RFC 9110, 10.2.3).
public final class RetryAfter {
  private static final int MOST_DIGITS = 9;

  private RetryAfter() {}

  /// Null if it says nothing that can be understood.
  public static @Nullable Duration of(@Nullable String header) {
    String value = header == null ? "" : header.strip();
    if (value.matches("\\d{1," + MOST_DIGITS + "}")) {
      return Duration.ofSeconds(Long.parseLong(value));
    }
    try {
      Instant at = ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
      Duration pause = Duration.between(Instant.now(), at);
      return pause.isNegative() ? null : pause;
    } catch (DateTimeException _) {
      return null;
    }
  }
}
