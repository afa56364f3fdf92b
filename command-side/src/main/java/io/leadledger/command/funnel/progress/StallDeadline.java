package io.leadledger.command.funnel.progress;

import io.leadledger.command.conversation.Deadline;
import io.leadledger.command.funnel.progress.ProgressCommand.StallIfQuiet;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// When there may have been no progress for long enough, it is asked (ADR 0081).
@Component
class StallDeadline implements Deadline {
  static final String KIND = "funnel-stalled";

  private final CommandDispatcher commands;

  StallDeadline(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// A deadline that this process looks at too early by its clock stays.
  @Override
  public Optional<Instant> due(String data) {
    String[] words = data.split(" ", 4);
    CommandContext by =
        CommandContext.of(
            UUID.fromString(words[0]), UUID.fromString(words[1]), CommandContext.SYSTEM);
    try {
      commands.send(new StallIfQuiet(UUID.fromString(words[2])), by);
    } catch (ProblemException refused) {
      if (refused.status() != HttpStatus.NOT_FOUND) {
        throw refused;
      }
    }
    Instant deadline = Instant.parse(words[3]);
    return Instant.now().isBefore(deadline) ? Optional.of(deadline) : Optional.empty();
  }
}
