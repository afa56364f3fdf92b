package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.TASKS;

import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.Tasks;
import java.util.Objects;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills resman.tasks with those that are questions.
@Component("resman.tasks")
@ProcessingGroup("resman.tasks")
@Fills(Tasks.class)
class TaskProjector {

  @EventHandler
  void on(TaskEvent event, Recorded recorded, Rows rows) {
    if (event.kind().equals("question")) {
      project(event, recorded, rows);
    }
  }

  private static void project(TaskEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case TaskCreated e ->
          rows.insert(TASKS)
              .set(TASKS.ID, e.taskId())
              .set(TASKS.CONVERSATION_ID, e.conversationId())
              .set(TASKS.ASSIGNED_TO, e.assigneeId())
              .set(TASKS.QUESTION, orEmpty(e.title()))
              .set(TASKS.STATUS, e.status())
              .set(TASKS.CREATED_AT, recorded.at());
      case TaskChanged e -> rows.update(TASKS, e.taskId()).set(TASKS.QUESTION, orEmpty(e.title()));
      case TaskAssigned e -> rows.update(TASKS, e.taskId()).set(TASKS.ASSIGNED_TO, e.assigneeId());
      case TaskUnassigned e -> rows.update(TASKS, e.taskId()).set(TASKS.ASSIGNED_TO, null);
      case TaskAnswered e ->
          rows.update(TASKS, e.taskId())
              .set(TASKS.ANSWER, e.answer())
              .set(TASKS.STATUS, e.status());
      case TaskCancelled e -> rows.update(TASKS, e.taskId()).set(TASKS.STATUS, e.status());
      case TaskReopened e ->
          rows.update(TASKS, e.taskId()).set(TASKS.ANSWER, null).set(TASKS.STATUS, e.status());
      case TaskScheduled _, TaskReminded _ -> {} // not documented in this schema
      case TaskDone _ -> {} // a question is answered
    }
  }

  private static String orEmpty(@Nullable String question) {
    return Objects.requireNonNullElse(question, "");
  }
}
