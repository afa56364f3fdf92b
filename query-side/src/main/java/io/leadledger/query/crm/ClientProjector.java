package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.CLIENTS;

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
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.query.crm.jooq.enums.ClientStatusEnum;
import io.leadledger.query.crm.jooq.tables.Clients;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.clients.
@Component("crm.clients")
@ProcessingGroup("crm.clients")
@Fills(Clients.class)
class ClientProjector {

  @EventHandler
  void on(TenantEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TenantRegistered e ->
          describe(
              rows.insert(CLIENTS)
                  .set(CLIENTS.ID, e.tenantId())
                  .set(CLIENTS.NAME, e.name())
                  .set(CLIENTS.STATUS, ClientStatusEnum.active)
                  .set(CLIENTS.CREATED_AT, recorded.at())
                  .set(CLIENTS.UPDATED_AT, recorded.at()),
              e.profile());
      case TenantProfileChanged e ->
          describe(changed(e.tenantId(), recorded, rows).set(CLIENTS.NAME, e.name()), e.profile());
      case TenantSuspended e ->
          changed(e.tenantId(), recorded, rows).set(CLIENTS.STATUS, ClientStatusEnum.suspended);
      case TenantReinstated e ->
          changed(e.tenantId(), recorded, rows).set(CLIENTS.STATUS, ClientStatusEnum.active);
      case ApiKeyIssued e ->
          changed(e.tenantId(), recorded, rows).set(CLIENTS.API_KEY, e.fingerprint());
      case ApiKeyRevoked e ->
          changed(e.tenantId(), recorded, rows).set(CLIENTS.API_KEY, e.newestFingerprint());
      case TenantSettingsChanged _,
          TenantSubscriptionChanged _ -> {} // not documented in this schema
    }
  }

  /// The owner whom nobody invited is the one who registered the client.
  @EventHandler
  void on(UserRegistered event, Recorded recorded, Rows rows) {
    if (event.invitedBy() == null && event.role().equals("owner")) {
      changed(recorded.tenant(), recorded, rows)
          .set(CLIENTS.PRIMARY_CONTACT_USER_ID, event.userId());
    }
  }

  private static Rows.Values changed(UUID client, Recorded recorded, Rows rows) {
    return rows.update(CLIENTS, client).set(CLIENTS.UPDATED_AT, recorded.at());
  }

  private static void describe(Rows.Values row, @Nullable TenantProfile known) {
    TenantProfile profile = known == null ? TenantProfile.NONE : known;
    row.set(CLIENTS.EMAIL, profile.email())
        .set(CLIENTS.PHONE_NUMBER, profile.phone())
        .set(CLIENTS.WHATSAPP_PHONE_NUMBER, profile.whatsappPhone())
        .set(CLIENTS.CONTACT_INFO, Json.of(profile.contactInfo()));
  }
}
