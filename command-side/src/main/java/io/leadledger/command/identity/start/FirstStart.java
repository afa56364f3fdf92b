package io.leadledger.command.identity.start;

import io.leadledger.command.identity.ApiKeyIssuing;
import io.leadledger.command.identity.TenantCommand.RegisterTenant;
import io.leadledger.command.identity.TenantCommand.RevokeApiKey;
import io.leadledger.command.identity.Tenants;
import io.leadledger.command.identity.UserCommand.RegisterUser;
import io.leadledger.command.identity.keys.ApiKeys;
import io.leadledger.command.identity.start.Installation.State;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import io.leadledger.events.identity.UserProfile;
import io.leadledger.http.Role;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// Sees to it that there is a first tenant, its owner and an admin key in a file (ADR-0064). Every
/// step looks whether it has been done, so that a start that was interrupted goes on where it was;
/// of several processes one does it and the others wait.
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstStart implements ApplicationRunner {
  private static final Logger LOG = LoggerFactory.getLogger(FirstStart.class);

  private final Installation installation;
  private final FirstTenant settings;
  private final CommandDispatcher commands;
  private final ApiKeyIssuing issuing;
  private final ApiKeys keys;
  private final Tenants tenants;
  private final AdminKeyFile file;

  FirstStart(
      Installation installation,
      FirstTenant settings,
      CommandDispatcher commands,
      ApiKeyIssuing issuing,
      ApiKeys keys,
      Tenants tenants,
      @Value("${leadledger.data-dir:data}/admin.key") Path file) {
    this.installation = installation;
    this.settings = settings;
    this.commands = commands;
    this.issuing = issuing;
    this.keys = keys;
    this.tenants = tenants;
    this.file = new AdminKeyFile(file);
  }

  @Override
  public void run(ApplicationArguments arguments) {
    if (!installation.isComplete()) {
      installation.alone(this::complete);
    } else if (settings.newAdminKey()) {
      installation.alone(this::replaceLostAdminKey);
    }
  }

  private void complete() {
    State state = installation.begin();
    CommandContext context =
        CommandContext.of(state.tenant(), state.owner(), CommandContext.SYSTEM);
    if (!tenants.exists(state.tenant())) {
      register(state.tenant(), context);
    }
    if (!installation.hasMember(state.owner())) {
      commands.send(new RegisterUser(state.owner(), owner(), Role.OWNER, Role.OWNER), context);
    }
    if (!state.adminKeyTold()) {
      tellAdminKey(state, context);
    }
  }

  private void register(UUID tenant, CommandContext context) {
    commands.send(
        new RegisterTenant(
            tenant,
            settings.name(),
            settings.slug(),
            TenantProfile.NONE,
            new TenantSubscription("enterprise", "active", null, null, null, null),
            Map.of(),
            Map.of()),
        context);
  }

  private UserProfile owner() {
    return new UserProfile(
        settings.ownerEmail(), null, null, "Owner", null, null, null, null, null, null);
  }

  /// A key from a start that was interrupted before anybody saw it is revoked and another one given
  /// out: its secret is known to nobody.
  private void tellAdminKey(State state, CommandContext context) {
    keys.living(state.tenant())
        .forEach(key -> commands.send(new RevokeApiKey(state.tenant(), key), context));
    issue(state.owner(), context);
    installation.adminKeyIsTold();
  }

  /// Another key for whoever has lost the file. Those that are in use stay good, and a file that is
  /// there stays as it is.
  private void replaceLostAdminKey() {
    if (file.isThere()) {
      LOG.info("No new admin key is made: there is one in {}", file.path());
      return;
    }
    State state = installation.begin();
    UUID owner = installation.activeOwner(state);
    issue(owner, CommandContext.of(state.tenant(), owner, CommandContext.SYSTEM));
  }

  private void issue(UUID owner, CommandContext context) {
    ApiKeyIssuing.Issued issued =
        issuing.issue(
            new ApiKeyIssuing.Request("admin.key", Role.OWNER, owner, null), Role.OWNER, context);
    file.write(issued.key().toString(), issued.secret().reveal());
    LOG.info("The admin key of the first tenant, {}, is in {}", settings.slug(), file.path());
  }
}
