package io.leadledger.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import io.leadledger.events.work.TaskEvent.*;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Tasks and notifications in the schemas that have tables of them.
class WorkProjectorsTest extends ProjectionTest {
  private static final Instant DUE = NOW.plusSeconds(3_600);

  private final LeadStory ada = new LeadStory(actor);
  private final ConversationStory chat = new ConversationStory(ada, actor, "live_chat");
  private final UUID task = Ids.next();
  private final UUID note = Ids.next();
  private final UUID bea = Ids.next();

  private TaskCreated created(String kind) {
    return new TaskCreated(
        task,
        ada.lead,
        chat.id,
        kind,
        "May she keep two cats?",
        "She asks before she books.",
        "high",
        actor,
        DUE,
        NOW,
        "pending");
  }

  private NotificationSent sent(@Nullable UUID conversation) {
    return new NotificationSent(
        note,
        ada.lead,
        conversation,
        actor,
        "reminder",
        "Due: cats",
        "She waits.",
        "/tasks/7",
        Map.of("taskId", "7"));
  }

  @Test
  void a_question_stands_in_three_schemas_until_it_is_answered() {
    published(ada.captured(), chat.started(), created("question"));
    published(
        new TaskChanged(task, ada.lead, "question", "One cat?", null, "low"),
        new TaskUnassigned(task, ada.lead, "question", actor),
        new TaskAssigned(task, ada.lead, "question", bea, null),
        new TaskReminded(task, ada.lead, "question", bea, DUE));
    assertThat(row("crm.tasks", task))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'client_id': '%s', 'lead_id': '%s', 'conversation_id': '%s', 'type': 'question',
                 'title': 'One cat?', 'priority': 'low', 'status': 'pending', 'assigned_to_user_id': '%s',
                 'created_by_user_id': '%s', 'due_at': '2026-03-01T11:00:00+00:00',
                 'remind_at': '2026-03-01T10:00:00+00:00', 'reminded_at': '2026-03-01T10:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(task, tenant, ada.lead, chat.id, bea, actor)));
    published(new TaskAnswered(task, ada.lead, chat.id, "question", "One is fine.", "done", DUE));
    assertThat(row("resman.tasks", task))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'assigned_to': '%s', 'question': 'One cat?',
                 'answer': 'One is fine.', 'status': 'done', 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(task, chat.id, bea)));
    assertThat(row("smartweb.tasks", task))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'organization_id': '%s', 'lead_id': '%s', 'assigned_to': '%s', 'created_by': '%s',
                 'type': 'question', 'title': 'One cat?', 'priority': 'low', 'status': 'done',
                 'due_at': '2026-03-01T11:00:00', 'completed_at': '2026-03-01T11:00:00',
                 'created_at': '2026-03-01T10:00:00', 'updated_at': '2026-03-01T10:00:00'}"""
                    .formatted(task, tenant, ada.lead, bea, actor)));
    var answered = row("crm.tasks", task);
    assertThat(answered.get("answer").asString()).isEqualTo("One is fine.");
    assertThat(answered.get("completed_at").asString()).isEqualTo("2026-03-01T11:00:00+00:00");
    published(new TaskReopened(task, ada.lead, "question", null, "pending"));
    assertThat(row("crm.tasks", task).propertyNames()).doesNotContain("answer", "completed_at");
    assertThat(row("resman.tasks", task).has("answer")).isFalse();
    assertThat(row("smartweb.tasks", task).has("completed_at")).isFalse();
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_task_that_is_no_question_is_nobody_s_to_answer() {
    published(
        ada.captured(),
        chat.started(),
        created("to_do"),
        new TaskScheduled(task, ada.lead, "to_do", null, null),
        new TaskDone(task, ada.lead, "to_do", "done", DUE));
    assertThat(rows("resman.tasks", "id", task)).isEmpty();
    assertThat(row("crm.tasks", task).propertyNames()).doesNotContain("due_at", "remind_at");
    assertThat(row("smartweb.tasks", task).has("due_at")).isFalse();
    published(new TaskCancelled(task, ada.lead, "to_do", null, "cancelled"));
    assertThat(row("crm.tasks", task).get("status").asString()).isEqualTo("cancelled");
    assertThat(row("smartweb.tasks", task).get("status").asString()).isEqualTo("cancelled");
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_notification_stands_where_its_recipient_looks_until_it_is_read() {
    published(ada.captured(), chat.started(), sent(chat.id));
    assertThat(row("crm.notifications", note))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'user_id': '%s', 'client_id': '%s', 'type': 'reminder', 'title': 'Due: cats',
                 'is_read': false, 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(note, actor, tenant)));
    assertThat(row("resman.lead_notification", note).get("status").asString()).isEqualTo("sent");
    published(new NotificationRead(note, ada.lead, chat.id, actor, DUE));
    assertThat(row("workspace.notifications", note))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'workspace_id': '%s', 'user_id': '%s', 'type': 'reminder', 'title': 'Due: cats',
                 'message': 'She waits.', 'link': '/tasks/7', 'data': {'taskId': '7'}, 'is_read': true,
                 'read_at': '2026-03-01T11:00:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(note, tenant, actor)));
    assertThat(row("crm.notifications", note).get("is_read").asBoolean()).isTrue();
    assertThat(row("resman.lead_notification", note))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'conversation_id': '%s', 'property_manager_id': '%s', 'notification_type': 'reminder',
                 'status': 'read', 'sent_at': '2026-03-01T10:00:00+00:00', 'read_at': '2026-03-01T11:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(note, chat.id, actor)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_is_told_of_no_conversation_is_no_lead_notification() {
    published(ada.captured(), sent(null), new NotificationRead(note, ada.lead, null, actor, DUE));
    assertThat(rows("resman.lead_notification", "id", note)).isEmpty();
    assertThat(row("workspace.notifications", note).get("is_read").asBoolean()).isTrue();
  }
}
