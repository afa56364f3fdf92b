package io.leadledger.command.funnel;

import io.leadledger.command.funnel.FunnelCommand.*;
import io.leadledger.command.funnel.design.FunnelFile;
import io.leadledger.command.http.Reason;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on definitions of funnels.
@RestController
@RequestMapping("/api/v1/funnels")
@AtLeast(Role.ADMIN)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class FunnelController {
  static final String YAML = "application/yaml";

  private final CommandDispatcher commands;
  private final FunnelBook book;

  FunnelController(CommandDispatcher commands, FunnelBook book) {
    this.commands = commands;
    this.book = book;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Draft a funnel", description = "It can be entered once it is published.")
  CommandResult draft(@RequestBody FunnelFile body, CommandContext by) {
    return commands.send(first(body, by), by);
  }

  @PutMapping("/{funnel}/draft")
  @Operation(summary = "Write the draft, or a new one; the key stays")
  CommandResult redraft(
      @PathVariable UUID funnel, @RequestBody FunnelFile body, CommandContext by) {
    return commands.send(new RedraftFunnel(funnel, Ids.next(), body.toDesign()), by);
  }

  @PostMapping(path = "/import", consumes = YAML)
  @Operation(
      summary = "Draft a funnel from a file of YAML",
      description = "A funnel with this key gets a new draft; otherwise there is a new one.")
  CommandResult read(@RequestBody String body, CommandContext by) {
    FunnelFile file = FunnelFile.read(body);
    DraftFunnel first = first(file, by);
    boolean known = book.funnel(by.tenant(), first.funnel()).isPresent();
    return commands.send(
        known ? new RedraftFunnel(first.funnel(), first.version(), first.design()) : first, by);
  }

  @PostMapping("/{funnel}/publication")
  @Operation(
      summary = "Publish the draft as a version that never changes",
      description = "Whoever enters from now on goes by it; who is in the funnel stays in theirs.")
  CommandResult publish(@PathVariable UUID funnel, CommandContext by) {
    return commands.send(new PublishFunnel(funnel), by);
  }

  @PostMapping("/{funnel}/retirement")
  @Operation(summary = "Let nobody enter any more; who is in it goes on")
  CommandResult retire(
      @PathVariable UUID funnel,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new RetireFunnel(funnel, Reason.of(body)), by);
  }

  @PostMapping("/{funnel}/reinstatement")
  @Operation(summary = "Let them enter again")
  CommandResult reinstate(@PathVariable UUID funnel, CommandContext by) {
    return commands.send(new ReinstateFunnel(funnel), by);
  }

  private static DraftFunnel first(FunnelFile file, CommandContext by) {
    String key = Objects.requireNonNullElse(file.key(), "");
    return new DraftFunnel(FunnelParts.funnel(by.tenant(), key), key, Ids.next(), file.toDesign());
  }
}
