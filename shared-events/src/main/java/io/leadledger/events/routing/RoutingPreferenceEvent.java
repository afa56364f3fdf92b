package io.leadledger.events.routing;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/// What a tenant has said about how it wants models to be chosen.
public sealed interface RoutingPreferenceEvent extends DomainEvent {
  UUID preferenceId();

  @Override
  default UUID aggregateId() {
    return preferenceId();
  }

  /// All wishes, as they are from now on.
  @EventName("routing.RoutingPreferenceStated")
  @Revision("1")
  record RoutingPreferenceStated(UUID preferenceId, RoutingWishes wishes)
      implements RoutingPreferenceEvent {}
}
