package io.leadledger.events.work;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a task. What is written in it is personal data of the lead that it is
/// about. `kind` is `to_do`, `call`, `email`, `meeting`, or `question`, which is done by an answer.
/// `status` is `pending`, `done` or `cancelled`, whichever holds from now on.
public sealed interface TaskEvent extends DomainEvent {
  UUID taskId();

  /// Whom it is about; null when it is about no lead.
  @Nullable UUID leadId();

  String kind();

  @Override
  default UUID aggregateId() {
    return taskId();
  }

  @Override
  default UUID dataSubject() {
    UUID lead = leadId();
    return lead == null ? taskId() : lead;
  }

  /// Something is to be done, or to be answered: of a question `title` is the question. `priority`
  /// is `low`, `normal`, `high` or `urgent`.
  @EventName("work.TaskCreated")
  @Revision("1")
  record TaskCreated(
      UUID taskId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      String kind,
      @Personal @Nullable String title,
      @Personal @Nullable String description,
      String priority,
      @Nullable UUID assigneeId,
      @Nullable Instant dueAt,
      @Nullable Instant remindAt,
      String status)
      implements TaskEvent {}

  /// What is to be done is this from now on.
  @EventName("work.TaskChanged")
  @Revision("1")
  record TaskChanged(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      @Personal @Nullable String title,
      @Personal @Nullable String description,
      String priority)
      implements TaskEvent {}

  /// A member is to do it.
  @EventName("work.TaskAssigned")
  @Revision("1")
  record TaskAssigned(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      UUID assigneeId,
      @Nullable UUID previousAssigneeId)
      implements TaskEvent {}

  /// Nobody in particular is to do it.
  @EventName("work.TaskUnassigned")
  @Revision("1")
  record TaskUnassigned(UUID taskId, @Nullable UUID leadId, String kind, UUID previousAssigneeId)
      implements TaskEvent {}

  /// It is due then; null for no such moment. Somebody is reminded of it at `remindAt`.
  @EventName("work.TaskScheduled")
  @Revision("1")
  record TaskScheduled(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      @Nullable Instant dueAt,
      @Nullable Instant remindAt)
      implements TaskEvent {}

  /// It was time to remind of it: the member named, or all when nobody is.
  @EventName("work.TaskReminded")
  @Revision("1")
  record TaskReminded(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      @Nullable UUID recipientId,
      @Nullable Instant dueAt)
      implements TaskEvent {}

  /// It is done.
  @EventName("work.TaskDone")
  @Revision("1")
  record TaskDone(UUID taskId, @Nullable UUID leadId, String kind, String status, Instant doneAt)
      implements TaskEvent {}

  /// The question has this answer, and is done.
  @EventName("work.TaskAnswered")
  @Revision("1")
  record TaskAnswered(
      UUID taskId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      String kind,
      @Personal @Nullable String answer,
      String status,
      Instant doneAt)
      implements TaskEvent {}

  /// It is to be done no longer.
  @EventName("work.TaskCancelled")
  @Revision("1")
  record TaskCancelled(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      @Personal @Nullable String reason,
      String status)
      implements TaskEvent {}

  /// It is to be done again. An answer that it had holds no longer.
  @EventName("work.TaskReopened")
  @Revision("1")
  record TaskReopened(
      UUID taskId,
      @Nullable UUID leadId,
      String kind,
      @Personal @Nullable String reason,
      String status)
      implements TaskEvent {}
}
