package io.leadledger.command.platform;

import io.leadledger.store.AppendedPosition;
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
  /// last event. Axon Server tells the end of the history only, which is not before either.
  long of(UnitOfWork<?> work, UUID aggregate) {
    return AppendedPosition.of(work).orElseGet(() -> lastOf(aggregate));
  }

  private long lastOf(UUID aggregate) {
    return database
        .sql(
            """
            select global_index from events.domain_event_entry
            where aggregate_identifier = ? order by sequence_number desc limit 1""")
        .param(aggregate)
        .query((row, _) -> row.getLong(1))
        .optional()
        .orElseGet(this::end);
  }

  private long end() {
    TrackingToken head = events.createHeadToken();
    return head == null ? 0 : head.position().orElse(0);
  }
}
