package io.leadledger.command.explanation;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.DomainEvent;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// All that happened to something, for whoever explains it.
@Component
public class Lives {
  private final EventStore history;

  Lives(@Lazy EventStore history) {
    this.history = history;
  }

  /// Something that happened, and the event that says so.
  public record Happened<E extends DomainEvent>(E event, Because because) {}

  /// What happened to something of a tenant, first to last.
  ///
  /// @param kind of all its events
  /// @throws ProblemException 404 `not-found` if the tenant has none of this kind
  public <E extends DomainEvent> List<Happened<E>> of(UUID tenant, UUID id, Class<E> kind) {
    List<? extends DomainEventMessage<?>> events =
        history.readEvents(id.toString(), 0).asStream().toList();
    if (events.isEmpty()
        || !kind.isInstance(events.getFirst().getPayload())
        || !TenantAggregate.tenantOf(events.getFirst().getMetaData()).equals(tenant)) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "not-found", "There is nothing of this kind with this id.");
    }
    return events.stream()
        .map(event -> new Happened<>(kind.cast(event.getPayload()), Because.of(event)))
        .toList();
  }
}
