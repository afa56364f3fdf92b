package io.leadledger.command.work;

import io.leadledger.command.http.Reason;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.work.TaskCommand.*;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on tasks. Every answer carries the task's version (`ETag`) and the position of its last
/// event (`Event-Position`).
@RestController
@RequestMapping("/api/v1/tasks")
@AtLeast(Role.MEMBER)
@Tag(name = "Tasks", description = "What members are to do, and questions that they are to answer")
class TaskController {
  private final CommandDispatcher commands;

  TaskController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Create a task or a question, about a lead or about none")
  CommandResult create(@RequestBody TaskBody.Create body, CommandContext by) {
    return commands.send(body.toCommand(Ids.next()), by);
  }

  @PutMapping("/{task}")
  @Operation(summary = "Say what is to be done instead")
  CommandResult change(
      @PathVariable UUID task, @RequestBody TaskBody.Change body, CommandContext by) {
    return commands.send(
        new ChangeTask(
            task,
            body.title(),
            body.description(),
            Objects.requireNonNullElse(body.priority(), TaskCommand.NORMAL)),
        by);
  }

  @PutMapping("/{task}/assignment")
  @Operation(summary = "Name the member who is to do it; who is named by another is notified")
  CommandResult assign(
      @PathVariable UUID task, @RequestBody TaskBody.Assignment body, CommandContext by) {
    return commands.send(new AssignTask(task, body.assigneeId()), by);
  }

  @DeleteMapping("/{task}/assignment")
  @Operation(summary = "Let nobody in particular do it")
  CommandResult unassign(@PathVariable UUID task, CommandContext by) {
    return commands.send(new UnassignTask(task), by);
  }

  @PutMapping("/{task}/schedule")
  @Operation(
      summary = "Say when it is due and when to remind of it",
      description = "What is left out holds no longer; without remindAt one is reminded at dueAt.")
  CommandResult schedule(
      @PathVariable UUID task, @RequestBody TaskBody.Schedule body, CommandContext by) {
    return commands.send(new ScheduleTask(task, body.dueAt(), body.remindAt()), by);
  }

  @PostMapping("/{task}/completion")
  @Operation(summary = "Say that it is done")
  CommandResult complete(@PathVariable UUID task, CommandContext by) {
    return commands.send(new CompleteTask(task), by);
  }

  @PostMapping("/{task}/answer")
  @Operation(summary = "Answer a question, which is done then")
  CommandResult answer(
      @PathVariable UUID task, @RequestBody TaskBody.Answer body, CommandContext by) {
    return commands.send(new AnswerTask(task, body.answer()), by);
  }

  @PostMapping("/{task}/cancellation")
  @Operation(summary = "Say that it is to be done no longer")
  CommandResult cancel(
      @PathVariable UUID task,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new CancelTask(task, Reason.of(body)), by);
  }

  @PostMapping("/{task}/reopening")
  @Operation(summary = "Say that it is to be done again")
  CommandResult reopen(
      @PathVariable UUID task,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new ReopenTask(task, Reason.of(body)), by);
  }
}
