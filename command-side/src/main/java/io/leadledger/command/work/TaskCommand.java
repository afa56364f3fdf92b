package io.leadledger.command.work;

import io.leadledger.command.values.Fields;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a task. Valid by construction.
public sealed interface TaskCommand {
  String QUESTION = "question";
  List<String> KINDS = List.of("to_do", "call", "email", "meeting", QUESTION);
  String NORMAL = "normal";
  List<String> PRIORITIES = List.of("low", NORMAL, "high", "urgent");
  int TITLE = 1_000;
  int DESCRIPTION = 10_000;
  Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");
  Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

  UUID task();

  /// The id of the task that follows from a cause, such as a trigger and an event: whoever creates
  /// it twice has one task.
  static UUID idOf(UUID tenant, String cause) {
    return UUID.nameUUIDFromBytes(
        ("task/" + tenant + "/" + cause).getBytes(StandardCharsets.UTF_8));
  }

  /// Something is to be done. A task that is there already stays as it is.
  record CreateTask(
      @TargetAggregateIdentifier UUID task,
      About about,
      String kind,
      String title,
      @Nullable String description,
      String priority,
      @Nullable UUID assignee,
      @Nullable Instant dueAt,
      @Nullable Instant remindAt)
      implements TaskCommand {
    public CreateTask {
      var fields = new Fields();
      kind = Objects.requireNonNullElse(fields.oneOf("kind", kind, KINDS), "to_do");
      title = fields.requiredText("title", title, TITLE);
      description = fields.text("description", description, DESCRIPTION);
      priority = Objects.requireNonNullElse(fields.oneOf("priority", priority, PRIORITIES), NORMAL);
      remindAt = checked(fields, dueAt, remindAt);
      fields.orRefuse();
    }
  }

  /// This is to be done, instead of what was to be done before.
  record ChangeTask(
      @TargetAggregateIdentifier UUID task,
      String title,
      @Nullable String description,
      String priority)
      implements TaskCommand {
    public ChangeTask {
      var fields = new Fields();
      title = fields.requiredText("title", title, TITLE);
      description = fields.text("description", description, DESCRIPTION);
      priority = Objects.requireNonNullElse(fields.oneOf("priority", priority, PRIORITIES), NORMAL);
      fields.orRefuse();
    }
  }

  record AssignTask(@TargetAggregateIdentifier UUID task, UUID assignee) implements TaskCommand {
    public AssignTask {
      var fields = new Fields();
      fields.required("assigneeId", assignee);
      fields.orRefuse();
    }
  }

  record UnassignTask(@TargetAggregateIdentifier UUID task) implements TaskCommand {}

  /// It is due then, and somebody is to be reminded of it: when it is due, if nothing else is said.
  record ScheduleTask(
      @TargetAggregateIdentifier UUID task, @Nullable Instant dueAt, @Nullable Instant remindAt)
      implements TaskCommand {
    public ScheduleTask {
      var fields = new Fields();
      remindAt = checked(fields, dueAt, remindAt);
      fields.orRefuse();
    }
  }

  record CompleteTask(@TargetAggregateIdentifier UUID task) implements TaskCommand {}

  record AnswerTask(@TargetAggregateIdentifier UUID task, String answer) implements TaskCommand {
    public AnswerTask {
      var fields = new Fields();
      answer = fields.requiredText("answer", answer, DESCRIPTION);
      fields.orRefuse();
    }
  }

  record CancelTask(@TargetAggregateIdentifier UUID task, @Nullable String reason)
      implements TaskCommand {
    public CancelTask {
      reason = Fields.reason(reason);
    }
  }

  record ReopenTask(@TargetAggregateIdentifier UUID task, @Nullable String reason)
      implements TaskCommand {
    public ReopenTask {
      reason = Fields.reason(reason);
    }
  }

  /// Is it time to remind of it?
  record RemindOfTask(@TargetAggregateIdentifier UUID task) implements TaskCommand {}

  private static @Nullable Instant checked(
      Fields fields, @Nullable Instant dueAt, @Nullable Instant remindAt) {
    fields.between("dueAt", dueAt, EARLIEST, LATEST);
    fields.between("remindAt", remindAt, EARLIEST, LATEST);
    fields.check(
        dueAt == null || remindAt == null || !remindAt.isAfter(dueAt),
        "remindAt",
        "out-of-range",
        "One is reminded of a task before it is due.",
        "at most dueAt");
    return remindAt == null ? dueAt : remindAt;
  }
}
