package io.leadledger.command.lead;

import io.leadledger.command.platform.KnownAggregates;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which companies there are, for other aggregates to refer to. To be asked while a command is
/// handled.
public interface Companies {

  /// Whether the tenant has this company, deactivated or not.
  boolean isKnown(UUID tenant, UUID company);

  /// The company that a lead belongs to; empty if it belongs to none, or there is no such lead.
  Optional<UUID> ofLead(UUID tenant, UUID lead);

  /// Asks the aggregates themselves.
  @Component
  final class OfTheHistory implements Companies {
    private final KnownAggregates known;

    OfTheHistory(KnownAggregates known) {
      this.known = known;
    }

    @Override
    public boolean isKnown(UUID tenant, UUID company) {
      return known.ask(Company.class, tenant, company, _ -> true).orElse(false);
    }

    @Override
    public Optional<UUID> ofLead(UUID tenant, UUID lead) {
      return known.ask(Lead.class, tenant, lead, Lead::company).flatMap(company -> company);
    }
  }
}
