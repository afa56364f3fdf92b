package io.leadledger.command.funnel.advice;

import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.funnel.FunnelAdviceEvent.FunnelAnalysed;
import io.leadledger.events.funnel.FunnelAdviceEvent.FunnelAssessed;
import io.leadledger.events.funnel.Reasoned;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What was thought of a progress: read from the history, so that a repeated request is answered as
/// the first.
@Component
class AdviceAnswers {
  private final EventStore history;

  AdviceAnswers(EventStore history) {
    this.history = history;
  }

  /// @param id of the assessment
  record Assessed(
      UUID id,
      long version,
      long position,
      double completion,
      @Nullable Double velocity,
      int cohortSize,
      double stallingRisk,
      List<String> missingDataPoints,
      List<Reasoned> figures,
      List<Reasoned> riskFacts,
      List<Reasoned> recommendations)
      implements CommandAnswer {}

  /// @param id of the analysis
  /// @param summary null once it is forgotten
  record Analysed(
      UUID id,
      long version,
      long position,
      UUID assessmentId,
      List<Reasoned> findings,
      List<String> nextSteps,
      @Nullable String summary,
      String model)
      implements CommandAnswer {}

  Assessed assessed(CommandResult result) {
    FunnelAssessed told = last(result, FunnelAssessed.class);
    return new Assessed(
        told.assessmentId(),
        result.version(),
        result.position(),
        told.completion(),
        told.velocity(),
        told.cohortSize(),
        told.stallingRisk(),
        told.missingDataPoints(),
        told.figures(),
        told.riskFacts(),
        told.recommendations());
  }

  Analysed analysed(CommandResult result) {
    FunnelAnalysed told = last(result, FunnelAnalysed.class);
    return new Analysed(
        told.analysisId(),
        result.version(),
        result.position(),
        told.assessmentId(),
        told.findings(),
        told.nextSteps(),
        told.summary(),
        told.model());
  }

  private <E> E last(CommandResult result, Class<E> kind) {
    return history
        .readEvents(result.id().toString(), 0)
        .asStream()
        .filter(event -> event.getSequenceNumber() <= result.version())
        .map(event -> (Object) event.getPayload())
        .filter(kind::isInstance)
        .map(kind::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }
}
