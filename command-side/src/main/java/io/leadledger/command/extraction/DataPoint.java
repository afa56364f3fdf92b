package io.leadledger.command.extraction;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.extraction.DataPointCommand.DefineDataPoint;
import io.leadledger.command.extraction.DataPointCommand.WithdrawDataPoint;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.conversation.DataPointEvent;
import io.leadledger.events.conversation.DataPointEvent.*;
import java.util.List;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// What a tenant looks for under one name. Those that every tenant has to begin with have no events
/// until they are redefined or withdrawn (ADR 0084).
@Aggregate(cache = "aggregates")
class DataPoint extends TenantAggregate {
  private @Nullable DataPointDefinition present;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(DefineDataPoint command, MetaData by, KnownDataPoints known) {
    var wanted =
        new DataPointDefinition(
            command.name(),
            DataPointType.of(command.type()),
            command.description(),
            command.examples(),
            command.allowedValues());
    if (wanted.equals(present)) {
      return; // said twice, true once
    }
    require(
        known.has(tenantOf(by), command.name())
            || known.of(tenantOf(by)).size() < DataPointRule.DATA_POINTS,
        DataPointRule.A_TENANT_HAS_AT_MOST_A_HUNDRED_DATA_POINTS);
    known.put(tenantOf(by), wanted);
    apply(
        present == null
            ? new DataPointDefined(
                command.dataPoint(),
                command.name(),
                command.type(),
                command.description(),
                command.examples(),
                command.allowedValues())
            : new DataPointRedefined(
                command.dataPoint(),
                command.name(),
                command.type(),
                command.description(),
                command.examples(),
                command.allowedValues()));
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(WithdrawDataPoint command, MetaData by, KnownDataPoints known) {
    require(
        known.has(tenantOf(by), command.name()), DataPointRule.ONLY_WHAT_IS_DEFINED_IS_WITHDRAWN);
    known.withdraw(tenantOf(by), command.name());
    apply(new DataPointWithdrawn(command.dataPoint(), command.name()));
  }

  @EventSourcingHandler
  void on(DataPointEvent event, MetaData metaData) {
    created(event.dataPointId(), metaData);
    present =
        switch (event) {
          case DataPointDefined e ->
              of(e.name(), e.type(), e.description(), e.examples(), e.allowedValues());
          case DataPointRedefined e ->
              of(e.name(), e.type(), e.description(), e.examples(), e.allowedValues());
          case DataPointWithdrawn _ -> null;
        };
  }

  private static DataPointDefinition of(
      String name, String type, String description, List<String> examples, List<String> allowed) {
    return new DataPointDefinition(name, DataPointType.of(type), description, examples, allowed);
  }
}
