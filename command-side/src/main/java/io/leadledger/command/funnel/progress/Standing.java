package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.design.RuleFacts;
import io.leadledger.events.funnel.FunnelSubject;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// How somebody stands in a funnel: what is known of them, and how each milestone stands. It is
/// changed by events only.
final class Standing {
  final FunnelSubject subject;
  final Instant entered;
  private final Map<String, Object> attributes;
  private final Map<String, KnownValue> values = new HashMap<>();
  private final Map<String, Step> steps = new HashMap<>();
  private final Map<String, String> refused = new HashMap<>();
  private Instant latest;

  /// How a milestone stands, since when.
  record Step(String status, Instant at) {
    static final String STARTED = "started";
    static final String REACHED = "reached";
    static final String SKIPPED = "skipped";

    boolean is(String other) {
      return status.equals(other);
    }
  }

  Standing(FunnelSubject subject, @Nullable Map<String, Object> attributes, Instant entered) {
    this.subject = subject;
    this.attributes = attributes == null ? Map.of() : attributes;
    this.entered = entered;
    this.latest = entered;
  }

  @Nullable KnownValue value(String name) {
    return values.get(name);
  }

  @Nullable Step step(String milestone) {
    return steps.get(milestone);
  }

  boolean hasReached(String milestone) {
    Step step = steps.get(milestone);
    return step != null && step.is(Step.REACHED);
  }

  boolean hasSkipped(String milestone) {
    Step step = steps.get(milestone);
    return step != null && step.is(Step.SKIPPED);
  }

  void know(String name, KnownValue value) {
    values.put(name, value);
  }

  void forget(String name) {
    values.remove(name);
  }

  void came(String milestone, String status, Instant at) {
    steps.put(milestone, new Step(status, at));
    latest = at.isAfter(latest) ? at : latest;
  }

  void lose(String milestone) {
    steps.remove(milestone);
  }

  void refuse(String name, @Nullable Object value, String code) {
    refused.put(name, code + " " + value);
  }

  /// Whether this was the last value refused under this name, for this reason.
  boolean hasRefused(String name, Object value, String code) {
    return (code + " " + value).equals(refused.get(name));
  }

  /// This moment, or a later one before which nothing can happen any more.
  Instant notBefore(Instant at) {
    return at.isAfter(latest) ? at : latest;
  }

  /// Values that hold, by name.
  Map<String, KnownValue> values() {
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
