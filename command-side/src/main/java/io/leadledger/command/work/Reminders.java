package io.leadledger.command.work;

import io.leadledger.command.deadline.DurableDeadlines;
import io.leadledger.command.deadline.Reminder;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// That somebody looks at a task when it is time to remind of it.
interface Reminders {

  /// Has [TaskCommand.RemindOfTask] sent at this moment, in the name of this member, also if the
  /// process has been started anew by then. Takes part in the present transaction.
  void at(UUID tenant, UUID actor, UUID task, Instant moment);

  /// Deadlines that outlive the process: of each moment of a task one.
  @Component
  final class Durable implements Reminders {
    private final DurableDeadlines deadlines;

    Durable(DurableDeadlines deadlines) {
      this.deadlines = deadlines;
    }

    @Override
    public void at(UUID tenant, UUID actor, UUID task, Instant moment) {
      deadlines.set(
          TaskDeadline.KIND,
          task + "/" + moment.toEpochMilli(),
          new Reminder(tenant, actor, task, moment.toString()).data(),
          moment);
    }
  }
}
