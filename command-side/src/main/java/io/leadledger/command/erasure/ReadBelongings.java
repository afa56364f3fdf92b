package io.leadledger.command.erasure;

import io.leadledger.events.DomainEvent;
import io.leadledger.store.EventStoreDefaults;
import io.leadledger.store.HistoryReader;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/// Reads the history for what is about people, where it is in Axon Server. An id stands for one
/// person of one tenant.
@Component
@Profile(EventStoreDefaults.AXON_SERVER)
class ReadBelongings implements Belongings {
  private final EventStore history;
  private final HistoryReader reader;

  ReadBelongings(EventStore history, HistoryReader reader) {
    this.history = history;
    this.reader = reader;
  }

  @Override
  public Set<UUID> of(UUID tenant, Set<UUID> subjects) {
    Set<UUID> streams = new HashSet<>(subjects);
    long last = history.createHeadToken().position().orElse(HistoryReader.BEGINNING);
    reader.read(
        HistoryReader.BEGINNING,
        last,
        event -> {
          if (event.getPayload() instanceof DomainEvent about
              && subjects.contains(about.dataSubject())) {
            streams.add(about.aggregateId());
          }
        });
    return streams;
  }
}
