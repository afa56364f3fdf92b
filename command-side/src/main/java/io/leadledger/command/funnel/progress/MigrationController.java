package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.ProgressCommand.MigrateProgress;
import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelMigrated;
import io.leadledger.events.funnel.MigrationReport;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Moves somebody to the newest version of their funnel.
@RestController
@RequestMapping("/api/v1/funnel-progresses/{progress}/migration")
@AtLeast(Role.ADMIN)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class MigrationController {
  private final CommandDispatcher commands;
  private final EventStore history;

  MigrationController(CommandDispatcher commands, EventStore history) {
    this.commands = commands;
    this.history = history;
  }

  /// @param toVersion the version that it goes by from now on
  record Migrated(
      UUID id, long version, long position, int fromVersion, int toVersion, MigrationReport report)
      implements CommandAnswer {}

  @PostMapping
  @Operation(
      summary = "Go on by the newest version of the funnel",
      description = "The answer tells what changes: milestones and values kept, new and dropped.")
  Migrated migrate(@PathVariable UUID progress, CommandContext by) {
    CommandResult result = commands.send(new MigrateProgress(progress), by);
    FunnelMigrated told =
        history
            .readEvents(progress.toString(), 0)
            .asStream()
            .filter(event -> event.getSequenceNumber() <= result.version())
            .map(event -> (Object) event.getPayload())
            .filter(FunnelMigrated.class::isInstance)
            .map(FunnelMigrated.class::cast)
            .reduce((_, last) -> last)
            .orElseThrow();
    return new Migrated(
        result.id(),
        result.version(),
        result.position(),
        told.previousVersion(),
        told.version(),
        told.report());
  }
}
