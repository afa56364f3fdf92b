package io.leadledger.command.platform;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Tells how far a command has moved the history.
final class EventPositions {
  private final JdbcClient database;

  EventPositions(JdbcClient database) {
    this.database = database;
  }

  /// The position of the aggregate's last event.
  long of(UUID aggregate) {
    return database
        .sql(
            """
            select global_index from events.domain_event_entry
            where aggregate_identifier = ? order by sequence_number desc limit 1""")
        .param(aggregate)
        .query(Long.class)
        .single();
  }
}
