package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.WORKSPACES;
import static io.leadledger.query.workspace.jooq.Tables.WORKSPACE_API_KEYS;

import io.leadledger.events.identity.TenantEvent;
import io.leadledger.events.identity.TenantEvent.ApiKeyIssued;
import io.leadledger.events.identity.TenantEvent.ApiKeyRevoked;
import io.leadledger.events.identity.TenantEvent.TenantProfileChanged;
import io.leadledger.events.identity.TenantEvent.TenantRegistered;
import io.leadledger.events.identity.TenantEvent.TenantReinstated;
import io.leadledger.events.identity.TenantEvent.TenantSettingsChanged;
import io.leadledger.events.identity.TenantEvent.TenantSubscriptionChanged;
import io.leadledger.events.identity.TenantEvent.TenantSuspended;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.WorkspaceApiKeys;
import io.leadledger.query.workspace.jooq.tables.Workspaces;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills workspace.workspaces and workspace.workspace_api_keys.
@Component("workspace.workspaces")
@ProcessingGroup("workspace.workspaces")
@Fills({Workspaces.class, WorkspaceApiKeys.class})
class WorkspaceProjector {

  @EventHandler
  void on(TenantEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TenantRegistered e ->
          rows.insert(WORKSPACES)
              .set(WORKSPACES.ID, e.tenantId())
              .set(WORKSPACES.NAME, e.name())
              .set(WORKSPACES.SLUG, e.slug())
              .set(WORKSPACES.SUBSCRIPTION_TIER, e.subscription().tier())
              .set(WORKSPACES.SETTINGS, Json.of(settings(e.settings(), e.features())))
              .set(WORKSPACES.CREATED_AT, recorded.at())
              .set(WORKSPACES.UPDATED_AT, recorded.at());
      case TenantProfileChanged e -> changed(e, recorded, rows).set(WORKSPACES.NAME, e.name());
      case TenantSettingsChanged e ->
          changed(e, recorded, rows)
              .set(WORKSPACES.SETTINGS, Json.of(settings(e.settings(), e.features())));
      case TenantSubscriptionChanged e ->
          changed(e, recorded, rows).set(WORKSPACES.SUBSCRIPTION_TIER, e.subscription().tier());
      case TenantSuspended e -> changed(e, recorded, rows).set(WORKSPACES.IS_ACTIVE, false);
      case TenantReinstated e -> changed(e, recorded, rows).set(WORKSPACES.IS_ACTIVE, true);
      case ApiKeyIssued e ->
          rows.insert(WORKSPACE_API_KEYS)
              .set(WORKSPACE_API_KEYS.ID, e.keyId())
              .set(WORKSPACE_API_KEYS.WORKSPACE_ID, e.tenantId())
              .set(WORKSPACE_API_KEYS.PROVIDER, "leadledger")
              .set(WORKSPACE_API_KEYS.NAME, e.name())
              .set(WORKSPACE_API_KEYS.ENCRYPTED_KEY, e.fingerprint())
              .set(WORKSPACE_API_KEYS.IS_ACTIVE, true)
              .set(WORKSPACE_API_KEYS.CREATED_BY, e.userId())
              .set(WORKSPACE_API_KEYS.CREATED_AT, recorded.at())
              .set(WORKSPACE_API_KEYS.UPDATED_AT, recorded.at());
      case ApiKeyRevoked e ->
          rows.update(WORKSPACE_API_KEYS, e.keyId())
              .set(WORKSPACE_API_KEYS.IS_ACTIVE, false)
              .set(WORKSPACE_API_KEYS.UPDATED_AT, recorded.at());
    }
  }

  private static Rows.Values changed(TenantEvent event, Recorded recorded, Rows rows) {
    return rows.update(WORKSPACES, event.tenantId()).set(WORKSPACES.UPDATED_AT, recorded.at());
  }

  /// The document keeps feature switches among the settings.
  private static Map<String, Object> settings(
      Map<String, Object> settings, Map<String, Object> features) {
    Map<String, Object> both = new LinkedHashMap<>(settings);
    both.put("features", features);
    return both;
  }
}
