package io.leadledger.command.scraping.manners;

import io.leadledger.command.errand.Backoff;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// When one host may be asked.
final class HostPace {
  /// Whoever says to come back in a month is taken to mean tomorrow.
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private final Backoff backoff;
  private final Semaphore turn = new Semaphore(1, true);
  private int guests;
  private long asked;
  private boolean askedBefore;
  private long delay;
  private long alone = System.nanoTime();
  private int troubles;

  HostPace(Backoff backoff) {
    this.backoff = backoff;
  }

  synchronized HostPace withGuests(int more) {
    guests += more;
    return this;
  }

  /// Waits until nobody else asks, and the pause since the last time is over.
  void take(Duration delayNow) throws InterruptedException {
    turn.acquire();
    try {
      synchronized (this) {
        delay = delayNow.toNanos();
      }
      for (long left = left(); left > 0; left = left()) {
        Thread.sleep(Duration.ofNanos(left));
      }
    } catch (InterruptedException e) {
      turn.release();
      throw e;
    }
  }

  /// The host has been asked.
  ///
  /// @param overburdened whether it could not keep up
  /// @param retryAfter as it says itself
  void give(boolean overburdened, @Nullable Duration retryAfter) {
    synchronized (this) {
      troubles = overburdened ? troubles + 1 : 0;
      Duration pause = overburdened ? backoff.after(troubles) : Duration.ZERO;
      if (retryAfter != null && retryAfter.compareTo(pause) > 0) {
        pause = retryAfter.compareTo(LONGEST_WISH) < 0 ? retryAfter : LONGEST_WISH;
      }
      asked = System.nanoTime();
      askedBefore = true;
      alone = asked + pause.toNanos();
    }
    turn.release();
  }

  Duration pause() {
    return turn.availablePermits() == 0
        ? Duration.ofNanos(Math.max(left(), 1))
        : Duration.ofNanos(Math.max(left(), 0));
  }

  synchronized boolean isForgettable() {
    return guests == 0 && left() < -Duration.ofHours(1).toNanos();
  }

  private synchronized long left() {
    long now = System.nanoTime();
    return askedBefore ? Math.max(asked + delay - now, alone - now) : alone - now;
  }
}
