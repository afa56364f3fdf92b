package io.leadledger.store.wake;

import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.jspecify.annotations.Nullable;

/// A stream whose reader can rest until it is told that there are events.
final class AnnouncedStream implements TrackingEventStream {
  private final TrackingEventStream stream;
  private final Availability availability;
  private @Nullable Runnable reader;

  AnnouncedStream(TrackingEventStream stream, Availability availability) {
    this.stream = stream;
    this.availability = availability;
  }

  @Override
  public boolean setOnAvailableCallback(Runnable callback) {
    reader = callback;
    availability.tell(callback);
    return true;
  }

  @Override
  public void close() {
    if (reader != null) {
      availability.forget(reader);
    }
    stream.close();
  }

  @Override
  public Optional<TrackedEventMessage<?>> peek() {
    return stream.peek();
  }

  @Override
  public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
    return stream.hasNextAvailable(timeout, unit);
  }

  @Override
  public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
    return stream.nextAvailable();
  }

  @Override
  public void skipMessagesWithPayloadTypeOf(TrackedEventMessage<?> ignored) {
    stream.skipMessagesWithPayloadTypeOf(ignored);
  }
}
