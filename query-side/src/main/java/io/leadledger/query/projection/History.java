package io.leadledger.query.projection;

import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Provenance;
import io.leadledger.query.platform.Recorded;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;

/// Reads how an event stands in the history from the message that Axon delivers it in.
final class History {
  private History() {}

  /// The tenant in whose name it happened: a tenant's events are projected in order.
  static String tenant(EventMessage<?> event) {
    return String.valueOf(event.getMetaData().get(Provenance.TENANT));
  }

  /// The aggregate that it happened to: events of one stream are parked together.
  static String stream(EventMessage<?> event) {
    return event instanceof DomainEventMessage<?> domainEvent
        ? domainEvent.getAggregateIdentifier()
        : event.getIdentifier();
  }

  static Recorded recorded(EventMessage<?> event) {
    MetaData metaData = event.getMetaData();
    long position =
        event instanceof TrackedEventMessage<?> tracked
            ? tracked.trackingToken().position().orElseThrow()
            : 0;
    UUID tenant = UUID.fromString(tenant(event));
    UUID actor = id(metaData.get(Provenance.ACTOR));
    return new Recorded(
        tenant,
        actor == null ? tenant : actor,
        event.getTimestamp(),
        position,
        UUID.fromString(event.getIdentifier()),
        EventVocabulary.nameOf(event.getPayloadType()),
        id(metaData.get(Provenance.CORRELATION)),
        id(metaData.get(Provenance.CAUSATION)),
        (String) metaData.get(Provenance.ORIGIN));
  }

  private static @Nullable UUID id(@Nullable Object text) {
    return text == null ? null : UUID.fromString(text.toString());
  }
}
