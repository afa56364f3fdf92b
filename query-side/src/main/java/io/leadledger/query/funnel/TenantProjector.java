package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.TENANT;

import io.leadledger.events.identity.TenantEvent;
import io.leadledger.events.identity.TenantEvent.ApiKeyIssued;
import io.leadledger.events.identity.TenantEvent.ApiKeyRevoked;
import io.leadledger.events.identity.TenantEvent.TenantProfileChanged;
import io.leadledger.events.identity.TenantEvent.TenantRegistered;
import io.leadledger.events.identity.TenantEvent.TenantReinstated;
import io.leadledger.events.identity.TenantEvent.TenantSettingsChanged;
import io.leadledger.events.identity.TenantEvent.TenantSubscriptionChanged;
import io.leadledger.events.identity.TenantEvent.TenantSuspended;
import io.leadledger.query.funnel.jooq.tables.Tenant;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.tenant.
@Component("funnel.tenants")
@ProcessingGroup("funnel.tenants")
@Fills(Tenant.class)
class TenantProjector {

  @EventHandler
  void on(TenantEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TenantRegistered e ->
          rows.insert(TENANT)
              .set(TENANT.ID, e.tenantId())
              .set(TENANT.NAME, e.name())
              .set(TENANT.SLUG, e.slug())
              .set(TENANT.STATUS, "active")
              .set(TENANT.SUBSCRIPTION_TIER, e.subscription().tier())
              .set(TENANT.SETTINGS, Json.of(e.settings()))
              .set(TENANT.CREATED_AT, recorded.at())
              .set(TENANT.UPDATED_AT, recorded.at());
      case TenantProfileChanged e -> changed(e, recorded, rows).set(TENANT.NAME, e.name());
      case TenantSettingsChanged e ->
          changed(e, recorded, rows).set(TENANT.SETTINGS, Json.of(e.settings()));
      case TenantSubscriptionChanged e ->
          changed(e, recorded, rows).set(TENANT.SUBSCRIPTION_TIER, e.subscription().tier());
      case TenantSuspended e -> changed(e, recorded, rows).set(TENANT.STATUS, "suspended");
      case TenantReinstated e -> changed(e, recorded, rows).set(TENANT.STATUS, "active");
      case ApiKeyIssued _, ApiKeyRevoked _ -> {} // keys do not move through funnels
    }
  }

  private static Rows.Values changed(TenantEvent event, Recorded recorded, Rows rows) {
    return rows.update(TENANT, event.tenantId()).set(TENANT.UPDATED_AT, recorded.at());
  }
}
