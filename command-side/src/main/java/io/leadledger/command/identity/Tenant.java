package io.leadledger.command.identity;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.identity.TenantCommand.ChangeTenantProfile;
import io.leadledger.command.identity.TenantCommand.ChangeTenantSettings;
import io.leadledger.command.identity.TenantCommand.ChangeTenantSubscription;
import io.leadledger.command.identity.TenantCommand.IssueApiKey;
import io.leadledger.command.identity.TenantCommand.RegisterTenant;
import io.leadledger.command.identity.TenantCommand.ReinstateTenant;
import io.leadledger.command.identity.TenantCommand.RevokeApiKey;
import io.leadledger.command.identity.TenantCommand.SuspendTenant;
import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.command.identity.keys.ApiKeys.ApiKey;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
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
import io.leadledger.http.Role;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.AggregateEntityNotFoundException;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A customer of LeadLedger: its profile, settings and subscription, its API keys, and whether it
/// may work at all.
@Aggregate(cache = "aggregates")
class Tenant extends TenantAggregate {
  /// Names and slugs are claimed among all tenants, in the name of none.
  static final UUID ALL_TENANTS = new UUID(0, 0);

  static final String NAME = "tenant-name";
  static final String SLUG = "tenant-slug";

  private String name = "";
  private @Nullable TenantProfile profile;
  private @Nullable TenantSubscription subscription;
  private Map<String, Object> settings = Map.of();
  private Map<String, Object> features = Map.of();
  private boolean suspended;
  private final Map<UUID, String> fingerprints = new LinkedHashMap<>();

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RegisterTenant command, Claims claims, Tenants tenants) {
    claims
        .claim(
            ALL_TENANTS,
            command.tenant(),
            Map.of(NAME, folded(command.name()), SLUG, command.slug()))
        .ifPresent(
            taken -> {
              throw new RuleBroken(
                  taken.kind().equals(NAME) ? TenantRule.NAME_IS_UNIQUE : TenantRule.SLUG_IS_UNIQUE,
                  Map.of());
            });
    tenants.add(command.tenant());
    apply(
        new TenantRegistered(
            command.tenant(),
            command.name(),
            command.slug(),
            command.profile(),
            command.subscription(),
            command.settings(),
            command.features()));
  }

  @CommandHandler
  void handle(ChangeTenantProfile command, Claims claims) {
    if (command.name().equals(name) && command.profile().equals(profile)) {
      return;
    }
    if (!folded(command.name()).equals(folded(name))) {
      claims.release(ALL_TENANTS, id(), Set.of(NAME));
      require(
          claims.claim(ALL_TENANTS, id(), Map.of(NAME, folded(command.name()))).isEmpty(),
          TenantRule.NAME_IS_UNIQUE);
    }
    apply(new TenantProfileChanged(id(), command.name(), command.profile()));
  }

  @CommandHandler
  void handle(ChangeTenantSettings command) {
    if (!command.settings().equals(settings) || !command.features().equals(features)) {
      apply(new TenantSettingsChanged(id(), command.settings(), command.features()));
    }
  }

  @CommandHandler
  void handle(ChangeTenantSubscription command) {
    if (!command.subscription().equals(subscription)) {
      apply(new TenantSubscriptionChanged(id(), command.subscription()));
    }
  }

  Optional<Integer> aiCallsPerMonth() {
    return Optional.ofNullable(subscription).map(TenantSubscription::maxAiCallsPerMonth);
  }

  @CommandHandler
  void handle(SuspendTenant command, Operator operator, Tenants tenants) {
    require(!operator.is(id()), TenantRule.THE_OPERATOR_IS_NOT_SUSPENDED);
    if (!suspended) {
      tenants.suspend(id(), true);
      apply(new TenantSuspended(id(), command.reason()));
    }
  }

  @CommandHandler
  void handle(ReinstateTenant command, Tenants tenants) {
    if (suspended) {
      tenants.suspend(id(), false);
      apply(new TenantReinstated(id()));
    }
  }

  @CommandHandler
  void handle(IssueApiKey command, Members members, ApiKeys keys) {
    require(command.by().includes(command.role()), TenantRule.NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN);
    Role memberMay =
        members
            .roleOf(id(), command.member())
            .orElseThrow(
                () -> new RuleBroken(TenantRule.A_KEY_BELONGS_TO_AN_ACTIVE_MEMBER, Map.of()));
    require(command.by().includes(memberMay), TenantRule.NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN);
    require(memberMay.includes(command.role()), TenantRule.A_KEY_OPENS_NO_MORE_THAN_ITS_MEMBER_MAY);
    keys.add(
        new ApiKey(
            command.key(),
            id(),
            command.member(),
            command.role(),
            command.fingerprint(),
            command.expiresAt()),
        command.secretHash());
    apply(
        new ApiKeyIssued(
            id(),
            command.key(),
            command.name(),
            command.role().value(),
            command.member(),
            command.fingerprint(),
            command.expiresAt()));
  }

  @CommandHandler
  void handle(RevokeApiKey command, ApiKeys keys) {
    if (!fingerprints.containsKey(command.key())) {
      throw new AggregateEntityNotFoundException("The tenant has no such key");
    }
    keys.revoke(command.key());
    apply(new ApiKeyRevoked(id(), command.key(), newestFingerprintBut(command.key())));
  }

  @EventSourcingHandler
  void on(TenantEvent event, MetaData metaData) {
    switch (event) {
      case TenantRegistered e -> {
        created(e.tenantId(), metaData);
        name = e.name();
        profile = e.profile();
        subscription = e.subscription();
        settings = e.settings();
        features = e.features();
      }
      case TenantProfileChanged e -> {
        name = e.name();
        profile = e.profile();
      }
      case TenantSettingsChanged e -> {
        settings = e.settings();
        features = e.features();
      }
      case TenantSubscriptionChanged e -> subscription = e.subscription();
      case TenantSuspended _ -> suspended = true;
      case TenantReinstated _ -> suspended = false;
      case ApiKeyIssued e -> fingerprints.put(e.keyId(), e.fingerprint());
      case ApiKeyRevoked e -> fingerprints.remove(e.keyId());
    }
  }

  private @Nullable String newestFingerprintBut(UUID key) {
    return fingerprints.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(key))
        .map(Map.Entry::getValue)
        .reduce((_, later) -> later)
        .orElse(null);
  }

  private static String folded(String name) {
    return Objects.requireNonNull(name).strip().toLowerCase(java.util.Locale.ROOT);
  }
}
