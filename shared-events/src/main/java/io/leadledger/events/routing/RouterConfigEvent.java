package io.leadledger.events.routing;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import java.util.UUID;
import org.axonframework.serialization.Revision;

/// What has happened to the router of one kind of task.
public sealed interface RouterConfigEvent extends DomainEvent {
  UUID routerId();

  @Override
  default UUID aggregateId() {
    return routerId();
  }

  /// Tasks of this type are routed from now on.
  @EventName("routing.RouterConfigured")
  @Revision("1")
  record RouterConfigured(UUID routerId, String taskType, RouterPlan plan, boolean enabled)
      implements RouterConfigEvent {}

  /// The whole plan, as it is from now on.
  @EventName("routing.RouterReconfigured")
  @Revision("1")
  record RouterReconfigured(UUID routerId, RouterPlan plan) implements RouterConfigEvent {}

  /// Whether models are asked for tasks of this type.
  @EventName("routing.RouterSwitched")
  @Revision("1")
  record RouterSwitched(UUID routerId, boolean enabled) implements RouterConfigEvent {}
}
