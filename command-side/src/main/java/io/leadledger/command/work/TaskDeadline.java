package io.leadledger.command.work;

import io.leadledger.command.deadline.ReminderDeadline;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.work.TaskCommand.RemindOfTask;
import org.springframework.stereotype.Component;

/// When it may be time to remind of a task, it is asked.
@Component
class TaskDeadline extends ReminderDeadline {
  static final String KIND = "task-reminder";

  TaskDeadline(CommandDispatcher commands) {
    super(KIND, commands, RemindOfTask::new);
  }
}
