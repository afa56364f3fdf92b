package io.leadledger.command.errand;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/// Pauses that double from attempt to attempt, and differ a little so that not all come back at
/// once.
public record Backoff(Duration first, Duration longest) {
  private static final int MOST_DOUBLINGS = 30;

  /// The pause after an attempt, counted from 1: between half of it and all of it.
  public Duration after(int attempt) {
    int doublings = Math.min(Math.max(attempt, 1) - 1, MOST_DOUBLINGS);
    long millis = Math.min(first.toMillis() << doublings, longest.toMillis());
    return Duration.ofMillis(millis - ThreadLocalRandom.current().nextLong(millis / 2 + 1));
  }
}
