package io.leadledger.command.explanation;

import io.leadledger.events.EventVocabulary;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;

/// The event that made something what it is.
///
/// @param event its permanent name, such as `lead.LeadScored`
/// @param number where in the history of what it happened to
public record Because(UUID eventId, String event, long number, Instant recordedAt) {
  public static Because of(DomainEventMessage<?> message) {
    return new Because(
        UUID.fromString(message.getIdentifier()),
        EventVocabulary.nameOf(message.getPayload().getClass()),
        message.getSequenceNumber(),
        message.getTimestamp());
  }
}
