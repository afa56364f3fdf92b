package io.leadledger.command.lead;

import io.leadledger.command.platform.KnownAggregates;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Which leads there are, for other aggregates to refer to.
public interface Leads {

  /// Whether the tenant has this lead, archived or not, and it has not been erased. To be asked
  /// while a command is handled.
  boolean isKnown(UUID tenant, UUID lead);

  /// Asks the aggregates themselves.
  @Component
  final class OfTheHistory implements Leads {
    private final KnownAggregates known;

    OfTheHistory(KnownAggregates known) {
      this.known = known;
    }

    @Override
    public boolean isKnown(UUID tenant, UUID lead) {
      return known.ask(Lead.class, tenant, lead, it -> !it.isErased()).orElse(false);
    }
  }
}
