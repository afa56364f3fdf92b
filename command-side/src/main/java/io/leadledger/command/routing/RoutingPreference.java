package io.leadledger.command.routing;

import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.routing.RoutingPreferenceCommand.StateRoutingPreference;
import io.leadledger.events.routing.RoutingPreferenceEvent;
import io.leadledger.events.routing.RoutingPreferenceEvent.RoutingPreferenceStated;
import io.leadledger.events.routing.RoutingWishes;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// How a tenant wants models to be chosen, and what it wants to spend. A tenant has one.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class RoutingPreference extends TenantAggregate {
  private @Nullable RoutingWishes wishes;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(StateRoutingPreference command, MetaData by, RoutingBook book) {
    if (!command.wishes().equals(wishes)) {
      apply(new RoutingPreferenceStated(command.preference(), command.wishes()));
      book.keepWishes(tenantOf(by), command.wishes());
    }
  }

  @EventSourcingHandler
  void on(RoutingPreferenceEvent event, MetaData metaData) {
    switch (event) {
      case RoutingPreferenceStated e -> {
        created(e.preferenceId(), metaData);
        wishes = e.wishes();
      }
    }
  }
}
