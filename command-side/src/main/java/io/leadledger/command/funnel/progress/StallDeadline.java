package io.leadledger.command.funnel.progress;

import io.leadledger.command.deadline.ReminderDeadline;
import io.leadledger.command.funnel.progress.ProgressCommand.StallIfQuiet;
import io.leadledger.command.platform.CommandDispatcher;
import org.springframework.stereotype.Component;

/// When there may have been no progress for long enough, it is asked.
@Component
class StallDeadline extends ReminderDeadline {
  static final String KIND = "funnel-stalled";

  StallDeadline(CommandDispatcher commands) {
    super(KIND, commands, StallIfQuiet::new);
  }
}
