package io.leadledger.command.identity;

import io.leadledger.command.identity.ApiKeyController.IssuedKey;
import io.leadledger.command.identity.ApiKeyController.NewKey;
import io.leadledger.command.identity.TenantBodies.NewTenant;
import io.leadledger.command.identity.TenantBodies.Reason;
import io.leadledger.command.identity.TenantCommand.RegisterTenant;
import io.leadledger.command.identity.TenantCommand.ReinstateTenant;
import io.leadledger.command.identity.TenantCommand.SuspendTenant;
import io.leadledger.command.identity.UserBodies.NewUser;
import io.leadledger.command.identity.UserCommand.RegisterUser;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// What whoever runs this installation does with tenants. A new one is let in by three requests:
/// the tenant, its first owner, and the owner's first key.
@RestController
@RequestMapping("/api/v1/tenants")
@AtLeast(Role.OWNER)
@Tag(name = "Tenants", description = "What whoever runs this installation does with tenants")
class OperatorController {
  private final CommandDispatcher commands;
  private final ApiKeyIssuing keys;
  private final Operator operator;
  private final Tenants tenants;

  OperatorController(
      CommandDispatcher commands, ApiKeyIssuing keys, Operator operator, Tenants tenants) {
    this.commands = commands;
    this.keys = keys;
    this.operator = operator;
    this.tenants = tenants;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a tenant")
  CommandResult register(
      @Valid @RequestBody NewTenant body, Caller caller, CommandContext context) {
    operator.require(caller);
    UUID tenant = Ids.next();
    return commands.send(
        new RegisterTenant(
            tenant,
            body.name().strip(),
            body.slug(),
            body.profileOrNone(),
            body.subscriptionOrFree(),
            Map.of(),
            Map.of()),
        context.inTenant(tenant));
  }

  @PostMapping("/{tenant}/users")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a tenant's member, to begin with its first owner")
  CommandResult registerUser(
      @PathVariable UUID tenant,
      @Valid @RequestBody NewUser body,
      Caller caller,
      CommandContext context) {
    operator.require(caller);
    tenants.require(tenant);
    return commands.send(
        new RegisterUser(Ids.next(), body.profile().toProfile(), body.toRole(), Role.OWNER),
        context.inTenant(tenant));
  }

  @PostMapping("/{tenant}/api-keys")
  @Operation(summary = "Issue a key to a tenant's member; the secret is shown this once")
  ResponseEntity<IssuedKey> issueKey(
      @PathVariable UUID tenant,
      @Valid @RequestBody NewKey body,
      Caller caller,
      CommandContext context) {
    operator.require(caller);
    return IssuedKey.answer(
        "/api/v1/tenants/" + tenant + "/api-keys/",
        keys.issue(body.toRequest(), Role.OWNER, context.inTenant(tenant)));
  }

  @PostMapping("/{tenant}/suspension")
  @Operation(summary = "Suspend a tenant: it gets no tokens and takes no commands")
  CommandResult suspend(
      @PathVariable UUID tenant,
      @Valid @RequestBody Reason body,
      Caller caller,
      CommandContext context) {
    operator.require(caller);
    return standing(tenant, new SuspendTenant(tenant, body.reason()), context);
  }

  @DeleteMapping("/{tenant}/suspension")
  @Operation(summary = "Reinstate a suspended tenant")
  CommandResult reinstate(@PathVariable UUID tenant, Caller caller, CommandContext context) {
    operator.require(caller);
    return standing(tenant, new ReinstateTenant(tenant), context);
  }

  private CommandResult standing(UUID tenant, TenantCommand command, CommandContext context) {
    CommandResult result = commands.send(command, context.inTenant(tenant));
    tenants.forget(tenant);
    return result;
  }
}
