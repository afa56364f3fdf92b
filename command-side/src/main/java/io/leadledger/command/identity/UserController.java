package io.leadledger.command.identity;

import io.leadledger.command.identity.TenantBodies.Reason;
import io.leadledger.command.identity.UserBodies.NewRole;
import io.leadledger.command.identity.UserBodies.NewUser;
import io.leadledger.command.identity.UserBodies.Profile;
import io.leadledger.command.identity.UserCommand.ChangeUserProfile;
import io.leadledger.command.identity.UserCommand.ChangeUserRole;
import io.leadledger.command.identity.UserCommand.DeactivateUser;
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
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on the members of the caller's tenant.
@RestController
@RequestMapping("/api/v1/users")
@AtLeast(Role.ADMIN)
@Tag(name = "Members", description = "Who may do what")
class UserController {
  private final CommandDispatcher commands;

  UserController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a member")
  CommandResult register(@Valid @RequestBody NewUser body, Caller caller, CommandContext context) {
    return commands.send(
        new RegisterUser(Ids.next(), body.profile().toProfile(), body.toRole(), caller.role()),
        context);
  }

  /// Open to every role for the caller's own profile.
  @AtLeast(Role.ANALYST)
  @PutMapping("/{user}/profile")
  @Operation(summary = "Change a member's profile; one's own is open to every role")
  CommandResult changeProfile(
      @PathVariable UUID user,
      @Valid @RequestBody Profile body,
      Caller caller,
      CommandContext context) {
    return commands.send(new ChangeUserProfile(user, body.toProfile(), caller.role()), context);
  }

  @PutMapping("/{user}/role")
  @Operation(summary = "Change a member's role")
  CommandResult changeRole(
      @PathVariable UUID user,
      @Valid @RequestBody NewRole body,
      Caller caller,
      CommandContext context) {
    return commands.send(
        new ChangeUserRole(user, UserBodies.roleNamed(body.role()), caller.role()), context);
  }

  @PostMapping("/{user}/deactivation")
  @Operation(summary = "Shut a member out, with all of their keys")
  CommandResult deactivate(
      @PathVariable UUID user,
      @Valid @RequestBody Reason body,
      Caller caller,
      CommandContext context) {
    return commands.send(new DeactivateUser(user, body.reason(), caller.role()), context);
  }
}
