package io.leadledger.command.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.Conversations;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.work.TaskCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.events.work.TaskEvent.*;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class TaskTest extends AggregateTest<Task> {
  private static final UUID TASK = Ids.next();
  private static final UUID ADA = Ids.next();
  private static final UUID CHAT = Ids.next();
  private static final UUID BEA = Ids.next();
  private static final Instant SOON = NOW.plusSeconds(60);
  private static final TaskCreated TO_DO = created("to_do", null, NOW);
  private static final TaskCreated QUESTION = created("question", null, null);

  private final List<String> reminders = new ArrayList<>();

  TaskTest() {
    super(Task.class);
    injected((Leads) (_, lead) -> lead.equals(ADA));
    injected((Conversations) (_, talk) -> talk.equals(CHAT) ? Optional.of(ADA) : Optional.empty());
    injected((Reminders) (_, _, task, moment) -> reminders.add(task + " " + moment));
    claims.claim(TENANT, MEMBER, Map.of(Claims.MEMBER, MEMBER.toString()));
    claims.claim(TENANT, BEA, Map.of(Claims.MEMBER, BEA.toString()));
  }

  private static TaskCreated created(
      String kind, @Nullable UUID assignee, @Nullable Instant dueAt) {
    return new TaskCreated(
        TASK, ADA, null, kind, "Call Ada", null, "normal", assignee, dueAt, dueAt, "pending");
  }

  private static CreateTask create(
      About about, @Nullable UUID assignee, @Nullable Instant dueAt, @Nullable Instant remindAt) {
    return new CreateTask(
        TASK, about, "to_do", " Call Ada ", " ", "normal", assignee, dueAt, remindAt);
  }

  @Nested
  class Creating {
    @Test
    void a_task_is_pending_and_reminds_when_it_is_due() {
      given().when(create(new About(ADA, null), BEA, SOON, null)).then(created("to_do", BEA, SOON));
      assertThat(reminders).containsExactly(TASK + " " + SOON);
    }

    @Test
    void the_same_cause_makes_one_task() {
      UUID task = TaskCommand.idOf(TENANT, "trigger/7");
      assertThat(task).isEqualTo(TaskCommand.idOf(TENANT, "trigger/7"));
      assertThat(task).isNotEqualTo(TaskCommand.idOf(MEMBER, "trigger/7"));
      given(TO_DO).when(create(new About(ADA, null), BEA, SOON, null)).thenNothing();
      assertThat(reminders).isEmpty();
    }

    @Test
    void a_task_about_a_conversation_is_about_its_lead() {
      given()
          .when(create(new About(null, CHAT), null, null, null))
          .then(
              new TaskCreated(
                  TASK,
                  ADA,
                  CHAT,
                  "to_do",
                  "Call Ada",
                  null,
                  "normal",
                  null,
                  null,
                  null,
                  "pending"));
      given()
          .when(create(new About(BEA, CHAT), null, null, null))
          .broken(WorkRule.WORK_IS_ABOUT_A_CONVERSATION_OF_ITS_LEAD);
      given()
          .when(create(new About(ADA, ADA), null, null, null))
          .broken(WorkRule.WORK_IS_ABOUT_A_CONVERSATION_OF_ITS_LEAD);
    }

    @Test
    void lead_and_member_are_there() {
      given()
          .when(create(new About(BEA, null), null, null, null))
          .broken(WorkRule.WORK_IS_ABOUT_A_KNOWN_LEAD);
      given()
          .when(create(About.NOTHING, ADA, null, null))
          .broken(WorkRule.A_TASK_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER);
    }

    @Test
    void one_is_reminded_before_it_is_due() {
      assertThatThrownBy(() -> create(About.NOTHING, null, NOW, SOON))
          .isInstanceOfSatisfying(
              ProblemException.class,
              refused -> assertThat(refused.code()).isEqualTo("invalid-request"));
    }

    @Test
    void another_tenant_s_task_is_not_there() {
      given(TO_DO).whenAnotherTenantSends(new CompleteTask(TASK)).refused(404);
    }
  }

  @Nested
  class Doing {
    private final TaskDone done = new TaskDone(TASK, ADA, "to_do", "done", NOW);

    @Test
    void a_task_is_done_once_and_may_be_reopened() {
      given(TO_DO).when(new CompleteTask(TASK)).then(done);
      given(TO_DO, done).when(new CompleteTask(TASK)).thenNothing();
      given(TO_DO, done)
          .when(new ReopenTask(TASK, "not quite"))
          .then(new TaskReopened(TASK, ADA, "to_do", "not quite", "pending"));
      assertThat(reminders).containsExactly(TASK + " " + NOW);
    }

    @Test
    void a_question_is_done_by_its_answer() {
      var answered =
          new TaskAnswered(TASK, ADA, null, "question", "Two cats are fine.", "done", NOW);
      given(QUESTION)
          .when(new CompleteTask(TASK))
          .broken(WorkRule.A_QUESTION_IS_DONE_WHEN_IT_IS_ANSWERED);
      given(QUESTION).when(new AnswerTask(TASK, "Two cats are fine.")).then(answered);
      given(QUESTION, answered)
          .when(new AnswerTask(TASK, "Three as well."))
          .broken(WorkRule.A_TASK_THAT_IS_OVER_IS_REOPENED_FIRST);
      given(TO_DO).when(new AnswerTask(TASK, "Yes")).broken(WorkRule.ONLY_A_QUESTION_IS_ANSWERED);
    }

    @Test
    void a_task_that_is_over_takes_no_command_but_to_be_reopened() {
      var cancelled = new TaskCancelled(TASK, ADA, "to_do", "she called", "cancelled");
      given(TO_DO).when(new CancelTask(TASK, "she called")).then(cancelled);
      given(TO_DO, cancelled).when(new CancelTask(TASK, null)).thenNothing();
      for (TaskCommand command :
          List.of(
              new CompleteTask(TASK),
              new AssignTask(TASK, BEA),
              new UnassignTask(TASK),
              new ScheduleTask(TASK, SOON, null),
              new ChangeTask(TASK, "Mail Ada", null, "low"))) {
        given(TO_DO, cancelled)
            .when(command)
            .broken(WorkRule.A_TASK_THAT_IS_OVER_IS_REOPENED_FIRST);
      }
    }

    @Test
    void what_is_to_be_done_and_by_whom_changes_once() {
      var changed = new TaskChanged(TASK, ADA, "to_do", "Mail Ada", "Softly", "low");
      var change = new ChangeTask(TASK, "Mail Ada", "Softly", "low");
      given(TO_DO).when(change).then(changed);
      given(TO_DO, changed).when(change).thenNothing();
      var assigned = new TaskAssigned(TASK, ADA, "to_do", BEA, null);
      given(TO_DO).when(new AssignTask(TASK, BEA)).then(assigned);
      given(TO_DO, assigned).when(new AssignTask(TASK, BEA)).thenNothing();
      given(TO_DO, assigned)
          .when(new UnassignTask(TASK))
          .then(new TaskUnassigned(TASK, ADA, "to_do", BEA));
      given(TO_DO).when(new UnassignTask(TASK)).thenNothing();
    }
  }

  @Nested
  class Reminding {
    @Test
    void who_is_to_do_it_is_reminded_or_who_asked_for_it() {
      given(created("to_do", BEA, NOW))
          .when(new RemindOfTask(TASK))
          .then(new TaskReminded(TASK, ADA, "to_do", BEA, NOW));
      given(created("to_do", ADA, NOW))
          .when(new RemindOfTask(TASK))
          .then(new TaskReminded(TASK, ADA, "to_do", MEMBER, NOW));
    }

    @Test
    void one_is_reminded_once_of_each_moment() {
      var reminded = new TaskReminded(TASK, ADA, "to_do", MEMBER, NOW);
      var later = new TaskScheduled(TASK, ADA, "to_do", SOON, SOON);
      given(TO_DO, reminded).when(new RemindOfTask(TASK)).thenNothing();
      given(TO_DO, reminded).when(new ScheduleTask(TASK, SOON, null)).then(later);
      assertThat(reminders).containsExactly(TASK + " " + SOON);
      given(TO_DO, reminded, later).when(new RemindOfTask(TASK)).thenNothing();
      given(TO_DO, reminded, later, new TaskScheduled(TASK, ADA, "to_do", null, NOW))
          .when(new RemindOfTask(TASK))
          .then(new TaskReminded(TASK, ADA, "to_do", MEMBER, null));
    }

    @Test
    void of_what_is_over_or_has_no_moment_nobody_is_reminded() {
      given(TO_DO, new TaskDone(TASK, ADA, "to_do", "done", NOW))
          .when(new RemindOfTask(TASK))
          .thenNothing();
      given(QUESTION).when(new RemindOfTask(TASK)).thenNothing();
    }
  }
}
