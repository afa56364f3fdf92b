package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.TASKS;

import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import io.leadledger.query.crm.jooq.tables.Tasks;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.tasks.
@Component("crm.tasks")
@ProcessingGroup("crm.tasks")
@Fills(Tasks.class)
class TaskProjector {

  @EventHandler
  void on(TaskEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TaskCreated e -> created(e, recorded, rows);
      case TaskChanged e ->
          changed(e, recorded, rows)
              .set(TASKS.TITLE, e.title())
              .set(TASKS.DESCRIPTION, e.description())
              .set(TASKS.PRIORITY, e.priority());
      case TaskAssigned e ->
          changed(e, recorded, rows).set(TASKS.ASSIGNED_TO_USER_ID, e.assigneeId());
      case TaskUnassigned e -> changed(e, recorded, rows).set(TASKS.ASSIGNED_TO_USER_ID, null);
      case TaskScheduled e ->
          changed(e, recorded, rows)
              .set(TASKS.DUE_AT, e.dueAt())
              .set(TASKS.REMIND_AT, e.remindAt());
      case TaskReminded e -> changed(e, recorded, rows).set(TASKS.REMINDED_AT, recorded.at());
      case TaskDone e ->
          changed(e, recorded, rows)
              .set(TASKS.STATUS, e.status())
              .set(TASKS.COMPLETED_AT, e.doneAt());
      case TaskAnswered e ->
          changed(e, recorded, rows)
              .set(TASKS.ANSWER, e.answer())
              .set(TASKS.STATUS, e.status())
              .set(TASKS.COMPLETED_AT, e.doneAt());
      case TaskCancelled e -> changed(e, recorded, rows).set(TASKS.STATUS, e.status());
      case TaskReopened e ->
          changed(e, recorded, rows)
              .set(TASKS.ANSWER, null)
              .set(TASKS.STATUS, e.status())
              .set(TASKS.COMPLETED_AT, null);
    }
  }

  private static void created(TaskCreated event, Recorded recorded, Rows rows) {
    rows.insert(TASKS)
        .set(TASKS.ID, event.taskId())
        .set(TASKS.CLIENT_ID, recorded.tenant())
        .set(TASKS.LEAD_ID, event.leadId())
        .set(TASKS.CONVERSATION_ID, event.conversationId())
        .set(TASKS.TYPE, event.kind())
        .set(TASKS.TITLE, event.title())
        .set(TASKS.DESCRIPTION, event.description())
        .set(TASKS.PRIORITY, event.priority())
        .set(TASKS.STATUS, event.status())
        .set(TASKS.ASSIGNED_TO_USER_ID, event.assigneeId())
        .set(TASKS.CREATED_BY_USER_ID, recorded.actor())
        .set(TASKS.DUE_AT, event.dueAt())
        .set(TASKS.REMIND_AT, event.remindAt())
        .set(TASKS.CREATED_AT, recorded.at())
        .set(TASKS.UPDATED_AT, recorded.at());
  }

  private static Rows.Values changed(TaskEvent event, Recorded recorded, Rows rows) {
    return rows.update(TASKS, event.taskId()).set(TASKS.UPDATED_AT, recorded.at());
  }
}
