package io.leadledger.command.routing;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.routing.RouterConfigCommand.*;
import io.leadledger.command.routing.RoutingPreferenceCommand.StateRoutingPreference;
import io.leadledger.events.Ids;
import io.leadledger.events.routing.RoutingWishes;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on routers, and on the tenant's wishes of all of them.
@RestController
@RequestMapping("/api/v1")
@AtLeast(Role.ADMIN)
@Tag(name = "Language models", description = "Which models may be asked, and how one is chosen")
class RouterController {
  private final CommandDispatcher commands;

  RouterController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PostMapping("/routers")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Say how a model is chosen for one kind of task")
  CommandResult configure(@RequestBody RouterBody body, CommandContext by) {
    return commands.send(
        new ConfigureRouter(Ids.next(), String.valueOf(body.taskType()), body.toPlan()), by);
  }

  @PutMapping("/routers/{router}")
  @Operation(summary = "Replace how the model is chosen; the task type stays")
  CommandResult reconfigure(
      @PathVariable UUID router, @RequestBody RouterBody body, CommandContext by) {
    return commands.send(new ReconfigureRouter(router, body.toPlan()), by);
  }

  @PostMapping("/routers/{router}/switching-off")
  @Operation(summary = "Ask no model for these tasks")
  CommandResult switchOff(@PathVariable UUID router, CommandContext by) {
    return commands.send(new SwitchRouter(router, false), by);
  }

  @PostMapping("/routers/{router}/switching-on")
  @Operation(summary = "Ask models for these tasks again")
  CommandResult switchOn(@PathVariable UUID router, CommandContext by) {
    return commands.send(new SwitchRouter(router, true), by);
  }

  @PutMapping("/routing-preference")
  @Operation(summary = "State all wishes of the tenant: its budget, whom not to ask, how to choose")
  CommandResult state(@RequestBody RoutingWishes body, CommandContext by) {
    return commands.send(
        new StateRoutingPreference(RoutingPreferenceCommand.idOf(by.tenant()), body), by);
  }
}
