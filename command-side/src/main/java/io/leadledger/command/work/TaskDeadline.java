package io.leadledger.command.work;

import io.leadledger.command.conversation.Deadline;
import io.leadledger.command.conversation.Reminder;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.work.TaskCommand.RemindOfTask;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When it may be time to remind of a task, it is asked.
@Component
class TaskDeadline implements Deadline {
  static final String KIND = "task-reminder";

  private final CommandDispatcher commands;

  TaskDeadline(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    return reminder.ask(commands, new RemindOfTask(reminder.about()));
  }
}
