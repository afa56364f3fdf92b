package io.leadledger.command.conversation;

import io.leadledger.command.explanation.Lives;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Answers why a conversation is as it is.
@RestController
@AtLeast(Role.ANALYST)
@Tag(name = "Conversations", description = "What is said with leads, on every channel")
class ConversationExplanationController {
  private final Lives lives;

  ConversationExplanationController(Lives lives) {
    this.lives = lives;
  }

  @GetMapping("/api/v1/explanations/conversations/{conversation}")
  @Operation(
      summary = "Why a conversation's stage, score and data points are what they are",
      description =
          "Each with the event that made it so; a data point with the message that it was found in.")
  ConversationExplanation explain(@PathVariable UUID conversation, Caller caller) {
    return ConversationExplanation.of(
        conversation, lives.of(caller.tenant(), conversation, ConversationEvent.class));
  }
}
