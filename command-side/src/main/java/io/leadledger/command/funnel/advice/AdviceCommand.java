package io.leadledger.command.funnel.advice;

import io.leadledger.command.values.Fields;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of what is thought of a progress.
public sealed interface AdviceCommand {
  UUID advice();

  /// It was assessed, on a schedule or on request.
  record RecordAssessment(
      @TargetAggregateIdentifier UUID advice,
      UUID progress,
      FunnelSubject subject,
      UUID assessmentId,
      String occasion,
      Assessment assessment)
      implements AdviceCommand {}

  /// It was assessed, and that was put into words.
  record RecordAnalysis(
      @TargetAggregateIdentifier UUID advice,
      UUID analysisId,
      RecordAssessment assessed,
      Words words)
      implements AdviceCommand {}

  /// A member will see to it.
  record AcceptAction(@TargetAggregateIdentifier UUID advice, UUID action)
      implements AdviceCommand {}

  /// It is not to be done.
  record DismissAction(@TargetAggregateIdentifier UUID advice, UUID action, @Nullable String reason)
      implements AdviceCommand {
    public DismissAction {
      reason = Fields.reason(reason);
    }
  }

  /// It has been done.
  ///
  /// @param outcome what came of it
  record FinishAction(@TargetAggregateIdentifier UUID advice, UUID action, @Nullable String outcome)
      implements AdviceCommand {
    public FinishAction {
      var fields = new Fields();
      outcome = fields.text("outcome", outcome, Fields.REASON);
      fields.orRefuse();
    }
  }
}
