package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.CollectionAnswers.Collected;
import io.leadledger.command.funnel.progress.ProgressCommand.*;
import io.leadledger.command.http.ReadRow;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.http.AtLeast;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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

/// Commands on somebody's progress through a funnel.
@RestController
@RequestMapping("/api/v1/funnel-progresses")
@AtLeast(Role.MEMBER)
@Tag(name = "Funnels", description = "Which way somebody goes, and how far they have come")
class ProgressController {
  private final CommandDispatcher commands;
  private final CollectionAnswers answers;

  ProgressController(CommandDispatcher commands, CollectionAnswers answers) {
    this.commands = commands;
    this.answers = answers;
  }

  record EnterBody(
      UUID funnelId,
      @Schema(example = "lead") String subjectKind,
      UUID subjectId,
      @Schema(description = "What rules are to know of them besides")
          @Nullable Map<String, Object> attributes,
      @Schema(description = "When it really happened; now if left out")
          @Nullable Instant occurredAt) {}

  record ToldBody(
      @Schema(example = "budget") String name,
      @Schema(example = "1800") @Nullable Object value,
      @Schema(description = "From 0 to 1; 1 if left out") @Nullable Double confidence) {}

  record CollectBody(
      @Schema(description = "conversation, page, form, person or api; api if left out")
          @Nullable String source,
      @Schema(description = "Which conversation, page or form") @Nullable String reference,
      @Schema(description = "When it really happened; now if left out")
          @Nullable Instant occurredAt,
      List<ToldBody> dataPoints) {}

  record MilestoneBody(@Nullable String reason, @Nullable Instant occurredAt) {
    static final MilestoneBody NONE = new MilestoneBody(null, null);
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(
      summary = "Enter a funnel",
      description = "Refused while its prerequisites are not completed, and for whoever is in it.")
  CommandResult enter(@RequestBody EnterBody body, CommandContext by) {
    required("funnelId", body.funnelId());
    return commands.send(
        new EnterFunnel(
            Ids.next(),
            body.funnelId(),
            new FunnelSubject(body.subjectKind(), body.subjectId()),
            body.attributes(),
            0,
            null,
            body.occurredAt()),
        by);
  }

  @GetMapping("/{progress}")
  @AtLeast(Role.ANALYST)
  @ApiResponse(responseCode = "303", description = "Where it is read: a row of a read table")
  @Operation(summary = "Where a progress is read")
  ResponseEntity<Void> progress(@PathVariable UUID progress) {
    return ReadRow.of("funnel/funnel_progress", progress);
  }

  @PostMapping("/{progress}/data-points")
  @Operation(
      summary = "Tell values, wherever they come from",
      description =
          "Each is checked and kept with its source; one that is not taken is kept, too, with the reason,"
              + " and named in the answer. If none is taken the answer is 422 `data-points-rejected`.")
  Collected collect(@PathVariable UUID progress, @RequestBody CollectBody body, CommandContext by) {
    List<Told> told =
        Objects.requireNonNullElse(body.dataPoints(), List.<ToldBody>of()).stream()
            .filter(Objects::nonNull)
            .map(ProgressController::told)
            .toList();
    CommandResult result =
        commands.send(
            new Collect(
                progress,
                told,
                Objects.requireNonNullElse(body.source(), "api"),
                body.reference(),
                null,
                body.occurredAt()),
            by);
    return answers.of(result, told.stream().map(Told::name).toList());
  }

  private static Told told(ToldBody body) {
    required("dataPoints.name", body.name());
    required("dataPoints.value", body.value());
    return new Told(
        Ids.next(),
        body.name(),
        Objects.requireNonNull(body.value()),
        Objects.requireNonNullElse(body.confidence(), 1.0));
  }

  @PostMapping("/{progress}/milestones/{milestone}/confirmation")
  @Operation(
      summary = "Say that a milestone is reached",
      description = "Refused unless it is next, and its data points and rule allow it.")
  CommandResult confirm(
      @PathVariable UUID progress,
      @PathVariable String milestone,
      @RequestBody(required = false) @Nullable MilestoneBody body,
      CommandContext by) {
    return commands.send(new ConfirmMilestone(progress, milestone, orNone(body).occurredAt()), by);
  }

  @PostMapping("/{progress}/milestones/{milestone}/skipping")
  @Operation(summary = "Leave a milestone out that is not required")
  CommandResult skip(
      @PathVariable UUID progress,
      @PathVariable String milestone,
      @RequestBody(required = false) @Nullable MilestoneBody body,
      CommandContext by) {
    return commands.send(
        new SkipMilestone(progress, milestone, orNone(body).reason(), orNone(body).occurredAt()),
        by);
  }

  @PostMapping("/{progress}/abandonment")
  @Operation(summary = "Give it up")
  CommandResult abandon(
      @PathVariable UUID progress,
      @RequestBody(required = false) @Nullable MilestoneBody body,
      CommandContext by) {
    return commands.send(
        new AbandonFunnel(progress, orNone(body).reason(), orNone(body).occurredAt()), by);
  }

  private static MilestoneBody orNone(@Nullable MilestoneBody body) {
    return Objects.requireNonNullElse(body, MilestoneBody.NONE);
  }

  private static void required(String field, @Nullable Object value) {
    if (value == null) {
      throw ProblemException.invalid(field, "missing", "This is required.", null);
    }
  }
}
