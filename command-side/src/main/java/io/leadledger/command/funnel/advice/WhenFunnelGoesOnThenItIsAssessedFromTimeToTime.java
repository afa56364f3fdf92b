package io.leadledger.command.funnel.advice;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.deadline.DurableDeadlines;
import io.leadledger.command.deadline.Reminder;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelEntered;
import io.leadledger.events.funnel.FunnelProgressEvent.FunnelResumed;
import io.leadledger.events.funnel.FunnelProgressEvent.MilestoneReached;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Whoever is in a funnel is assessed from time to time, from the first event on that says so.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenFunnelGoesOnThenItIsAssessedFromTimeToTime {
  private final DurableDeadlines deadlines;
  private final AssessmentSettings settings;

  WhenFunnelGoesOnThenItIsAssessedFromTimeToTime(
      DurableDeadlines deadlines, AssessmentSettings settings) {
    this.deadlines = deadlines;
    this.settings = settings;
  }

  @EventHandler
  void on(FunnelProgressEvent event, DomainEventMessage<?> message) {
    if (event instanceof FunnelEntered
        || event instanceof FunnelResumed
        || event instanceof MilestoneReached) {
      Instant first = Instant.now().plus(settings.every());
      deadlines.set(
          AssessmentDeadline.KIND,
          event.progressId().toString(),
          new Reminder(
                  Automations.tenantOf(message),
                  TenantAggregate.actorOf(message.getMetaData()),
                  event.progressId(),
                  first.toString())
              .data(),
          first);
    }
  }
}
