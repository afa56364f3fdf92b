package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.ORGANIZATIONS;

import io.leadledger.events.identity.TenantEvent;
import io.leadledger.events.identity.TenantEvent.ApiKeyIssued;
import io.leadledger.events.identity.TenantEvent.ApiKeyRevoked;
import io.leadledger.events.identity.TenantEvent.TenantProfileChanged;
import io.leadledger.events.identity.TenantEvent.TenantRegistered;
import io.leadledger.events.identity.TenantEvent.TenantReinstated;
import io.leadledger.events.identity.TenantEvent.TenantSettingsChanged;
import io.leadledger.events.identity.TenantEvent.TenantSubscriptionChanged;
import io.leadledger.events.identity.TenantEvent.TenantSuspended;
import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.Organizations;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.organizations.
@Component("smartweb.organizations")
@ProcessingGroup("smartweb.organizations")
@Fills(Organizations.class)
class OrganizationProjector {

  @EventHandler
  void on(TenantEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TenantRegistered e -> registered(e, recorded, rows);
      case TenantProfileChanged e ->
          bill(changed(e, recorded, rows).set(ORGANIZATIONS.NAME, e.name()), e.profile());
      case TenantSettingsChanged e ->
          changed(e, recorded, rows)
              .set(ORGANIZATIONS.SETTINGS, Json.of(e.settings()))
              .set(ORGANIZATIONS.FEATURES, Json.of(e.features()));
      case TenantSubscriptionChanged e -> subscribe(changed(e, recorded, rows), e.subscription());
      case TenantSuspended e -> changed(e, recorded, rows).set(ORGANIZATIONS.IS_ACTIVE, false);
      case TenantReinstated e -> changed(e, recorded, rows).set(ORGANIZATIONS.IS_ACTIVE, true);
      case ApiKeyIssued _, ApiKeyRevoked _ -> {} // not documented in this schema
    }
  }

  private static void registered(TenantRegistered event, Recorded recorded, Rows rows) {
    Rows.Values row =
        rows.insert(ORGANIZATIONS)
            .set(ORGANIZATIONS.ID, event.tenantId())
            .set(ORGANIZATIONS.NAME, event.name())
            .set(ORGANIZATIONS.SLUG, event.slug())
            .set(ORGANIZATIONS.SETTINGS, Json.of(event.settings()))
            .set(ORGANIZATIONS.FEATURES, Json.of(event.features()))
            .set(ORGANIZATIONS.IS_ACTIVE, true)
            .set(ORGANIZATIONS.CREATED_AT, recorded.atUtc())
            .set(ORGANIZATIONS.UPDATED_AT, recorded.atUtc());
    bill(row, event.profile());
    subscribe(row, event.subscription());
  }

  private static Rows.Values changed(TenantEvent event, Recorded recorded, Rows rows) {
    return rows.update(ORGANIZATIONS, event.tenantId())
        .set(ORGANIZATIONS.UPDATED_AT, recorded.atUtc());
  }

  private static void bill(Rows.Values row, @Nullable TenantProfile profile) {
    row.set(ORGANIZATIONS.BILLING_EMAIL, profile == null ? null : profile.billingEmail())
        .set(
            ORGANIZATIONS.BILLING_ADDRESS,
            profile == null ? null : Json.of(profile.billingAddress()));
  }

  private static void subscribe(Rows.Values row, TenantSubscription subscription) {
    row.set(ORGANIZATIONS.SUBSCRIPTION_TIER, subscription.tier())
        .set(ORGANIZATIONS.SUBSCRIPTION_STATUS, subscription.status())
        .set(ORGANIZATIONS.SUBSCRIPTION_EXPIRES_AT, Utc.of(subscription.expiresAt()))
        .set(ORGANIZATIONS.MAX_USERS, subscription.maxUsers())
        .set(ORGANIZATIONS.MAX_LEADS_PER_MONTH, subscription.maxLeadsPerMonth())
        .set(ORGANIZATIONS.MAX_AI_CALLS_PER_MONTH, subscription.maxAiCallsPerMonth());
  }
}
