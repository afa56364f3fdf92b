package io.leadledger.query.history;

import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.time.Instant;
import org.springframework.stereotype.Component;

/// How far the history can be read, for all streams together: however many wait, the database is
/// asked as often as if there were one.
@Component
class HistoryHead {
  private final History history;
  private final Duration polling;
  private long settled;
  private Instant asked = Instant.MIN;
  private volatile boolean closed;

  HistoryHead(History history, HistorySettings settings) {
    this.history = history;
    this.polling = settings.polling();
  }

  /// Waits until there may be something to read after this position, but no longer than `atMost`;
  /// answers with the settled position.
  long beyond(long read, Duration atMost) {
    Instant end = Instant.now().plus(atMost);
    long now = settled();
    while (now <= read && Instant.now().isBefore(end) && !closed) {
      pause();
      now = settled();
    }
    return now;
  }

  void pause() {
    try {
      Thread.sleep(polling);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closed = true;
    }
  }

  void close() {
    closed = true;
  }

  private synchronized long settled() {
    Instant now = Instant.now();
    if (!now.isBefore(asked.plus(polling))) {
      try {
        settled = history.settledPosition();
      } catch (RuntimeException e) {
        throw ProblemException.databaseUnavailable(e);
      }
      asked = now;
    }
    return settled;
  }
}
