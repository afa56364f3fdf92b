package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.design.DesignCheck;
import io.leadledger.command.values.Fields;
import io.leadledger.command.values.FreeFields;
import io.leadledger.command.values.Moments;
import io.leadledger.events.funnel.FunnelSubject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of somebody's progress. `occurredAt` is when it really happened; null for now.
public sealed interface ProgressCommand {
  List<String> SOURCES = List.of("conversation", "page", "form", "person", "api");
  int VALUES = 500;

  UUID progress();

  /// Somebody is in the funnel from now on.
  ///
  /// @param attributes what rules are to know of them besides
  /// @param startedBy the progress that had it started; null for none
  record EnterFunnel(
      @TargetAggregateIdentifier UUID progress,
      UUID funnel,
      FunnelSubject subject,
      @Nullable Map<String, Object> attributes,
      int depth,
      @Nullable UUID startedBy,
      @Nullable Instant occurredAt)
      implements ProgressCommand {
    public EnterFunnel {
      var fields = new Fields();
      fields.required("subject.id", subject.id());
      fields.required("subject.kind", subject.kind());
      fields.oneOf("subject.kind", subject.kind(), DesignCheck.SUBJECTS);
      attributes = FreeFields.check(fields, "attributes", attributes);
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }
  }

  /// A value that somebody or something tells.
  ///
  /// @param collection id of its telling
  /// @param confidence from 0 to 1
  record Told(UUID collection, String name, Object value, double confidence) {}

  /// These values are told: the one way in, whoever tells them.
  ///
  /// @param source one of [#SOURCES]
  /// @param reference which conversation, page or form
  /// @param conversation the same, if it is one of ours; null otherwise
  record Collect(
      @TargetAggregateIdentifier UUID progress,
      List<Told> values,
      String source,
      @Nullable String reference,
      @Nullable UUID conversation,
      @Nullable Instant occurredAt)
      implements ProgressCommand {
    public Collect {
      var fields = new Fields();
      fields.required("source", fields.oneOf("source", source, SOURCES));
      reference = fields.text("reference", reference, 500);
      fields.check(
          !values.isEmpty() && values.size() <= VALUES,
          "dataPoints",
          "out-of-range",
          "These are none, or too many.",
          "1 to " + VALUES);
      values = List.copyOf(values);
      for (int i = 0; i < values.size(); i++) {
        String at = "dataPoints[" + i + "].";
        fields.requiredText(at + "name", values.get(i).name(), 200);
        fields.between(at + "confidence", values.get(i).confidence(), 0.0, 1.0);
        FreeFields.check(fields, at + "value", Map.of("value", values.get(i).value()));
      }
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }
  }

  /// A person says that a milestone is reached.
  record ConfirmMilestone(
      @TargetAggregateIdentifier UUID progress, String milestone, @Nullable Instant occurredAt)
      implements ProgressCommand {
    public ConfirmMilestone {
      var fields = new Fields();
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }
  }

  /// A milestone is left out.
  record SkipMilestone(
      @TargetAggregateIdentifier UUID progress,
      String milestone,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements ProgressCommand {
    public SkipMilestone {
      var fields = new Fields();
      reason = fields.text("reason", reason, Fields.REASON);
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }
  }

  /// It may have stalled: looked at when there may have been no progress for long enough.
  record StallIfQuiet(@TargetAggregateIdentifier UUID progress) implements ProgressCommand {}

  /// It leads nowhere any more.
  record AbandonFunnel(
      @TargetAggregateIdentifier UUID progress,
      @Nullable String reason,
      @Nullable Instant occurredAt)
      implements ProgressCommand {
    public AbandonFunnel {
      var fields = new Fields();
      reason = fields.text("reason", reason, Fields.REASON);
      Moments.notFarAhead(fields, "occurredAt", occurredAt);
      fields.orRefuse();
    }
  }

  /// What a trigger asks for has been done, or could not be.
  ///
  /// @param firing which is recorded once
  record RecordFiring(
      @TargetAggregateIdentifier UUID progress,
      UUID firing,
      UUID trigger,
      String key,
      String action,
      UUID becauseOf,
      String outcome,
      @Nullable String explanation)
      implements ProgressCommand {}

  /// It is to go by the newest published version.
  record MigrateProgress(@TargetAggregateIdentifier UUID progress) implements ProgressCommand {}
}
