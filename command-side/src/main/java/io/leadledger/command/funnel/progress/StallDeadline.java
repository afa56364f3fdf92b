package io.leadledger.command.funnel.progress;

import io.leadledger.command.conversation.Deadline;
import io.leadledger.command.conversation.Reminder;
import io.leadledger.command.funnel.progress.ProgressCommand.StallIfQuiet;
import io.leadledger.command.platform.CommandDispatcher;
import java.time.Instant;
import java.util.Optional;
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

  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    return reminder.ask(commands, new StallIfQuiet(reminder.about()));
  }
}
