package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.design.RuleFacts;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.MigrationReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How somebody stands in a funnel: what is known of them, and how each milestone stands. It is
/// changed by events only.
public final class Standing {
  public final FunnelSubject subject;
  public final Instant entered;
  private final Map<String, Object> attributes;
  private final Map<String, KnownValue> values = new HashMap<>();
  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private Instant latest;

  /// How a milestone stands, since when.
  public record Step(String status, Instant at) {
    public static final String STARTED = "started";
    public static final String REACHED = "reached";
    public static final String SKIPPED = "skipped";

    public boolean is(String other) {
      return status.equals(other);
    }
  }

  public Standing(
      FunnelSubject subject, @Nullable Map<String, Object> attributes, Instant entered) {
    this.subject = subject;
    this.attributes = attributes == null ? Map.of() : attributes;
    this.entered = entered;
    this.latest = entered;
  }

  public @Nullable KnownValue value(String name) {
    return values.get(name);
  }

  public @Nullable Step step(String milestone) {
    return steps.get(milestone);
  }

  public boolean hasReached(String milestone) {
    Step step = steps.get(milestone);
    return step != null && step.is(Step.REACHED);
  }

  public boolean hasSkipped(String milestone) {
    Step step = steps.get(milestone);
    return step != null && step.is(Step.SKIPPED);
  }

  /// What an event changes of it.
  public void evolve(FunnelProgressEvent event) {
    switch (event) {
      case DataPointCollected e -> values.put(e.name(), KnownValue.of(e));
      case DataPointRejected e -> refused.put(e.name(), e.code() + " " + e.value());
      case MilestoneStarted e -> came(e.milestone(), Step.STARTED, e.startedAt());
      case MilestoneReached e -> came(e.milestone(), Step.REACHED, e.reachedAt());
      case MilestoneSkipped e -> came(e.milestone(), Step.SKIPPED, e.skippedAt());
      case MilestoneUndone e -> came(e.milestone(), Step.STARTED, e.undoneAt());
      case FunnelMigrated e -> {
        MigrationReport report = e.report();
        report.droppedMilestones().forEach(steps::remove);
        report.droppedDataPoints().forEach(values::remove);
        report.invalidDataPoints().forEach(values::remove);
      }
      case FunnelEntered _,
          FunnelStalled _,
          FunnelResumed _,
          FunnelCompleted _,
          FunnelAbandoned _,
          TriggerFired _ -> {} // says nothing of values and milestones
    }
  }

  private void came(String milestone, String status, Instant at) {
    steps.put(milestone, new Step(status, at));
    latest = at.isAfter(latest) ? at : latest;
  }

  /// Whether this was the last value refused under this name, for this reason.
  boolean hasRefused(String name, Object value, String code) {
    return (code + " " + value).equals(refused.get(name));
  }

  /// This moment, or a later one before which nothing can happen any more.
  public Instant notBefore(Instant at) {
    return at.isAfter(latest) ? at : latest;
  }

  /// Values that hold, by name.
  public Map<String, KnownValue> values() {
    return Map.copyOf(values);
  }

  /// What rules are asked about at a moment.
  RuleFacts facts(Instant now) {
    Map<String, Object> known = new HashMap<>();
    values.forEach(
        (name, value) -> {
          if (value.value() != null) {
            known.put(name, Objects.requireNonNull(value.value()));
          }
        });
    Map<String, Object> about = new HashMap<>(attributes);
    about.put("kind", subject.kind());
    about.put("id", subject.id().toString());
    Map<String, Instant> reached =
        steps.entrySet().stream()
            .filter(step -> step.getValue().is(Step.REACHED))
            .collect(Collectors.toMap(Map.Entry::getKey, step -> step.getValue().at()));
    return new RuleFacts(known, about, reached, entered, now);
  }
}
