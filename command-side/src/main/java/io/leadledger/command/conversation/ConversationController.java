package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.*;
import io.leadledger.command.http.Reason;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
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

/// Commands on conversations. Every answer carries the conversation's version (`ETag`) and the
/// position of its last event (`Event-Position`).
@RestController
@RequestMapping("/api/v1/conversations")
@AtLeast(Role.MEMBER)
@Tag(name = "Conversations", description = "What is said with leads, on every channel")
class ConversationController {
  private final CommandDispatcher commands;

  ConversationController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Start a conversation with a lead on a channel")
  CommandResult start(@RequestBody ConversationBody.Start body, CommandContext by) {
    return commands.send(
        new StartConversation(
            Ids.next(),
            body.leadId(),
            body.threadId(),
            body.channel(),
            Objects.requireNonNullElse(body.direction(), "inbound"),
            body.subject(),
            body.source(),
            body.externalThreadId(),
            ConversationBody.Session.of(body.session()),
            body.startedAt()),
        by);
  }

  @PutMapping("/{conversation}/participants/{member}")
  @Operation(summary = "Let a member take part, as owner, participant or observer")
  CommandResult add(
      @PathVariable UUID conversation,
      @PathVariable UUID member,
      @RequestBody(required = false) ConversationBody.@Nullable Participant body,
      CommandContext by) {
    String role = body == null ? null : body.role();
    Boolean notified = body == null ? null : body.notificationsEnabled();
    return commands.send(
        new AddParticipant(
            conversation,
            member,
            Objects.requireNonNullElse(role, "participant"),
            Objects.requireNonNullElse(notified, true)),
        by);
  }

  @DeleteMapping("/{conversation}/participants/{member}")
  @Operation(summary = "Let a member take part no longer")
  CommandResult remove(
      @PathVariable UUID conversation, @PathVariable UUID member, CommandContext by) {
    return commands.send(new RemoveParticipant(conversation, member), by);
  }

  @PutMapping("/{conversation}/assignment")
  @Operation(summary = "Name the member who answers")
  CommandResult assign(
      @PathVariable UUID conversation,
      @RequestBody ConversationBody.Assignment body,
      CommandContext by) {
    return commands.send(
        new AssignConversation(conversation, body.assigneeId(), body.reason()), by);
  }

  @DeleteMapping("/{conversation}/assignment")
  @Operation(summary = "Let nobody in particular answer")
  CommandResult unassign(
      @PathVariable UUID conversation,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new UnassignConversation(conversation, Reason.of(body)), by);
  }

  @PostMapping("/{conversation}/hand-off")
  @Operation(summary = "Let a person take over; the bot is silent from now on")
  CommandResult handOff(
      @PathVariable UUID conversation,
      @RequestBody(required = false) ConversationBody.@Nullable HandOff body,
      CommandContext by) {
    var asked = body == null ? new ConversationBody.HandOff(null, null) : body;
    return commands.send(
        new HandOff(conversation, Ids.next(), asked.assigneeId(), asked.reason()), by);
  }

  @PostMapping("/{conversation}/hand-back")
  @Operation(summary = "Let the bot go on")
  CommandResult handBack(@PathVariable UUID conversation, CommandContext by) {
    return commands.send(new HandBack(conversation), by);
  }

  @PutMapping("/{conversation}/engagement")
  @Operation(
      summary = "Tell what the website's widget has counted so far",
      description = "Counters are totals; what is not told stays as it was.")
  CommandResult engagement(
      @PathVariable UUID conversation,
      @RequestBody ConversationBody.Engagement body,
      CommandContext by) {
    return commands.send(
        new RecordEngagement(
            conversation,
            Objects.requireNonNullElse(body.metrics(), EngagementReport.NONE),
            ConversationBody.Session.of(body.session())),
        by);
  }

  @PutMapping("/{conversation}/stage")
  @Operation(summary = "Say how far the lead has come")
  CommandResult stage(
      @PathVariable UUID conversation,
      @RequestBody ConversationBody.StageBody body,
      CommandContext by) {
    return commands.send(new ChangeStage(conversation, body.stage()), by);
  }

  @PostMapping("/{conversation}/closing")
  @Operation(summary = "End the conversation")
  CommandResult close(
      @PathVariable UUID conversation,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new CloseConversation(conversation, Reason.of(body)), by);
  }

  @PostMapping("/{conversation}/reopening")
  @Operation(summary = "Go on with a conversation that is closed, archived, spam or abandoned")
  CommandResult reopen(
      @PathVariable UUID conversation,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new ReopenConversation(conversation, Reason.of(body)), by);
  }

  @PostMapping("/{conversation}/archiving")
  @Operation(summary = "Put the conversation away")
  CommandResult archive(
      @PathVariable UUID conversation,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new ArchiveConversation(conversation, Reason.of(body)), by);
  }

  @PostMapping("/{conversation}/spam")
  @Operation(summary = "Say that it is unwanted advertising")
  CommandResult spam(
      @PathVariable UUID conversation,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new MarkSpam(conversation, Reason.of(body)), by);
  }
}
