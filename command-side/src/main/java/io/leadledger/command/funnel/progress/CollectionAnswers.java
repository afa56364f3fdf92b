package io.leadledger.command.funnel.progress;

import io.leadledger.command.platform.CommandAnswer;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointRejected;
import io.leadledger.http.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// What became of values that were told: read from the history, so that a repeated request is
/// answered as the first.
@Component
class CollectionAnswers {
  private final EventStore history;

  CollectionAnswers(EventStore history) {
    this.history = history;
  }

  /// @param taken names of data points whose value is known as it was told
  record Collected(
      UUID id, long version, long position, List<String> taken, List<Rejected> rejected)
      implements CommandAnswer {}

  /// @param reason null once it is erased
  record Rejected(UUID collection, String name, String code, @Nullable String reason) {}

  /// @throws ProblemException 422 `data-points-rejected` if none was taken
  Collected of(CommandResult result, List<String> names) {
    Map<String, Rejected> rejected = new HashMap<>();
    history
        .readEvents(result.id().toString(), 0)
        .asStream()
        .filter(event -> event.getSequenceNumber() <= result.version())
        .forEach(
            event -> {
              switch (event.getPayload()) {
                case DataPointCollected it -> rejected.remove(it.name());
                case DataPointRejected it ->
                    rejected.put(
                        it.name(),
                        new Rejected(it.collectionId(), it.name(), it.code(), it.reason()));
                default -> {}
              }
            });
    List<Rejected> refused =
        names.stream().distinct().filter(rejected::containsKey).map(rejected::get).toList();
    List<String> taken =
        names.stream().distinct().filter(name -> !rejected.containsKey(name)).toList();
    if (taken.isEmpty()) {
      throw new ProblemException(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "data-points-rejected",
              "None of these values was taken. They are kept with the reasons.")
          .with("rejected", refused);
    }
    return new Collected(result.id(), result.version(), result.position(), taken, refused);
  }
}
