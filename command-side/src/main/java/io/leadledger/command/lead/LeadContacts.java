package io.leadledger.command.lead;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// How leads can be reached, as their history says: for those who write to them.
@Component
public class LeadContacts {
  private final EventStore history;

  LeadContacts(@Lazy EventStore history) {
    this.history = history;
  }

  /// Empty if the tenant has no such lead, or it has been erased.
  public Optional<LeadContact> of(UUID tenant, UUID lead) {
    return history
        .readEvents(lead.toString(), 0)
        .asStream()
        .filter(event -> TenantAggregate.tenantOf(event.getMetaData()).equals(tenant))
        .map(
            event ->
                switch (event.getPayload()) {
                  case LeadCaptured e -> Optional.ofNullable(e.contact());
                  case LeadContactChanged e -> Optional.ofNullable(e.contact());
                  default -> Optional.<LeadContact>empty();
                })
        .flatMap(Optional::stream)
        .reduce((_, later) -> later);
  }
}
