package io.leadledger.command.automation;

import io.leadledger.events.Provenance;
import java.util.UUID;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// What every automation says and asks.
public final class Automations {
  /// The processing group of all automations: `@ProcessingGroup(Automations.GROUP)`. It begins with
  /// what happens after its first start, is never reset, and keeps its token in the transaction of
  /// what it writes.
  public static final String GROUP = "automations";

  private Automations() {}

  public static UUID tenantOf(EventMessage<?> event) {
    return UUID.fromString((String) event.getMetaData().get(Provenance.TENANT));
  }

  /// The chain of causes that an event belongs to; an event without one begins one.
  public static UUID correlationOf(EventMessage<?> event) {
    @Nullable Object correlation = event.getMetaData().get(Provenance.CORRELATION);
    return UUID.fromString(correlation == null ? event.getIdentifier() : correlation.toString());
  }
}
