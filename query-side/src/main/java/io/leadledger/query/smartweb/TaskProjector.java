package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.TASKS;

import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.Tasks;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.tasks.
@Component("smartweb.tasks")
@ProcessingGroup("smartweb.tasks")
@Fills(Tasks.class)
class TaskProjector {

  @EventHandler
  void on(TaskEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TaskCreated e ->
          rows.insert(TASKS)
              .set(TASKS.ID, e.taskId())
              .set(TASKS.ORGANIZATION_ID, recorded.tenant())
              .set(TASKS.LEAD_ID, e.leadId())
              .set(TASKS.ASSIGNED_TO, e.assigneeId())
              .set(TASKS.CREATED_BY, recorded.actor())
              .set(TASKS.TYPE, e.kind())
              .set(TASKS.TITLE, e.title())
              .set(TASKS.DESCRIPTION, e.description())
              .set(TASKS.PRIORITY, e.priority())
              .set(TASKS.STATUS, e.status())
              .set(TASKS.DUE_AT, Utc.of(e.dueAt()))
              .set(TASKS.CREATED_AT, recorded.atUtc())
              .set(TASKS.UPDATED_AT, recorded.atUtc());
      case TaskChanged e ->
          changed(e, recorded, rows)
              .set(TASKS.TITLE, e.title())
              .set(TASKS.DESCRIPTION, e.description())
              .set(TASKS.PRIORITY, e.priority());
      case TaskAssigned e -> changed(e, recorded, rows).set(TASKS.ASSIGNED_TO, e.assigneeId());
      case TaskUnassigned e -> changed(e, recorded, rows).set(TASKS.ASSIGNED_TO, null);
      case TaskScheduled e -> changed(e, recorded, rows).set(TASKS.DUE_AT, Utc.of(e.dueAt()));
      case TaskDone e -> became(e, e.status(), e.doneAt(), recorded, rows);
      case TaskAnswered e -> became(e, e.status(), e.doneAt(), recorded, rows);
      case TaskCancelled e -> became(e, e.status(), null, recorded, rows);
      case TaskReopened e -> became(e, e.status(), null, recorded, rows);
      case TaskReminded _ -> {} // nothing of it is different
    }
  }

  private static void became(
      TaskEvent event, String status, @Nullable Instant doneAt, Recorded recorded, Rows rows) {
    changed(event, recorded, rows)
        .set(TASKS.STATUS, status)
        .set(TASKS.COMPLETED_AT, Utc.of(doneAt));
  }

  private static Rows.Values changed(TaskEvent event, Recorded recorded, Rows rows) {
    return rows.update(TASKS, event.taskId()).set(TASKS.UPDATED_AT, recorded.atUtc());
  }
}
