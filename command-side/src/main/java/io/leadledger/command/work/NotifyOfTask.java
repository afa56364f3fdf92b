package io.leadledger.command.work;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.work.NotificationCommand.SendNotification;
import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import io.leadledger.http.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells a member of a task, in words that the history has: what is written in a task is kept
/// nowhere else. For one event there is one notification.
@Component
class NotifyOfTask implements ErrandHandler {
  static final String KIND = "task-notification";
  private static final int SHOWN = 200;

  private final EventStore history;
  private final CommandDispatcher commands;

  NotifyOfTask(EventStore history, CommandDispatcher commands) {
    this.history = history;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  /// A member who has left meanwhile is not told.
  @Override
  public Optional<Duration> run(Errand errand) {
    List<? extends DomainEventMessage<?>> events = errand.story(history);
    DomainEventMessage<?> cause = events.getLast();
    try {
      notify((TaskEvent) cause.getPayload(), title(events), errand, actor(cause));
    } catch (ProblemException refused) {
      if (Refusals.areOfTheMoment(refused)) {
        throw refused;
      }
    }
    return Optional.empty();
  }

  private void notify(TaskEvent event, String title, Errand errand, UUID actor) {
    switch (event) {
      case TaskCreated e ->
          send(e, e.assigneeId(), "assignment", "Assigned: " + title, errand, actor);
      case TaskAssigned e ->
          send(e, e.assigneeId(), "assignment", "Assigned: " + title, errand, actor);
      case TaskReminded e -> send(e, e.recipientId(), "reminder", "Due: " + title, errand, actor);
      case TaskChanged _,
          TaskUnassigned _,
          TaskScheduled _,
          TaskDone _,
          TaskAnswered _,
          TaskCancelled _,
          TaskReopened _ ->
          throw new IllegalStateException("Nobody is told of " + event.getClass().getSimpleName());
    }
  }

  private void send(
      TaskEvent event,
      @Nullable UUID recipient,
      String type,
      String title,
      Errand errand,
      UUID actor) {
    commands.send(
        new SendNotification(
            NotificationCommand.idOf(errand.tenant(), "task-event/" + errand.event()),
            recipient,
            new About(event.leadId(), null),
            type,
            title,
            null,
            "/tasks/" + event.taskId(),
            Map.of("taskId", event.taskId().toString())),
        errand.by(actor));
  }

  /// As it was last written; of an erased lead nothing is left of it.
  private static String title(List<? extends DomainEventMessage<?>> events) {
    String title = "";
    for (DomainEventMessage<?> event : events) {
      if (event.getPayload() instanceof TaskCreated e) {
        title = Objects.requireNonNullElse(e.title(), "");
      } else if (event.getPayload() instanceof TaskChanged e) {
        title = Objects.requireNonNullElse(e.title(), "");
      }
    }
    return title.codePointCount(0, title.length()) <= SHOWN
        ? title
        : title.substring(0, title.offsetByCodePoints(0, SHOWN)) + "…";
  }

  private static UUID actor(DomainEventMessage<?> event) {
    return TenantAggregate.actorOf(event.getMetaData());
  }
}
