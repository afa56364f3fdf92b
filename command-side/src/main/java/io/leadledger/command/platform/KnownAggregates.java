package io.leadledger.command.platform;

import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.axonframework.config.Configuration;
import org.axonframework.eventsourcing.IncompatibleAggregateException;
import org.axonframework.modelling.command.Aggregate;
import org.axonframework.modelling.command.AggregateNotFoundException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Lets an aggregate ask another one while a command is handled. It looks at the aggregates
/// themselves: what has been decided on is held against the history when the command is done.
@Component
public class KnownAggregates {
  private final ObjectProvider<Configuration> axon;

  KnownAggregates(ObjectProvider<Configuration> axon) {
    this.axon = axon;
  }

  /// Empty if the tenant has no such aggregate.
  public <A extends TenantAggregate, R> Optional<R> ask(
      Class<A> type, UUID tenant, UUID id, Function<A, R> question) {
    try {
      Aggregate<A> found = axon.getObject().repository(type).load(id.toString());
      // The cache is one for all kinds of aggregates.
      return found.rootType() == (Class<?>) type
          ? found.invoke(
              known -> known.isOf(tenant) ? Optional.of(question.apply(known)) : Optional.empty())
          : Optional.empty();
    } catch (AggregateNotFoundException | IncompatibleAggregateException _) {
      return Optional.empty();
    }
  }
}
