package io.leadledger.command.work;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A member to whom somebody else assigns a task is told, and when it is time to remind of a task,
/// somebody is.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenTaskConcernsMemberThenMemberIsNotified {
  private final Errands errands;

  WhenTaskConcernsMemberThenMemberIsNotified(Errands errands) {
    this.errands = errands;
  }

  @EventHandler
  void on(TaskEvent event, DomainEventMessage<?> message) {
    if (concernsMember(event, TenantAggregate.actorOf(message.getMetaData()))) {
      errands.add(
          Errand.because(
              message,
              NotifyOfTask.KIND,
              UUID.fromString(message.getIdentifier()),
              event.taskId(),
              message.getSequenceNumber()));
    }
  }

  private static boolean concernsMember(TaskEvent event, UUID actor) {
    return switch (event) {
      case TaskCreated e -> isAnother(e.assigneeId(), actor);
      case TaskAssigned e -> isAnother(e.assigneeId(), actor);
      case TaskReminded _ -> true;
      case TaskChanged _,
          TaskUnassigned _,
          TaskScheduled _,
          TaskDone _,
          TaskAnswered _,
          TaskCancelled _,
          TaskReopened _ ->
          false;
    };
  }

  private static boolean isAnother(@Nullable UUID assignee, UUID actor) {
    return assignee != null && !assignee.equals(actor);
  }
}
