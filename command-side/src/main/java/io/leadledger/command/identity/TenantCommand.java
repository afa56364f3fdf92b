package io.leadledger.command.identity;

import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import io.leadledger.http.Role;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a tenant.
public sealed interface TenantCommand {
  UUID tenant();

  /// A new tenant signs up. Name and slug are unique among all tenants.
  record RegisterTenant(
      @TargetAggregateIdentifier UUID tenant,
      String name,
      String slug,
      TenantProfile profile,
      TenantSubscription subscription,
      Map<String, Object> settings,
      Map<String, Object> features)
      implements TenantCommand {}

  /// The name and the whole profile, from now on.
  record ChangeTenantProfile(
      @TargetAggregateIdentifier UUID tenant, String name, TenantProfile profile)
      implements TenantCommand {}

  /// All settings and feature switches, from now on.
  record ChangeTenantSettings(
      @TargetAggregateIdentifier UUID tenant,
      Map<String, Object> settings,
      Map<String, Object> features)
      implements TenantCommand {}

  /// What the tenant has subscribed to, from now on.
  record ChangeTenantSubscription(
      @TargetAggregateIdentifier UUID tenant, TenantSubscription subscription)
      implements TenantCommand {}

  /// Shuts the tenant out: it gets no token and no command of its is taken.
  record SuspendTenant(@TargetAggregateIdentifier UUID tenant, @Nullable String reason)
      implements TenantCommand {}

  /// Lets a suspended tenant in again.
  record ReinstateTenant(@TargetAggregateIdentifier UUID tenant) implements TenantCommand {}

  /// Gives out a key in a member's name. `by` is the role of whoever asks; of the secret only a
  /// hash travels.
  record IssueApiKey(
      @TargetAggregateIdentifier UUID tenant,
      UUID key,
      String name,
      Role role,
      UUID member,
      String fingerprint,
      String secretHash,
      @Nullable Instant expiresAt,
      Role by)
      implements TenantCommand {

    /// Without the hash: commands are printed when something goes wrong.
    @Override
    public String toString() {
      return "IssueApiKey[tenant=%s, key=%s, role=%s]".formatted(tenant, key, role);
    }
  }

  /// Makes a key open nothing any more. Refused with 404 for a key that the tenant has not.
  record RevokeApiKey(@TargetAggregateIdentifier UUID tenant, UUID key) implements TenantCommand {}
}
