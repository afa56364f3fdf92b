package io.leadledger.store;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;

/// Reads a piece of the history that is known to be there, from where it is stored. The event store
/// shares its newest events among those who follow it, as they were when the first of them read
/// them: with what they said of somebody whose key has been destroyed since. Here they are read
/// anew.
public final class HistoryReader {
  /// Before the first event.
  public static final long BEGINNING = -1;

  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int LOOK_SECONDS = 2;

  private final LongFunction<BlockingStream<TrackedEventMessage<?>>> stored;

  private HistoryReader(LongFunction<BlockingStream<TrackedEventMessage<?>>> stored) {
    this.stored = stored;
  }

  /// For a history in PostgreSQL.
  @SuppressWarnings("NullAway") // Axon takes null for a token of the beginning
  static HistoryReader of(EventStorageEngine engine) {
    EmbeddedEventStore unshared =
        EmbeddedEventStore.builder().storageEngine(engine).optimizeEventConsumption(false).build();
    return new HistoryReader(
        after ->
            unshared.openStream(
                after == BEGINNING ? null : GapAwareTrackingToken.newInstance(after, Set.of())));
  }

  /// For a history in Axon Server, whose readers share nothing.
  @SuppressWarnings("NullAway") // Axon takes null for a token of the beginning
  static HistoryReader of(AxonServerEventStore store) {
    return new HistoryReader(
        after ->
            store.openStream(after == BEGINNING ? null : new GlobalSequenceTrackingToken(after)));
  }

  /// Hands over every event of every tenant, in order.
  ///
  /// @param after position of the event behind which to begin; [#BEGINNING] for the first one
  /// @param last position up to which events are known to have been recorded
  /// @throws OutOfReach if nothing more comes before that
  public void read(long after, long last, Consumer<TrackedEventMessage<?>> reader) {
    Instant end = Instant.now().plus(PATIENCE);
    for (long position = after; position < last; ) {
      long reached = readOnce(position, last, reader);
      if (reached > position) {
        end = Instant.now().plus(PATIENCE);
      } else if (Instant.now().isAfter(end)) {
        throw new OutOfReach(position, last);
      }
      position = reached;
    }
  }

  /// A stream may end before an event that is recorded while it is read.
  private long readOnce(long after, long last, Consumer<TrackedEventMessage<?>> reader) {
    long position = after;
    try (BlockingStream<TrackedEventMessage<?>> events = stored.apply(after)) {
      while (position < last && events.hasNextAvailable(LOOK_SECONDS, TimeUnit.SECONDS)) {
        TrackedEventMessage<?> event = events.nextAvailable();
        position = position(event);
        // No event need stand at `last`: a segment that has seen none has come to 0.
        if (position <= last) {
          reader.accept(event);
        }
      }
      return position;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Reading the history was interrupted", e);
    }
  }

  /// The history cannot be read as far as it is known to go: where it is kept is away.
  public static final class OutOfReach extends RuntimeException {
    private static final long serialVersionUID = 1L;

    OutOfReach(long position, long last) {
      super("The history could be read up to %d and not to %d".formatted(position, last));
    }
  }

  /// Where an event stands in the history.
  public static long position(TrackedEventMessage<?> event) {
    return event.trackingToken().position().orElseThrow();
  }
}
