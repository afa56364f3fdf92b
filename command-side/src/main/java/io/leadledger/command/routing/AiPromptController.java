package io.leadledger.command.routing;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.routing.AiPromptCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on prompts.
@RestController
@RequestMapping("/api/v1/ai-prompts")
@AtLeast(Role.ADMIN)
@Tag(name = "Language models", description = "Which models may be asked, and how one is chosen")
class AiPromptController {
  private final CommandDispatcher commands;

  AiPromptController(CommandDispatcher commands) {
    this.commands = commands;
  }

  record NewPrompt(String name, String text, @Nullable UUID modelId) {}

  record NewVersion(String text, @Nullable UUID modelId) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Write a prompt: its first version, a draft",
      description =
          "The active version of the prompt that is named after a task type, such as `analysis`,"
              + " takes the place of LeadLedger's own instructions.")
  CommandResult write(@RequestBody NewPrompt body, CommandContext by) {
    UUID id = Ids.next();
    return commands.send(
        new WritePrompt(id, body.name(), new Text(id, body.text(), body.modelId())), by);
  }

  @PostMapping("/{prompt}/versions")
  @Operation(summary = "Write another version, a draft")
  CommandResult revise(@PathVariable UUID prompt, @RequestBody NewVersion body, CommandContext by) {
    return commands.send(
        new RevisePrompt(prompt, new Text(Ids.next(), body.text(), body.modelId())), by);
  }

  @PostMapping("/{prompt}/versions/{version}/activation")
  @Operation(summary = "Use this version, instead of the one in use")
  CommandResult activate(@PathVariable UUID prompt, @PathVariable int version, CommandContext by) {
    return commands.send(new ActivatePromptVersion(prompt, version), by);
  }

  @PostMapping("/{prompt}/versions/{version}/archiving")
  @Operation(summary = "Use this version no longer")
  CommandResult archive(@PathVariable UUID prompt, @PathVariable int version, CommandContext by) {
    return commands.send(new ArchivePromptVersion(prompt, version), by);
  }
}
