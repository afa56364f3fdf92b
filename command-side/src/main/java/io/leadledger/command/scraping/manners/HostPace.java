package io.leadledger.command.scraping.manners;

import io.leadledger.command.errand.Backoff;
import io.leadledger.command.scraping.manners.Turns.Pause;
import io.leadledger.command.scraping.manners.Turns.Standing;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/// When one host may be asked: by one in this process, and by this one among all.
final class HostPace {
  /// Whoever says to come back in a month is taken to mean tomorrow.
  private static final Duration LONGEST_WISH = Duration.ofDays(1);

  private static final long POLL_MILLIS = 250;
  private static final long COURTESY = Duration.ofSeconds(1).toNanos();
  private static final long IDLE = Duration.ofSeconds(1).toNanos();

  private final String name;
  private final Turns turns;
  private final Backoff backoff;
  private final Semaphore turn = new Semaphore(1, true);
  private int guests;
  private long asked;
  private boolean askedBefore;
  private long delay;
  private long alone = System.nanoTime();
  private int troubles;
  private long leftAt = alone - COURTESY;
  private volatile boolean wanted;

  HostPace(String name, Turns turns, Backoff backoff) {
    this.name = name;
    this.turns = turns;
    this.backoff = backoff;
  }

  synchronized HostPace withGuests(int more) {
    guests += more;
    return this;
  }

  /// Waits until nobody else asks, here or elsewhere, and the pause since the last time is over.
  void take(Duration delayNow) throws InterruptedException {
    turn.acquire();
    try {
      synchronized (this) {
        delay = delayNow.toNanos();
      }
      while (!turns.isOurs(name)) {
        Thread.sleep(Duration.ofNanos(Math.max(leftAt + COURTESY - System.nanoTime(), 0)));
        Optional<Standing> standing = turns.take(name);
        standing.ifPresent(this::begin);
        if (standing.isEmpty()) {
          Thread.sleep(POLL_MILLIS);
        }
      }
      for (long pause = left(); pause > 0; pause = left()) {
        Thread.sleep(Duration.ofNanos(pause));
      }
    } catch (InterruptedException | RuntimeException e) {
      turn.release();
      throw e;
    }
  }

  private synchronized void begin(Standing standing) {
    long now = System.nanoTime();
    troubles = standing.pause().troubles();
    alone = Math.max(alone, now + standing.pause().time().toNanos());
    if (standing.brokenOff()) {
      // It may have been asked a moment ago.
      asked = now;
      askedBefore = true;
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
    try {
      if (wanted) {
        leave();
      } else if (overburdened) {
        turns.tell(name, standing());
      }
    } finally {
      turn.release();
    }
  }

  /// Looks every now and then whether somebody else should have the host.
  ///
  /// @param byOthers whether another process wants it
  void look(boolean byOthers) {
    wanted = byOthers;
    if (turns.isOurs(name) && turn.tryAcquire()) {
      try {
        if (byOthers || isIdle()) {
          leave();
        }
      } finally {
        turn.release();
      }
    }
  }

  /// Lets others have the host, if it is this process's.
  void leave() {
    if (turns.isOurs(name)) {
      leftAt = System.nanoTime();
      wanted = false;
      turns.leave(name, standing());
    }
  }

  Duration pause() {
    return Duration.ofNanos(Math.max(left(), turn.availablePermits() == 0 ? 1 : 0));
  }

  synchronized boolean isForgettable() {
    return guests == 0 && left() < -Duration.ofHours(1).toNanos();
  }

  private synchronized boolean isIdle() {
    return left() < -IDLE;
  }

  private synchronized Pause standing() {
    return new Pause(Duration.ofNanos(Math.max(left(), 0)), troubles);
  }

  private synchronized long left() {
    long now = System.nanoTime();
    return askedBefore ? Math.max(asked + delay - now, alone - now) : alone - now;
  }
}
