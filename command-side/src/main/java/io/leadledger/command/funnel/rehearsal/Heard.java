package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointRejected;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A value that was told, be it that it was taken or refused then.
record Heard(Told told, Collect by, @Nullable UUID conversation, Instant at) {

  /// Null if an event tells no value, or one that is forgotten.
  static @Nullable Heard of(FunnelProgressEvent event) {
    return switch (event) {
      case DataPointCollected e when e.value() != null ->
          of(
              e.progressId(),
              new Told(
                  e.collectionId(), e.name(), Objects.requireNonNull(e.value()), e.confidence()),
              e.source(),
              e.reference(),
              e.conversationId(),
              e.collectedAt());
      case DataPointRejected e when e.value() != null ->
          of(
              e.progressId(),
              new Told(
                  e.collectionId(), e.name(), Objects.requireNonNull(e.value()), e.confidence()),
              e.source(),
              e.reference(),
              null,
              e.collectedAt());
      default -> null;
    };
  }

  private static Heard of(
      UUID progress,
      Told told,
      String source,
      @Nullable String reference,
      @Nullable UUID conversation,
      Instant at) {
    return new Heard(
        told,
        new Collect(progress, List.of(told), source, reference, conversation, at),
        conversation,
        at);
  }
}
