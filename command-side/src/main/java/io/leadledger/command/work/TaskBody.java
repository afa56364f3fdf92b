package io.leadledger.command.work;

import io.leadledger.command.work.TaskCommand.CreateTask;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about tasks, as JSON says them.
final class TaskBody {
  private TaskBody() {}

  record Create(
      @Schema(description = "What is to be done; of a question, the question") String title,
      @Nullable String description,
      @Schema(
              description = "A question is done by an answer",
              defaultValue = "to_do",
              allowableValues = {"to_do", "call", "email", "meeting", "question"})
          @Nullable String kind,
      @Schema(
              defaultValue = TaskCommand.NORMAL,
              allowableValues = {"low", "normal", "high", "urgent"})
          @Nullable String priority,
      @Nullable UUID leadId,
      @Schema(description = "A conversation of the lead") @Nullable UUID conversationId,
      @Schema(description = "The member who is to do it; nobody in particular if absent")
          @Nullable UUID assigneeId,
      @Nullable Instant dueAt,
      @Schema(description = "When to remind of it; when it is due, if absent")
          @Nullable Instant remindAt) {

    CreateTask toCommand(UUID task) {
      return new CreateTask(
          task,
          new About(leadId, conversationId),
          Objects.requireNonNullElse(kind, "to_do"),
          title,
          description,
          Objects.requireNonNullElse(priority, TaskCommand.NORMAL),
          assigneeId,
          dueAt,
          remindAt);
    }
  }

  record Change(String title, @Nullable String description, @Nullable String priority) {}

  record Assignment(UUID assigneeId) {}

  record Schedule(@Nullable Instant dueAt, @Nullable Instant remindAt) {}

  record Answer(String answer) {}
}
