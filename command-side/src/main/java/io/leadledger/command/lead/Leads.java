package io.leadledger.command.lead;

import java.util.UUID;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Which leads there are, for other aggregates to refer to.
public interface Leads {

  /// Whether the tenant has this lead, archived or not. To be asked while a command is handled.
  boolean isKnown(UUID tenant, UUID lead);

  /// Looks at the aggregates themselves: what has been decided on is held against the history when
  /// the command is done.
  @Component
  final class OfTheHistory implements Leads {
    private final ObjectProvider<Configuration> axon;

    OfTheHistory(ObjectProvider<Configuration> axon) {
      this.axon = axon;
    }

    @Override
    public boolean isKnown(UUID tenant, UUID lead) {
      try {
        Aggregate<Lead> found = axon.getObject().repository(Lead.class).load(lead.toString());
        // The cache is one for all kinds of aggregates.
        return found.rootType() == (Class<?>) Lead.class
            && found.invoke(known -> known.isOf(tenant));
      } catch (AggregateNotFoundException | IncompatibleAggregateException _) {
        return false;
      }
    }
  }
}
