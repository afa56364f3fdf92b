package io.leadledger.command.identity;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.identity.UserCommand.ChangeUserProfile;
import io.leadledger.command.identity.UserCommand.ChangeUserRole;
import io.leadledger.command.identity.UserCommand.DeactivateUser;
import io.leadledger.command.identity.UserCommand.RegisterUser;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.Provenance;
import io.leadledger.events.identity.UserEvent;
import io.leadledger.events.identity.UserEvent.UserDeactivated;
import io.leadledger.events.identity.UserEvent.UserProfileChanged;
import io.leadledger.events.identity.UserEvent.UserRegistered;
import io.leadledger.events.identity.UserEvent.UserRoleChanged;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.http.Role;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A member of one tenant.
@Aggregate(cache = "aggregates")
class User extends TenantAggregate {
  static final String EMAIL = "user-email";

  private @Nullable UserProfile profile;
  private Role role = Role.ANALYST;
  private boolean active;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RegisterUser command, MetaData by, Claims claims, Members members) {
    require(command.by().includes(command.role()), UserRule.NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN);
    UUID tenant = tenantOf(by);
    claim(
        claims,
        tenant,
        command.user(),
        Map.of(EMAIL, command.profile().email(), Claims.MEMBER, command.user().toString()));
    members.add(tenant, command.user(), command.role());
    UUID invitedBy = CommandContext.SYSTEM.equals(by.get(Provenance.ORIGIN)) ? null : actorOf(by);
    apply(new UserRegistered(command.user(), command.profile(), command.role().value(), invitedBy));
  }

  @CommandHandler
  void handle(ChangeUserProfile command, MetaData by, Claims claims) {
    requireActive();
    require(
        command.by().includes(role) || actorOf(by).equals(id()),
        UserRule.NOBODY_CHANGES_A_MEMBER_ABOVE_THEM);
    if (!command.profile().equals(profile)) {
      claims.release(tenant(), id(), Set.of(EMAIL));
      claim(claims, tenant(), id(), Map.of(EMAIL, command.profile().email()));
      apply(new UserProfileChanged(id(), command.profile()));
    }
  }

  @CommandHandler
  void handle(ChangeUserRole command, Members members) {
    requireActive();
    require(command.by().includes(role), UserRule.NOBODY_CHANGES_A_MEMBER_ABOVE_THEM);
    require(command.by().includes(command.role()), UserRule.NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN);
    if (command.role() != role) {
      requireAnotherOwner(members);
      members.change(id(), command.role());
      apply(new UserRoleChanged(id(), role.value(), command.role().value()));
    }
  }

  @CommandHandler
  void handle(DeactivateUser command, Claims claims, Members members) {
    require(command.by().includes(role), UserRule.NOBODY_CHANGES_A_MEMBER_ABOVE_THEM);
    if (active) {
      requireAnotherOwner(members);
      claims.release(tenant(), id(), Set.of(EMAIL, Claims.MEMBER));
      members.deactivate(id());
      apply(new UserDeactivated(id(), command.reason()));
    }
  }

  @EventSourcingHandler
  void on(UserEvent event, MetaData metaData) {
    switch (event) {
      case UserRegistered e -> {
        created(e.userId(), metaData);
        profile = e.profile();
        role = roleNamed(e.role());
        active = true;
      }
      case UserProfileChanged e -> profile = e.profile();
      case UserRoleChanged e -> role = roleNamed(e.role());
      case UserDeactivated _ -> active = false;
    }
  }

  private void requireActive() {
    require(active, UserRule.A_DEACTIVATED_USER_TAKES_NO_COMMAND);
  }

  private void requireAnotherOwner(Members members) {
    require(
        role != Role.OWNER || members.hasOwnerBesides(tenant(), id()),
        UserRule.THE_LAST_OWNER_STAYS);
  }

  private static void claim(Claims claims, UUID tenant, UUID user, Map<String, String> values) {
    claims
        .claim(tenant, user, values)
        .ifPresent(
            taken -> {
              throw new RuleBroken(
                  UserRule.EMAIL_IS_UNIQUE_WITHIN_THE_TENANT,
                  Map.of("existingUser", taken.holder().toString()));
            });
  }

  private static Role roleNamed(String value) {
    return Role.find(value).orElseThrow();
  }
}
