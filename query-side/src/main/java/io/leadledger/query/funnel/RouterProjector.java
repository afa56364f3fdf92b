package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.ROUTER_CONFIG;
import static io.leadledger.query.funnel.jooq.Tables.ROUTING_PREFERENCE;

import io.leadledger.events.routing.RouterConfigEvent;
import io.leadledger.events.routing.RouterConfigEvent.*;
import io.leadledger.events.routing.RouterPlan;
import io.leadledger.events.routing.RoutingPreferenceEvent.RoutingPreferenceStated;
import io.leadledger.query.funnel.jooq.tables.RouterConfig;
import io.leadledger.query.funnel.jooq.tables.RoutingPreference;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.router_config and funnel.routing_preference.
@Component("funnel.routers")
@ProcessingGroup("funnel.routers")
@Fills({RouterConfig.class, RoutingPreference.class})
class RouterProjector {

  @EventHandler
  void on(RouterConfigEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case RouterConfigured e ->
          planned(rows.insert(ROUTER_CONFIG), e.plan(), recorded)
              .set(ROUTER_CONFIG.ID, e.routerId())
              .set(ROUTER_CONFIG.TENANT_ID, recorded.tenant())
              .set(ROUTER_CONFIG.TASK_TYPE, e.taskType())
              .set(ROUTER_CONFIG.ENABLED, e.enabled())
              .set(ROUTER_CONFIG.CREATED_AT, recorded.at());
      case RouterReconfigured e ->
          planned(rows.update(ROUTER_CONFIG, e.routerId()), e.plan(), recorded);
      case RouterSwitched e ->
          rows.update(ROUTER_CONFIG, e.routerId())
              .set(ROUTER_CONFIG.ENABLED, e.enabled())
              .set(ROUTER_CONFIG.UPDATED_AT, recorded.at());
    }
  }

  /// The whole row each time: there is nothing in it that the last wishes do not say.
  @EventHandler
  void on(RoutingPreferenceStated event, Recorded recorded, Rows rows) {
    rows.insert(ROUTING_PREFERENCE)
        .set(ROUTING_PREFERENCE.ID, event.preferenceId())
        .set(ROUTING_PREFERENCE.TENANT_ID, recorded.tenant())
        .set(ROUTING_PREFERENCE.STRATEGY, event.wishes().strategy())
        .set(ROUTING_PREFERENCE.EXCLUDED_MODELS, Json.of(event.wishes().excludedModels()))
        .set(ROUTING_PREFERENCE.BUDGET, event.wishes().budget())
        .set(ROUTING_PREFERENCE.BUDGET_PERIOD, event.wishes().budgetPeriod())
        .set(ROUTING_PREFERENCE.MAXIMUM_COST, event.wishes().maximumCost())
        .set(ROUTING_PREFERENCE.CREATED_AT, recorded.at())
        .set(ROUTING_PREFERENCE.UPDATED_AT, recorded.at());
  }

  private static Rows.Values planned(Rows.Values row, RouterPlan plan, Recorded recorded) {
    return row.set(ROUTER_CONFIG.STRATEGY, plan.strategy())
        .set(ROUTER_CONFIG.CANDIDATES, Json.of(plan.candidates()))
        .set(ROUTER_CONFIG.MINIMUM_QUALITY, plan.minimumQuality())
        .set(ROUTER_CONFIG.MAXIMUM_ATTEMPTS, plan.maximumAttempts())
        .set(ROUTER_CONFIG.COOL_DOWN_SECONDS, plan.coolDownSeconds())
        .set(ROUTER_CONFIG.UPDATED_AT, recorded.at());
  }
}
