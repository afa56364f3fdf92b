package io.leadledger.command.lead;

import io.leadledger.command.explanation.Because;
import io.leadledger.command.explanation.Lives.Happened;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.*;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why a lead's score, status, stage and assignment are what they are: each with the event that
/// made it so.
///
/// @param score null as long as it has none
/// @param stage of a pipeline; null as long as it is in none
/// @param assignment null as long as nobody looks after it
record LeadExplanation(
    UUID lead,
    @Nullable Score score,
    Status status,
    @Nullable Stage stage,
    @Nullable Assignment assignment) {

  /// @param points that each rule gave
  /// @param model whose rules these are
  record Score(int score, Map<String, Integer> points, String model, Because because) {}

  record Status(String status, Because because) {}

  record Stage(UUID pipelineId, UUID stageId, Because because) {}

  /// @param rule that chose; null if a person did
  record Assignment(
      UUID assigneeId, @Nullable String rule, @Nullable String reason, Because because) {}

  static LeadExplanation of(UUID lead, List<Happened<LeadEvent>> life) {
    Score score = null;
    Status status = null;
    Stage stage = null;
    Assignment assignment = null;
    for (Happened<LeadEvent> each : life) {
      LeadEvent event = each.event();
      Because because = each.because();
      if (event instanceof LeadScored e) {
        score = new Score(e.score(), e.breakdown(), e.model(), because);
      } else if (event instanceof LeadPlacedInStage e) {
        stage = new Stage(e.pipelineId(), e.stageId(), because);
      } else if (event instanceof LeadAssigned e) {
        assignment = new Assignment(e.assigneeId(), e.rule(), e.reason(), because);
      } else if (event instanceof LeadUnassigned) {
        assignment = null;
      }
      String now = status(event);
      if (now != null && (status == null || !now.equals(status.status()))) {
        status = new Status(now, because);
      }
    }
    return new LeadExplanation(lead, score, Objects.requireNonNull(status), stage, assignment);
  }

  /// The status that a lead has from an event on; null if it says nothing of it.
  private static @Nullable String status(LeadEvent event) {
    return switch (event) {
      case LeadCaptured e -> e.status();
      case LeadContacted e -> e.status();
      case LeadQualified e -> e.status();
      case LeadDisqualified e -> e.status();
      case LeadConverted e -> e.status();
      case LeadLost e -> e.status();
      case LeadReopened e -> e.status();
      case LeadRestored e -> e.status();
      default -> null;
    };
  }
}
