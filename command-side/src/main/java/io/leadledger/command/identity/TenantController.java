package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantBodies.NamedProfile;
import io.leadledger.command.identity.TenantBodies.Settings;
import io.leadledger.command.identity.TenantBodies.Subscription;
import io.leadledger.command.identity.TenantCommand.ChangeTenantProfile;
import io.leadledger.command.identity.TenantCommand.ChangeTenantSettings;
import io.leadledger.command.identity.TenantCommand.ChangeTenantSubscription;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Commands on the caller's own tenant.
@RestController
@RequestMapping("/api/v1/tenant")
@AtLeast(Role.ADMIN)
class TenantController {
  private final CommandDispatcher commands;

  TenantController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PutMapping("/profile")
  CommandResult changeProfile(@Valid @RequestBody NamedProfile body, CommandContext context) {
    return commands.send(
        new ChangeTenantProfile(context.tenant(), body.name(), body.profile().toProfile()),
        context);
  }

  @PutMapping("/settings")
  CommandResult changeSettings(@Valid @RequestBody Settings body, CommandContext context) {
    return commands.send(
        new ChangeTenantSettings(context.tenant(), body.settingsOrNone(), body.featuresOrNone()),
        context);
  }

  @AtLeast(Role.OWNER)
  @PutMapping("/subscription")
  CommandResult changeSubscription(@Valid @RequestBody Subscription body, CommandContext context) {
    return commands.send(
        new ChangeTenantSubscription(context.tenant(), body.toSubscription()), context);
  }
}
