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
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Commands on the caller's own tenant.
@RestController
@RequestMapping("/api/v1/tenant")
@AtLeast(Role.ADMIN)
@Tag(name = "Tenant", description = "The caller's own tenant")
class TenantController {
  private final CommandDispatcher commands;

  TenantController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PutMapping("/profile")
  @Operation(summary = "Change the tenant's name and profile")
  CommandResult changeProfile(@Valid @RequestBody NamedProfile body, CommandContext context) {
    return commands.send(
        new ChangeTenantProfile(context.tenant(), body.name(), body.profile().toProfile()),
        context);
  }

  @PutMapping("/settings")
  @Operation(summary = "Change the tenant's settings and features")
  CommandResult changeSettings(@Valid @RequestBody Settings body, CommandContext context) {
    return commands.send(
        new ChangeTenantSettings(context.tenant(), body.settingsOrNone(), body.featuresOrNone()),
        context);
  }

  @AtLeast(Role.OWNER)
  @PutMapping("/subscription")
  @Operation(summary = "Change the tenant's subscription")
  CommandResult changeSubscription(@Valid @RequestBody Subscription body, CommandContext context) {
    return commands.send(
        new ChangeTenantSubscription(context.tenant(), body.toSubscription()), context);
  }
}
