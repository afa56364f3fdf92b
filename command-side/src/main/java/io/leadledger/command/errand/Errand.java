package io.leadledger.command.errand;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.platform.CommandContext;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;

/// Something to be done because of an event. Errands of one kind and stream are done one after the
/// other, by their place.
///
/// @param id of what it is about: the same errand of a kind is there once
/// @param stream such as a conversation
/// @param event that it follows from
/// @param attempt how often it has been taken, this time included
public record Errand(
    String kind,
    UUID id,
    UUID tenant,
    UUID stream,
    long place,
    UUID event,
    UUID correlation,
    int attempt) {

  public static Errand because(
      EventMessage<?> event, String kind, UUID id, UUID stream, long place) {
    return new Errand(
        kind,
        id,
        Automations.tenantOf(event),
        stream,
        place,
        UUID.fromString(event.getIdentifier()),
        Automations.correlationOf(event),
        0);
  }

  /// The event that it follows from, if its place is that of the event in the stream.
  public DomainEventMessage<?> cause(EventStore history) {
    return history.readEvents(stream.toString(), place).next();
  }

  /// What happened in the stream up to that event.
  public List<? extends DomainEventMessage<?>> story(EventStore history) {
    return history
        .readEvents(stream.toString(), 0)
        .asStream()
        .takeWhile(event -> event.getSequenceNumber() <= place)
        .toList();
  }

  /// For the commands that it sends in the name of a member.
  public CommandContext by(UUID actor) {
    return CommandContext.because(event, tenant, actor, correlation);
  }
}
