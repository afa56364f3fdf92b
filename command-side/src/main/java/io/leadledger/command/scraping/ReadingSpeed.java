package io.leadledger.command.scraping;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// How fast a job has gone of late.
final class ReadingSpeed {
  private static final long OF_LATE = Duration.ofSeconds(15).toNanos();

  private final Deque<Mark> marks = new ArrayDeque<>();
  private final LongSupplier nanoTime;

  private record Mark(long at, int done) {}

  /// @param nanoTime such as [System#nanoTime]
  ReadingSpeed(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// So many addresses have been looked at by now.
  void reached(int done) {
    long now = nanoTime.getAsLong();
    marks.addLast(new Mark(now, done));
    while (marks.size() > 2 && now - marks.getFirst().at > OF_LATE) {
      marks.removeFirst();
    }
  }

  /// Null before there is anything to go by.
  @Nullable Double perSecond() {
    if (marks.size() < 2) {
      return null;
    }
    double seconds = (marks.getLast().at - marks.getFirst().at) / 1e9;
    int done = marks.getLast().done - marks.getFirst().done;
    return seconds <= 0 ? null : Math.rint(10 * done / seconds) / 10;
  }

  /// How long so many more will take.
  @Nullable Long secondsFor(int left) {
    Double speed = perSecond();
    return speed == null || speed == 0 ? null : Math.round(left / speed);
  }
}
