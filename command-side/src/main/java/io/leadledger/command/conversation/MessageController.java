package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.*;
import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on the messages of a conversation.
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/messages")
@AtLeast(Role.MEMBER)
@Tag(name = "Conversations", description = "What is said with leads, on every channel")
class MessageController {
  private final CommandDispatcher commands;
  private final Messages messages;

  MessageController(CommandDispatcher commands, Messages messages) {
    this.commands = commands;
    this.messages = messages;
  }

  /// The message, and where its conversation is now.
  record Recorded(UUID id, UUID conversationId, long version, long position)
      implements CommandAnswer {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Record what was said",
      description = "With an external message id that is there already, it is the same message.")
  Recorded record(
      @PathVariable UUID conversation,
      @RequestBody ConversationBody.Message body,
      CommandContext by) {
    var command =
        new RecordMessage(
            conversation,
            Ids.next(),
            body.senderType(),
            body.senderId(),
            body.subject(),
            body.content(),
            body.contentType(),
            body.externalMessageId(),
            body.metadata(),
            body.sentAt());
    CommandResult result = commands.send(command, by);
    UUID message =
        messages
            .recorded(by.tenant(), conversation, command.externalMessageId(), result.version())
            .orElse(command.message());
    return new Recorded(message, conversation, result.version(), result.position());
  }

  @PostMapping("/{message}/delivery")
  @Operation(summary = "Say that a message has arrived")
  CommandResult delivered(
      @PathVariable UUID conversation,
      @PathVariable UUID message,
      @RequestBody(required = false) ConversationBody.@Nullable Receipt body,
      CommandContext by) {
    return commands.send(
        new ConfirmDelivery(conversation, message, ConversationBody.Receipt.at(body)), by);
  }

  @PostMapping("/{message}/reading")
  @Operation(summary = "Say that a message has been read")
  CommandResult read(
      @PathVariable UUID conversation,
      @PathVariable UUID message,
      @RequestBody(required = false) ConversationBody.@Nullable Receipt body,
      CommandContext by) {
    return commands.send(
        new ConfirmReading(conversation, message, ConversationBody.Receipt.at(body)), by);
  }

  @PostMapping("/{message}/failure")
  @Operation(summary = "Say that a message could not be delivered")
  CommandResult failed(
      @PathVariable UUID conversation,
      @PathVariable UUID message,
      @RequestBody(required = false) ConversationBody.@Nullable Failure body,
      CommandContext by) {
    var told = body == null ? new ConversationBody.Failure(null, null) : body;
    return commands.send(new ReportFailure(conversation, message, told.reason(), told.at()), by);
  }
}
