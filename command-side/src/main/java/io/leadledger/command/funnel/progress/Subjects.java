package io.leadledger.command.funnel.progress;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.lead.Leads;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Who may be in a funnel.
@Component
class Subjects {
  private final Leads leads;
  private final Claims claims;

  Subjects(Leads leads, Claims claims) {
    this.leads = leads;
    this.claims = claims;
  }

  /// Whether there is such a lead or active member of the tenant, or it is the tenant. Teams are
  /// taken as they are named.
  boolean isKnown(UUID tenant, FunnelSubject subject) {
    return switch (subject.kind()) {
      case "lead" -> leads.isKnown(tenant, subject.id());
      case "user" -> claims.holder(tenant, Claims.MEMBER, subject.id().toString()).isPresent();
      case "tenant" -> subject.id().equals(tenant);
      default -> true;
    };
  }
}
