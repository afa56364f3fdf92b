package io.leadledger.command.erasure;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.lead.Forgetting;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.lead.LeadEvent.LeadErased;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/// Where the history is in Axon Server, a process may die between the event and the destruction of
/// the key, which then follows from the event. Otherwise it has been done already.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenLeadIsErasedThenItIsForgotten {
  private final Forgetting forgetting;

  WhenLeadIsErasedThenItIsForgotten(Forgetting forgetting) {
    this.forgetting = forgetting;
  }

  @EventHandler
  void on(LeadErased event, EventMessage<?> message) {
    forgetting.begin(
        Automations.tenantOf(message),
        event.leadId(),
        TenantAggregate.actorOf(message.getMetaData()),
        event.ground());
  }
}
