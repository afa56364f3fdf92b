package io.leadledger.command.funnel.progress;

import io.leadledger.command.deadline.DurableDeadlines;
import io.leadledger.command.deadline.Reminder;
import java.time.Instant;
import java.util.UUID;
import org.springframework.stereotype.Component;

/// Watches by deadlines that outlive the process.
@Component
class DurableStallWatch implements StallWatch {
  private final DurableDeadlines deadlines;

  DurableStallWatch(DurableDeadlines deadlines) {
    this.deadlines = deadlines;
  }

  @Override
  public void lookAgain(UUID tenant, UUID actor, UUID progress, Instant at) {
    deadlines.set(
        StallDeadline.KIND,
        progress + "/" + at.toEpochMilli(),
        new Reminder(tenant, actor, progress, at.toString()).data(),
        at);
  }
}
