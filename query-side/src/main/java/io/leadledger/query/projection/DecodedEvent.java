package io.leadledger.query.projection;

import io.leadledger.query.platform.Recorded;
import org.axonframework.eventhandling.TrackedEventMessage;

/// An event of the history, decrypted and read once for all who project it.
///
/// @param hash of its tenant, by which tenants are divided among those who work side by side
public record DecodedEvent(TrackedEventMessage<?> message, Recorded recorded, int hash) {

  public static DecodedEvent of(TrackedEventMessage<?> message) {
    message.getPayload();
    return new DecodedEvent(message, History.recorded(message), History.tenant(message).hashCode());
  }

  public long position() {
    return recorded.position();
  }
}
