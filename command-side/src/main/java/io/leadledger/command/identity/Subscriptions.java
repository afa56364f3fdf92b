package io.leadledger.command.identity;

import io.leadledger.command.platform.KnownAggregates;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// What tenants have subscribed to, for other aggregates to go by.
public interface Subscriptions {

  /// How many AI calls the tenant may make in a month. Empty when there is no limit. To be asked
  /// while a command is handled.
  OptionalInt aiCallsPerMonth(UUID tenant);

  /// Asks the tenants themselves.
  @Component
  final class OfTheHistory implements Subscriptions {
    private final KnownAggregates known;

    OfTheHistory(KnownAggregates known) {
      this.known = known;
    }

    @Override
    public OptionalInt aiCallsPerMonth(UUID tenant) {
      Optional<Integer> most =
          known
              .ask(Tenant.class, tenant, tenant, Tenant::aiCallsPerMonth)
              .flatMap(stated -> stated);
      return most.isPresent() ? OptionalInt.of(most.get()) : OptionalInt.empty();
    }
  }
}
