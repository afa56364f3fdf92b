package io.leadledger.store.wake;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Tells readers that rest that there are events again. Axon's embedded store wakes only those who
/// block in it, and its processors do not: without being told they would have to look again and
/// again. One thread blocks for all of them, from the first that asks on.
public final class Availability implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Availability.class);

  /// A wake-up of the store between looking and blocking is lost; this is what it then costs.
  private static final int LOOK_AGAIN_MILLIS = 20;

  private static final long BEFORE_NEXT_ATTEMPT_MILLIS = 500;

  private final Supplier<TrackingEventStream> newest;
  private final Set<Runnable> resting = ConcurrentHashMap.newKeySet();
  private @Nullable Thread watcher;

  /// `newest` opens a stream of what comes after the newest event.
  public Availability(Supplier<TrackingEventStream> newest) {
    this.newest = newest;
  }

  /// The same stream, which accepts somebody to be told that it has events.
  public TrackingEventStream of(TrackingEventStream stream) {
    return new AnnouncedStream(stream, this);
  }

  synchronized void tell(Runnable reader) {
    resting.add(reader);
    if (watcher == null) {
      watcher = Thread.ofPlatform().name("availability").daemon().start(this::watch);
    }
  }

  void forget(Runnable reader) {
    resting.remove(reader);
  }

  @Override
  public synchronized void close() {
    if (watcher != null) {
      watcher.interrupt();
    }
  }

  private void watch() {
    try {
      while (true) {
        try (TrackingEventStream events = newest.get()) {
          resting.forEach(Runnable::run); // for what came before
          announce(events);
        } catch (RuntimeException e) {
          LOG.debug("Cannot look for new events, trying again", e);
          resting.forEach(Runnable::run); // they see for themselves what is wrong
          Thread.sleep(BEFORE_NEXT_ATTEMPT_MILLIS);
        }
      }
    } catch (InterruptedException closed) {
      Thread.currentThread().interrupt();
    }
  }

  private void announce(TrackingEventStream events) throws InterruptedException {
    while (!Thread.interrupted()) {
      if (events.hasNextAvailable(LOOK_AGAIN_MILLIS, TimeUnit.MILLISECONDS)) {
        do {
          events.nextAvailable();
        } while (events.hasNextAvailable());
        resting.forEach(Runnable::run);
      }
    }
    throw new InterruptedException();
  }
}
