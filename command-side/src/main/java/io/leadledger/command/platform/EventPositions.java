package io.leadledger.command.platform;

import io.leadledger.store.AppendedPosition;
import java.util.OptionalLong;
import java.util.UUID;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells how far a command has moved the history.
final class EventPositions {
  private final JdbcClient database;
  private final EventStore events;

  EventPositions(JdbcClient database, EventStore events) {
    this.database = database;
    this.events = events;
  }

  /// The position of the last event that this unit of work has appended, or else of the aggregate's
  /// last event; empty as long as the history, which is elsewhere then, does not tell.
  OptionalLong of(UnitOfWork<?> work, UUID aggregate) {
    OptionalLong appended = AppendedPosition.of(work);
    return appended.isPresent() ? appended : lastOf(aggregate);
  }

  private OptionalLong lastOf(UUID aggregate) {
    return database
        .sql(
            """
            select global_index from events.domain_event_entry
            where aggregate_identifier = ? order by sequence_number desc limit 1""")
        .param(aggregate)
        .query((row, _) -> OptionalLong.of(row.getLong(1)))
        .optional()
        .orElseGet(OptionalLong::empty);
  }

  /// Where the history ends now: not before anything that has been committed.
  long end() {
    TrackingToken head = events.createHeadToken();
    return head == null ? 0 : head.position().orElse(0);
  }
}
