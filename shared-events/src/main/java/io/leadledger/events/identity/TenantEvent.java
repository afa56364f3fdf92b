package io.leadledger.events.identity;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a tenant: a customer of LeadLedger whose data no other tenant sees. Five
/// schemas call it tenant, client, workspace, organization and company.
public sealed interface TenantEvent extends DomainEvent {
  UUID tenantId();

  @Override
  default UUID aggregateId() {
    return tenantId();
  }

  /// A tenant has signed up. `slug` is unique among all tenants, as `name` is.
  @EventName("identity.TenantRegistered")
  @Revision("1")
  record TenantRegistered(
      UUID tenantId,
      String name,
      String slug,
      @Personal @Nullable TenantProfile profile,
      TenantSubscription subscription,
      Map<String, Object> settings,
      Map<String, Object> features)
      implements TenantEvent {}

  /// Name and whole profile, as they are from now on.
  @EventName("identity.TenantProfileChanged")
  @Revision("1")
  record TenantProfileChanged(UUID tenantId, String name, @Personal @Nullable TenantProfile profile)
      implements TenantEvent {}

  /// All settings and feature switches, as they are from now on.
  @EventName("identity.TenantSettingsChanged")
  @Revision("1")
  record TenantSettingsChanged(
      UUID tenantId, Map<String, Object> settings, Map<String, Object> features)
      implements TenantEvent {}

  /// What the tenant has subscribed to from now on.
  @EventName("identity.TenantSubscriptionChanged")
  @Revision("1")
  record TenantSubscriptionChanged(UUID tenantId, TenantSubscription subscription)
      implements TenantEvent {}

  /// The tenant may do nothing until it is reinstated.
  @EventName("identity.TenantSuspended")
  @Revision("1")
  record TenantSuspended(UUID tenantId, @Nullable String reason) implements TenantEvent {}

  /// The tenant may work again.
  @EventName("identity.TenantReinstated")
  @Revision("1")
  record TenantReinstated(UUID tenantId) implements TenantEvent {}

  /// A key for the API has been given out. `fingerprint` identifies it to people; the secret is
  /// stored nowhere. `role` is what its bearer may do, `userId` the member in whose name it acts.
  @EventName("identity.ApiKeyIssued")
  @Revision("1")
  record ApiKeyIssued(
      UUID tenantId,
      UUID keyId,
      String name,
      String role,
      UUID userId,
      String fingerprint,
      @Nullable Instant expiresAt)
      implements TenantEvent {}

  /// The key opens nothing from now on. `newestFingerprint` is that of the newest key that still
  /// does, null when none is left.
  @EventName("identity.ApiKeyRevoked")
  @Revision("1")
  record ApiKeyRevoked(UUID tenantId, UUID keyId, @Nullable String newestFingerprint)
      implements TenantEvent {}
}
