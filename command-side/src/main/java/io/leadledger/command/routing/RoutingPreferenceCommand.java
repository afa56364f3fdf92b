package io.leadledger.command.routing;

import io.leadledger.command.values.Fields;
import io.leadledger.events.routing.RoutingWishes;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What can be said about a tenant's wishes. Valid by construction.
public sealed interface RoutingPreferenceCommand {
  List<String> PERIODS = List.of("day", "month");

  UUID preference();

  /// The id of a tenant's only preference: no two can be made at once.
  static UUID idOf(UUID tenant) {
    return UUID.nameUUIDFromBytes(
        ("routing-preference/" + tenant).getBytes(StandardCharsets.UTF_8));
  }

  /// All wishes become these.
  record StateRoutingPreference(@TargetAggregateIdentifier UUID preference, RoutingWishes wishes)
      implements RoutingPreferenceCommand {
    public StateRoutingPreference {
      var fields = new Fields();
      List<UUID> excluded = wishes.excludedModels() == null ? List.of() : wishes.excludedModels();
      fields.check(
          excluded.size() <= 100,
          "excludedModels",
          "too-many",
          "These are too many models.",
          "at most 100");
      fields.between(
          "budget", wishes.budget(), BigDecimal.ZERO, RouterConfigCommand.DEAREST.pow(2));
      fields.between(
          "maximumCost", wishes.maximumCost(), BigDecimal.ZERO, RouterConfigCommand.DEAREST);
      String period = fields.oneOf("budgetPeriod", wishes.budgetPeriod(), PERIODS);
      fields.check(
          (period == null) == (wishes.budget() == null)
              || wishes.budgetPeriod() != null && period == null,
          "budgetPeriod",
          "missing",
          "A budget is for a period, and a period has a budget.",
          PERIODS);
      wishes =
          new RoutingWishes(
              fields.oneOf("strategy", wishes.strategy(), RouterConfigCommand.STRATEGIES),
              List.copyOf(excluded),
              wishes.budget(),
              period,
              wishes.maximumCost());
      fields.orRefuse();
    }
  }
}
