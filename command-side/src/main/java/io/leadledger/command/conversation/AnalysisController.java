package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationAnalyses.Analysed;
import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Analyses of a conversation on request. They also come by themselves, when it falls quiet or is
/// closed.
@RestController
@RequestMapping("/api/v1/conversations/{conversation}/analyses")
@AtLeast(Role.MEMBER)
@Tag(name = "Conversations", description = "What is said with leads, on every channel")
class AnalysisController {
  private final ConversationAnalyses analyses;

  AnalysisController(ConversationAnalyses analyses) {
    this.analyses = analyses;
  }

  /// The analysis, and where its conversation is now.
  record Answer(UUID id, UUID conversationId, long version, long position)
      implements CommandAnswer {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Understand what has been said so far",
      description =
          "As long as nothing more is said it is the same analysis. When an engine gives no answer that can be used, that is recorded, and answered with 502.")
  Answer analyse(@PathVariable UUID conversation, CommandContext by) {
    Analysed analysed = analyses.analyse(conversation, Occasion.REQUEST, by);
    return new Answer(
        analysed.id(),
        conversation,
        analysed.conversation().version(),
        analysed.conversation().position());
  }
}
