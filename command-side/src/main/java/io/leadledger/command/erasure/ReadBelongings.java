package io.leadledger.command.erasure;

import io.leadledger.events.DomainEvent;
import io.leadledger.store.EventStoreDefaults;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Reads the history for what is about people, where it is in Axon Server. An id stands for one
/// person of one tenant.
@Component
@Profile(EventStoreDefaults.AXON_SERVER)
class ReadBelongings implements Belongings {
  private static final int PATIENCE_SECONDS = 30;

  private final EventStore history;

  ReadBelongings(EventStore history) {
    this.history = history;
  }

  @Override
  @SuppressWarnings("NullAway") // Axon takes null for a token of the beginning
  public Set<UUID> of(UUID tenant, Set<UUID> subjects) {
    Set<UUID> streams = new HashSet<>(subjects);
    long last = position(history.createHeadToken());
    try (BlockingStream<TrackedEventMessage<?>> events = history.openStream(null)) {
      for (long position = -1; position < last; ) {
        if (!events.hasNextAvailable(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
          throw new IllegalStateException("The history could not be read up to " + last);
        }
        TrackedEventMessage<?> event = events.nextAvailable();
        position = position(event.trackingToken());
        if (event.getPayload() instanceof DomainEvent about
            && subjects.contains(about.dataSubject())) {
          streams.add(about.aggregateId());
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Reading the history was interrupted", e);
    }
    return streams;
  }

  private static long position(TrackingToken token) {
    return token.position().orElse(-1);
  }
}
