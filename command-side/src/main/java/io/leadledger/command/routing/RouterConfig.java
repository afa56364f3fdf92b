package io.leadledger.command.routing;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.routing.RouterConfigCommand.*;
import io.leadledger.events.routing.RouterConfigEvent;
import io.leadledger.events.routing.RouterConfigEvent.*;
import io.leadledger.events.routing.RouterPlan;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// How a model is chosen for one kind of task; a tenant has one router for each.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class RouterConfig extends TenantAggregate {
  private static final String TASK_TYPE = "router.task-type";

  private String taskType = "";
  private @Nullable RouterPlan plan;
  private boolean enabled = true;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(ConfigureRouter command, MetaData by, Claims claims, RoutingBook book) {
    UUID tenant = tenantOf(by);
    claims
        .claim(tenant, command.router(), Map.of(TASK_TYPE, command.taskType()))
        .ifPresent(
            taken -> {
              throw new RuleBroken(
                  RoutingRule.A_TASK_TYPE_HAS_ONE_ROUTER, Map.of("existingRouter", taken.holder()));
            });
    requireKnownModels(book, tenant, command.plan());
    apply(new RouterConfigured(command.router(), command.taskType(), command.plan(), true));
    keep(book);
  }

  @CommandHandler
  void handle(ReconfigureRouter command, RoutingBook book) {
    if (!command.plan().equals(plan)) {
      requireKnownModels(book, tenant(), command.plan());
      apply(new RouterReconfigured(id(), command.plan()));
      keep(book);
    }
  }

  @CommandHandler
  void handle(SwitchRouter command, RoutingBook book) {
    if (command.enabled() != enabled) {
      apply(new RouterSwitched(id(), command.enabled()));
      keep(book);
    }
  }

  @EventSourcingHandler
  void on(RouterConfigEvent event, MetaData metaData) {
    switch (event) {
      case RouterConfigured e -> {
        created(e.routerId(), metaData);
        taskType = e.taskType();
        plan = e.plan();
        enabled = e.enabled();
      }
      case RouterReconfigured e -> plan = e.plan();
      case RouterSwitched e -> enabled = e.enabled();
    }
  }

  private void keep(RoutingBook book) {
    book.keepRouter(
        tenant(), taskType, new RoutingBook.KnownRouter(Objects.requireNonNull(plan), enabled));
  }

  private static void requireKnownModels(RoutingBook book, UUID tenant, RouterPlan plan) {
    Map<UUID, ?> known = book.models(tenant);
    require(
        plan.candidates().stream().allMatch(candidate -> known.containsKey(candidate.modelId())),
        RoutingRule.ROUTING_NAMES_KNOWN_MODELS);
  }
}
