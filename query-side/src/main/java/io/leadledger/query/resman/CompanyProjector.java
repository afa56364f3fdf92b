package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.COMPANY;

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
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.Company;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills resman.company.
@Component("resman.company")
@ProcessingGroup("resman.company")
@Fills(Company.class)
class CompanyProjector {

  @EventHandler
  void on(TenantEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TenantRegistered e ->
          describe(
              rows.insert(COMPANY)
                  .set(COMPANY.ID, e.tenantId())
                  .set(COMPANY.NAME, e.name())
                  .set(COMPANY.CREATED_AT, recorded.at())
                  .set(COMPANY.UPDATED_AT, recorded.at()),
              e.profile());
      case TenantProfileChanged e ->
          describe(
              rows.update(COMPANY, e.tenantId())
                  .set(COMPANY.NAME, e.name())
                  .set(COMPANY.UPDATED_AT, recorded.at()),
              e.profile());
      case TenantSettingsChanged _,
          TenantSubscriptionChanged _,
          TenantSuspended _,
          TenantReinstated _,
          ApiKeyIssued _,
          ApiKeyRevoked _ -> {} // not documented in this schema
    }
  }

  private static void describe(Rows.Values row, @Nullable TenantProfile profile) {
    row.set(COMPANY.LOGO_URL, profile == null ? null : Fit.whole(profile.logoUrl(), 255))
        .set(COMPANY.CONTACT_EMAIL, profile == null ? null : Fit.whole(profile.email(), 255))
        .set(COMPANY.CONTACT_PHONE, profile == null ? null : Fit.whole(profile.phone(), 20));
  }
}
