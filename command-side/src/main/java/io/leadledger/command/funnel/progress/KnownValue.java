package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A value that holds, and who told it.
///
/// @param value null once it is erased
public record KnownValue(
    UUID collection,
    @Nullable Object value,
    String source,
    @Nullable String reference,
    double confidence,
    Instant at) {
  static final String PERSON = "person";

  static KnownValue of(DataPointCollected event) {
    return new KnownValue(
        event.collectionId(),
        event.value(),
        event.source(),
        event.reference(),
        event.confidence(),
        event.collectedAt());
  }

  /// Whether another says the same, and is no surer of it.
  boolean covers(Object other, Told told) {
    return same(value, other) && told.confidence() <= confidence;
  }

  /// Why another does not take its place, as a code; null if it does. A person, and whoever told
  /// this one, may correct it; anybody else has to be at least as sure.
  @Nullable String prevails(Told told, Collect by) {
    if (by.occurredAt() != null && by.occurredAt().isBefore(at)) {
      return "newer-value-known";
    }
    boolean same =
        source.equals(by.source()) && reference != null && reference.equals(by.reference());
    boolean may =
        value == null || same || by.source().equals(PERSON) || told.confidence() >= confidence;
    return may ? null : "surer-value-known";
  }

  /// Numbers may have been read from JSON as those of another class.
  private static boolean same(@Nullable Object one, Object other) {
    return Objects.equals(one, other)
        || one instanceof Number && one.toString().equals(other.toString());
  }
}
