package io.leadledger.query.projection;

import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.GapAwareTrackingToken;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/// Reads a piece of the history that is known to be there.
@Component
public final class HistoryReader {
  /// Before the first event.
  public static final long BEGINNING = -1;

  private static final int PATIENCE_SECONDS = 30;

  private final EventStore history;

  HistoryReader(EventStore history) {
    this.history = history;
  }

  /// Hands over every event of every tenant, in order.
  ///
  /// @param after position of the event behind which to begin; [#BEGINNING] for the first one
  /// @param last position up to which events are known to have been recorded
  /// @throws OutOfReach if nothing more comes before that
  public void read(long after, long last, Consumer<TrackedEventMessage<?>> reader) {
    try (BlockingStream<TrackedEventMessage<?>> events = history.openStream(behind(after))) {
      for (long position = after; position < last; ) {
        if (!events.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new OutOfReach(position, last);
        }
        TrackedEventMessage<?> event = events.nextAvailable();
        position = position(event);
        // No event need stand at `last`: a segment that has seen none has come to 0.
        if (position <= last) {
          reader.accept(event);
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Reading the history was interrupted", e);
    }
  }

  @SuppressWarnings("NullAway") // Axon takes null for a token of the beginning
  private TrackingToken behind(long position) {
    return switch (position == BEGINNING ? null : history.createHeadToken()) {
      case GapAwareTrackingToken _ -> GapAwareTrackingToken.newInstance(position, Set.of());
      case GlobalSequenceTrackingToken _ -> new GlobalSequenceTrackingToken(position);
      case null, default -> null;
    };
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
