package io.leadledger.command.routing;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.values.Fields;
import io.leadledger.command.values.ValueSchema;
import io.leadledger.http.AtLeast;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/// Questions to language models that a client asks by itself: to try a router, or for tasks of its
/// own.
@RestController
@RequestMapping("/api/v1/ai-interactions")
@AtLeast(Role.MEMBER)
@Tag(name = "Language models", description = "Which models may be asked, and how one is chosen")
class AiInteractionController {
  private static final int TEXT = 100_000;

  private final LanguageModelRouter router;
  private final JsonMapper json;

  AiInteractionController(LanguageModelRouter router, JsonMapper json) {
    this.router = router;
    this.json = json;
  }

  record Body(
      @Schema(description = "Of which there is a router") String taskType,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      @Nullable UUID messageId,
      @Schema(description = "What is to be done, unless a prompt of the task type is in use")
          @Nullable String instructions,
      String text,
      @Schema(description = "JSON Schema (2020-12) that the answer must follow")
          @Nullable Map<String, Object> schema) {}

  /// The answer, and who gave it at what cost.
  record Given(UUID interactionId, String modelName, String answer, BigDecimal cost) {}

  @PostMapping
  @Operation(
      summary = "Ask a language model, and wait for its answer",
      description =
          "Which model is asked, and in what order others are, is the router's to decide; each decision is in"
              + " funnel.routing_history.")
  Given ask(@RequestBody Body body, CommandContext by) {
    var fields = new Fields();
    String type = fields.requiredText("taskType", body.taskType(), 50);
    String text = fields.requiredText("text", body.text(), TEXT);
    String instructions = fields.text("instructions", body.instructions(), AiPromptCommand.TEXT);
    ValueSchema.check(fields, "schema", body.schema());
    fields.orRefuse();
    AiTask task =
        new AiTask(
            type,
            body.leadId(),
            body.conversationId(),
            body.messageId(),
            instructions == null ? "Do what the text asks for." : instructions,
            text,
            body.schema() == null ? null : json.writeValueAsString(body.schema()),
            AiTask.Check.ANY);
    return switch (router.ask(by, task)) {
      case AiAnswer.Answered answered ->
          new Given(
              answered.interaction(), answered.modelName(), answered.text(), answered.totalCost());
      case AiAnswer.NotRouted _ ->
          throw new ProblemException(
              HttpStatus.CONFLICT, "not-routed", "No router for such tasks is switched on.");
      case AiAnswer.Unanswered unanswered ->
          throw new ProblemException(
                  HttpStatus.BAD_GATEWAY, "no-answer", "No language model has answered.")
              .with("interaction", unanswered.interaction())
              .with("reason", unanswered.reason());
    };
  }
}
