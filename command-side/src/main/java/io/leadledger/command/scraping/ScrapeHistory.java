package io.leadledger.command.scraping;

import io.leadledger.events.scraping.ScrapeJobEvent;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// What has happened to a job, one event at a time.
@Component
class ScrapeHistory {
  private final EventStore history;

  ScrapeHistory(@Lazy EventStore history) {
    this.history = history;
  }

  void tell(UUID job, Consumer<ScrapeJobEvent> each) {
    DomainEventStream events = history.readEvents(job.toString(), 0);
    while (events.hasNext()) {
      if (events.next().getPayload() instanceof ScrapeJobEvent event) {
        each.accept(event);
      }
    }
  }

  /// The event with this number.
  Optional<DomainEventMessage<?>> at(UUID job, long number) {
    DomainEventStream events = history.readEvents(job.toString(), number);
    return events.hasNext() ? Optional.of(events.next()) : Optional.empty();
  }
}
