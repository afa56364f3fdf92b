package io.leadledger.command.extraction;

import io.leadledger.command.extraction.DataPointCommand.DefineDataPoint;
import io.leadledger.command.extraction.DataPointCommand.WithdrawDataPoint;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What a tenant looks for in its conversations.
@RestController
@RequestMapping("/api/v1/data-points")
@AtLeast(Role.MEMBER)
@Tag(name = "Data points", description = "What is looked for in conversations")
class DataPointController {
  private final CommandDispatcher commands;
  private final DataPointDefinitions definitions;

  DataPointController(CommandDispatcher commands, DataPointDefinitions definitions) {
    this.commands = commands;
    this.definitions = definitions;
  }

  record Body(
      @Schema(example = "date") String type,
      @Schema(
              description = "What it is, in the words of those who talk about it",
              example = "The day on which the car is to be picked up")
          String description,
      @Schema(description = "Values as people say them") @Nullable List<String> examples,
      @Schema(description = "The only values that count; any do if there are none")
          @Nullable List<String> allowedValues) {}

  record DataPointView(
      String name,
      String type,
      String description,
      List<String> examples,
      List<String> allowedValues) {
    static DataPointView of(DataPointDefinition it) {
      return new DataPointView(
          it.name(), it.type().value(), it.description(), it.examples(), it.allowedValues());
    }
  }

  @GetMapping
  @Operation(
      summary = "What is looked for, in the order in which it is asked for",
      description = "A tenant begins with what one asks who wants to rent.")
  List<DataPointView> list(Caller caller) {
    return definitions.of(caller.tenant()).stream().map(DataPointView::of).toList();
  }

  @PutMapping("/{name}")
  @AtLeast(Role.ADMIN)
  @Operation(summary = "Look for this under this name from now on")
  CommandResult define(@PathVariable String name, @RequestBody Body body, CommandContext by) {
    return commands.send(
        new DefineDataPoint(
            DataPointCommand.idOf(by.tenant(), name),
            name,
            body.type(),
            body.description(),
            Objects.requireNonNullElse(body.examples(), List.of()),
            Objects.requireNonNullElse(body.allowedValues(), List.of())),
        by);
  }

  @DeleteMapping("/{name}")
  @AtLeast(Role.ADMIN)
  @Operation(summary = "Look for this no longer; what has been found stays")
  CommandResult withdraw(@PathVariable String name, CommandContext by) {
    return commands.send(new WithdrawDataPoint(DataPointCommand.idOf(by.tenant(), name), name), by);
  }
}
