package io.leadledger.command.work;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.Conversations;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.command.work.TaskCommand.*;
import io.leadledger.events.work.TaskEvent;
import io.leadledger.events.work.TaskEvent.*;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Something that a person is to do, or to answer. What is said twice is true once.
@Aggregate(cache = "aggregates")
class Task extends TenantAggregate {
  private static final String PENDING = "pending";
  private static final String DONE = "done";
  private static final String CANCELLED = "cancelled";

  private About about = About.NOTHING;
  private String kind = "";
  private Text text = new Text(null, null, "");
  private @Nullable UUID creator;
  private @Nullable UUID assignee;
  private Schedule schedule = new Schedule(null, null);
  private boolean reminded;
  private String status = "";

  private record Text(@Nullable String title, @Nullable String description, String priority) {}

  private record Schedule(@Nullable Instant dueAt, @Nullable Instant remindAt) {}

  /// The same cause may ask for its task again.
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      CreateTask command,
      MetaData by,
      Claims claims,
      Leads leads,
      Conversations conversations,
      Reminders reminders) {
    if (status.isEmpty()) {
      UUID tenant = tenantOf(by);
      About known = command.about().known(tenant, leads, conversations);
      if (command.assignee() != null) {
        requireMember(claims, tenant, command.assignee());
      }
      apply(
          new TaskCreated(
              command.task(),
              known.lead(),
              known.conversation(),
              command.kind(),
              command.title(),
              command.description(),
              command.priority(),
              command.assignee(),
              command.dueAt(),
              command.remindAt(),
              PENDING));
      remindLater(by, reminders);
    }
  }

  @CommandHandler
  void handle(ChangeTask command) {
    requirePending();
    var wanted = new Text(command.title(), command.description(), command.priority());
    if (!wanted.equals(text)) {
      apply(
          new TaskChanged(
              id(), about.lead(), kind, wanted.title(), wanted.description(), wanted.priority()));
    }
  }

  @CommandHandler
  void handle(AssignTask command, Claims claims) {
    requirePending();
    if (!command.assignee().equals(assignee)) {
      requireMember(claims, tenant(), command.assignee());
      apply(new TaskAssigned(id(), about.lead(), kind, command.assignee(), assignee));
    }
  }

  @CommandHandler
  void handle(UnassignTask command) {
    requirePending();
    if (assignee != null) {
      apply(new TaskUnassigned(id(), about.lead(), kind, assignee));
    }
  }

  @CommandHandler
  void handle(ScheduleTask command, MetaData by, Reminders reminders) {
    requirePending();
    var wanted = new Schedule(command.dueAt(), command.remindAt());
    if (!wanted.equals(schedule)) {
      apply(new TaskScheduled(id(), about.lead(), kind, wanted.dueAt(), wanted.remindAt()));
      remindLater(by, reminders);
    }
  }

  @CommandHandler
  void handle(CompleteTask command) {
    require(!kind.equals(TaskCommand.QUESTION), WorkRule.A_QUESTION_IS_DONE_WHEN_IT_IS_ANSWERED);
    if (!status.equals(DONE)) {
      requirePending();
      apply(new TaskDone(id(), about.lead(), kind, DONE, Moments.now()));
    }
  }

  @CommandHandler
  void handle(AnswerTask command) {
    require(kind.equals(TaskCommand.QUESTION), WorkRule.ONLY_A_QUESTION_IS_ANSWERED);
    requirePending();
    apply(
        new TaskAnswered(
            id(), about.lead(), about.conversation(), kind, command.answer(), DONE, Moments.now()));
  }

  @CommandHandler
  void handle(CancelTask command) {
    if (!status.equals(CANCELLED)) {
      requirePending();
      apply(new TaskCancelled(id(), about.lead(), kind, command.reason(), CANCELLED));
    }
  }

  @CommandHandler
  void handle(ReopenTask command, MetaData by, Reminders reminders) {
    if (!status.equals(PENDING)) {
      apply(new TaskReopened(id(), about.lead(), kind, command.reason(), PENDING));
      remindLater(by, reminders);
    }
  }

  /// A deadline of a moment that no longer counts changes nothing: the one that does has its own.
  @CommandHandler
  void handle(RemindOfTask command, Claims claims) {
    Instant moment = schedule.remindAt();
    if (status.equals(PENDING) && !reminded && moment != null && !Moments.now().isBefore(moment)) {
      apply(new TaskReminded(id(), about.lead(), kind, whomToRemind(claims), schedule.dueAt()));
    }
  }

  @EventSourcingHandler
  void on(TaskEvent event, MetaData metaData) {
    switch (event) {
      case TaskCreated e -> {
        created(e.taskId(), metaData);
        creator = actorOf(metaData);
        about = new About(e.leadId(), e.conversationId());
        kind = e.kind();
        text = new Text(e.title(), e.description(), e.priority());
        assignee = e.assigneeId();
        schedule = new Schedule(e.dueAt(), e.remindAt());
        status = e.status();
      }
      case TaskChanged e -> text = new Text(e.title(), e.description(), e.priority());
      case TaskAssigned e -> assignee = e.assigneeId();
      case TaskUnassigned _ -> assignee = null;
      case TaskScheduled e -> {
        schedule = new Schedule(e.dueAt(), e.remindAt());
        reminded = false;
      }
      case TaskReminded _ -> reminded = true;
      case TaskDone e -> status = e.status();
      case TaskAnswered e -> status = e.status();
      case TaskCancelled e -> status = e.status();
      case TaskReopened e -> status = e.status();
    }
  }

  private void remindLater(MetaData by, Reminders reminders) {
    if (schedule.remindAt() != null && !reminded) {
      reminders.at(tenant(), actorOf(by), id(), schedule.remindAt());
    }
  }

  /// Who is to do it, or else who asked for it, or else all.
  private @Nullable UUID whomToRemind(Claims claims) {
    return Stream.of(assignee, creator)
        .filter(Objects::nonNull)
        .filter(member -> isMember(claims, tenant(), member))
        .findFirst()
        .orElse(null);
  }

  private void requirePending() {
    require(status.equals(PENDING), WorkRule.A_TASK_THAT_IS_OVER_IS_REOPENED_FIRST);
  }

  private static void requireMember(Claims claims, UUID tenant, UUID member) {
    require(isMember(claims, tenant, member), WorkRule.A_TASK_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER);
  }

  private static boolean isMember(Claims claims, UUID tenant, UUID member) {
    return claims.holder(tenant, Claims.MEMBER, member.toString()).isPresent();
  }
}
