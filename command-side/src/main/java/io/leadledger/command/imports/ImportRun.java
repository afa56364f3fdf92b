package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CsvRecord;
import io.leadledger.command.imports.ImportJob.Rejection;
import io.leadledger.command.lead.CapturePreview;
import io.leadledger.command.lead.LeadCommand.CaptureLead;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.ExpectedVersion;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.http.ProblemException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Carries out single rows of one job.
final class ImportRun {
  private final ImportTask task;
  private final LeadRows rows;
  private final CommandDispatcher commands;
  private final CapturePreview preview;
  private final CommandContext context;
  private final Set<UUID> seen = ConcurrentHashMap.newKeySet();

  ImportRun(
      ImportTask task, List<String> header, CommandDispatcher commands, CapturePreview preview) {
    this.task = task;
    this.rows = new LeadRows(header, task.mapping());
    this.commands = commands;
    this.preview = preview;
    this.context =
        new CommandContext(
            task.tenant(),
            task.actor(),
            task.id(),
            null,
            CommandContext.IMPORT,
            ExpectedVersion.ANY,
            null);
  }

  /// What became of a row.
  sealed interface Outcome {
    record Captured() implements Outcome {}

    record AlreadyThere() implements Outcome {}

    record Rejected(List<Rejection> why) implements Outcome {}
  }

  Outcome carryOut(long row, CsvRecord record) {
    long line = record.getStartingLineNumber();
    try {
      CaptureLead command = rows.read(task.leadId(row), record.getFields());
      if (task.mapping().dryRun()) {
        return wouldBeThere(command) ? new Outcome.AlreadyThere() : new Outcome.Captured();
      }
      commands.send(command, context);
      return new Outcome.Captured();
    } catch (ProblemException refusal) {
      return explain(line, refusal);
    } catch (RuleBroken broken) {
      return new Outcome.Rejected(
          List.of(new Rejection(line, null, broken.rule().code(), broken.rule().says())));
    }
  }

  /// A row whose own lead is there was captured before the worker was stopped, and not counted.
  private Outcome explain(long line, ProblemException refusal) {
    if (refusal.code().equals(CommandDispatcher.ALREADY_EXISTS)) {
      return new Outcome.Captured();
    }
    return refusal.members().containsKey("existingLead")
        ? new Outcome.AlreadyThere()
        : new Outcome.Rejected(rows.rejections(line, refusal));
  }

  private boolean wouldBeThere(CaptureLead command) {
    Optional<UUID> existing = preview.existingLead(task.tenant(), command);
    boolean twiceInThisFile =
        Stream.of(command.externalId(), command.contact().email(), command.contact().phone())
                .filter(value -> value != null)
                .map(ImportRun::digest)
                .filter(value -> !seen.add(value))
                .count()
            > 0;
    return existing.isPresent() || twiceInThisFile;
  }

  private static UUID digest(@Nullable String value) {
    return UUID.nameUUIDFromBytes(String.valueOf(value).getBytes(StandardCharsets.UTF_8));
  }
}
