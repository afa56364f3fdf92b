package io.leadledger.query.messages;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// What has come to one conversation for one watcher. A watcher who takes too slowly is told to
/// read what it has missed, and holds up nobody.
final class Subscription {
  private static final int WAITING = 256;

  private final UUID conversation;
  private final BlockingQueue<MessageRow> rows = new ArrayBlockingQueue<>(WAITING);
  private final AtomicBoolean behind = new AtomicBoolean();

  Subscription(UUID conversation) {
    this.conversation = conversation;
  }

  UUID conversation() {
    return conversation;
  }

  void offer(MessageRow row) {
    if (row.conversation().equals(conversation) && !rows.offer(row)) {
      behind.set(true);
    }
  }

  /// Whether something has been dropped since it was last asked. What waits is dropped too then.
  boolean hasMissed() {
    boolean missed = behind.getAndSet(false);
    if (missed) {
      rows.clear();
    }
    return missed;
  }

  /// The next row, or null if none comes in time.
  @Nullable MessageRow next(Duration patience) throws InterruptedException {
    return rows.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }
}
