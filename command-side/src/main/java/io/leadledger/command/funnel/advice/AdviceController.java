package io.leadledger.command.funnel.advice;

import io.leadledger.command.funnel.advice.AdviceAnswers.Analysed;
import io.leadledger.command.funnel.advice.AdviceAnswers.Assessed;
import io.leadledger.command.funnel.advice.AdviceCommand.AcceptAction;
import io.leadledger.command.funnel.advice.AdviceCommand.DismissAction;
import io.leadledger.command.funnel.advice.AdviceCommand.FinishAction;
import io.leadledger.command.http.ReadRow;
import io.leadledger.command.http.Reason;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Has progress assessed, and takes down what people make of what is suggested.
@RestController
@RequestMapping("/api/v1/funnel-progresses/{progress}")
@AtLeast(Role.MEMBER)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class AdviceController {
  private final Assessing assessing;
  private final AdviceAnswers answers;
  private final CommandDispatcher commands;

  AdviceController(Assessing assessing, AdviceAnswers answers, CommandDispatcher commands) {
    this.assessing = assessing;
    this.answers = answers;
    this.commands = commands;
  }

  /// @param outcome what came of it
  record FinishBody(@Nullable String outcome) {}

  @PostMapping("/assessments")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Assess how somebody stands",
      description =
          "Completion, velocity against others, what is missing, the risk of stalling and what would"
              + " help; each with the events that it follows from.")
  Assessed assess(@PathVariable UUID progress, CommandContext by) {
    return answers.assessed(assessing.assess(progress, Assessing.REQUEST, by));
  }

  @PostMapping("/analyses")
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Assess how somebody stands, and put it into words",
      description = "In a language model's words if there is a router for `funnel_summary`.")
  Analysed analyse(@PathVariable UUID progress, CommandContext by) {
    return answers.analysed(assessing.analyse(progress, by));
  }

  @GetMapping("/assessments/{assessment}")
  @AtLeast(Role.ANALYST)
  @ApiResponse(responseCode = "303", description = "Where it is read: a row of a read table")
  @Operation(summary = "Where an assessment is read")
  ResponseEntity<Void> assessment(@PathVariable UUID progress, @PathVariable UUID assessment) {
    return ReadRow.of("funnel/funnel_assessment", assessment);
  }

  @GetMapping("/analyses/{analysis}")
  @AtLeast(Role.ANALYST)
  @ApiResponse(responseCode = "303", description = "Where it is read: a row of a read table")
  @Operation(summary = "Where an analysis is read")
  ResponseEntity<Void> analysis(@PathVariable UUID progress, @PathVariable UUID analysis) {
    return ReadRow.of("funnel/funnel_analysis_record", analysis);
  }

  @PostMapping("/suggested-actions/{action}/acceptance")
  @Operation(summary = "See to something that was suggested")
  CommandResult accept(@PathVariable UUID progress, @PathVariable UUID action, CommandContext by) {
    return commands.send(new AcceptAction(FunnelParts.advice(progress), action), by);
  }

  @PostMapping("/suggested-actions/{action}/dismissal")
  @Operation(summary = "Leave it; it is not suggested again for the same reason")
  CommandResult dismiss(
      @PathVariable UUID progress,
      @PathVariable UUID action,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(
        new DismissAction(FunnelParts.advice(progress), action, Reason.of(body)), by);
  }

  @PostMapping("/suggested-actions/{action}/completion")
  @Operation(summary = "Say that it has been done")
  CommandResult finish(
      @PathVariable UUID progress,
      @PathVariable UUID action,
      @RequestBody(required = false) @Nullable FinishBody body,
      CommandContext by) {
    return commands.send(
        new FinishAction(
            FunnelParts.advice(progress), action, body == null ? null : body.outcome()),
        by);
  }
}
