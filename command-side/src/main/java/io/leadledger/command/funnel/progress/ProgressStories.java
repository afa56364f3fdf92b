package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.events.Provenance;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.http.ProblemException;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/// Reads what the history tells of progresses.
@Component
public class ProgressStories {
  private final EventStore history;
  private final ProgressBook book;

  ProgressStories(@Lazy EventStore history, ProgressBook book) {
    this.history = history;
    this.book = book;
  }

  /// @throws ProblemException 404 `not-found` if the tenant has no such progress
  public ProgressStory of(UUID tenant, UUID progress) {
    if (book.find(tenant, progress).isEmpty()) {
      throw new ProblemException(
          HttpStatus.NOT_FOUND, "not-found", "There is no such progress through a funnel.");
    }
    return read(progress);
  }

  /// Of a progress that is known to be the tenant's.
  public ProgressStory read(UUID progress) {
    List<Recorded> events =
        history
            .readEvents(progress.toString(), 0)
            .asStream()
            .map(
                message ->
                    new Recorded(
                        UUID.fromString(message.getIdentifier()),
                        message.getSequenceNumber(),
                        message.getTimestamp(),
                        String.valueOf(message.getMetaData().get(Provenance.COMMAND)),
                        (FunnelProgressEvent) message.getPayload()))
            .toList();
    return ProgressStory.of(events);
  }
}
