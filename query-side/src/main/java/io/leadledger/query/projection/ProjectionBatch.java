package io.leadledger.query.projection;

import io.leadledger.query.platform.EventRows;
import io.leadledger.query.platform.RowFold;
import io.leadledger.query.platform.RowWriter;
import io.leadledger.query.platform.RowWriter.Older;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/// The row changes of the events that one transaction projects into one schema.
///
/// They are folded and written together. If any of it is refused, everything is taken back and done
/// event by event, so that the stream of the event that is to blame is parked and no other.
final class ProjectionBatch {
  private final String schema;
  private final RowWriter writer;
  private final ParkedStreams parked;
  private final List<Projected> projected = new ArrayList<>();

  ProjectionBatch(String schema, RowWriter writer, ParkedStreams parked) {
    this.schema = schema;
    this.writer = writer;
    this.parked = parked;
  }

  /// What one group makes of one event: rows, or the reason why it can make none.
  private record Projected(
      String group,
      EventMessage<?> event,
      @Nullable EventRows rows,
      @Nullable EventRefused refused) {}

  void add(String group, EventMessage<?> event, EventRows rows) {
    projected.add(new Projected(group, event, rows, null));
  }

  void addRefused(String group, EventMessage<?> event, EventRefused why) {
    projected.add(new Projected(group, event, null, why));
  }

  int size() {
    return projected.size();
  }

  /// Writes within the connection's transaction.
  ///
  /// @return how many rows were inserted, by qualified table name
  /// @throws SQLException if it is not the events that are to blame: the batch is to be tried again
  Map<String, Integer> write(Connection connection) throws SQLException {
    Map<String, Set<String>> streams = parked.streams(schema);
    if (!streams.isEmpty()) {
      parked.keepParked(schema);
      streams = parked.streams(schema);
    }
    Savepoint nothingDone = connection.setSavepoint();
    try {
      Map<String, Integer> inserted = together(connection, streams);
      connection.releaseSavepoint(nothingDone);
      return inserted;
    } catch (SQLException | RuntimeException e) {
      if (!EventRefused.isFaultOfEvent(e)) {
        throw e;
      }
      connection.rollback(nothingDone);
      connection.releaseSavepoint(nothingDone);
      oneByOne(connection, parked.streams(schema));
      return Map.of();
    }
  }

  private Map<String, Integer> together(Connection connection, Map<String, Set<String>> streams)
      throws SQLException {
    RowFold fold = new RowFold();
    for (Projected each : projected) {
      if (each.refused != null) {
        throw each.refused;
      }
      if (!isBehind(each, streams) && each.rows != null) {
        fold.add(each.rows);
      }
    }
    return writer.write(connection, fold, Older.IGNORED);
  }

  private void oneByOne(Connection connection, Map<String, Set<String>> streams)
      throws SQLException {
    for (Projected each : projected) {
      if (isBehind(each, streams)) {
        continue;
      }
      EventRefused refused = each.rows == null ? each.refused : tryOne(connection, each.rows);
      if (refused != null) {
        parked.park(each.group, each.event, refused);
        streams.computeIfAbsent(each.group, _ -> new HashSet<>()).add(History.stream(each.event));
      }
    }
  }

  private boolean isBehind(Projected each, Map<String, Set<String>> streams) {
    return streams.getOrDefault(each.group, Set.of()).contains(History.stream(each.event))
        && parked.parkBehind(each.group, each.event);
  }

  private @Nullable EventRefused tryOne(Connection connection, EventRows rows) throws SQLException {
    return tryOne(connection, writer, rows, Older.IGNORED);
  }

  /// Writes the rows of one event, or takes them back and says why they are refused.
  static @Nullable EventRefused tryOne(
      Connection connection, RowWriter writer, EventRows rows, Older older) throws SQLException {
    Savepoint before = connection.setSavepoint();
    try {
      writer.write(connection, new RowFold().add(rows), older);
      connection.releaseSavepoint(before);
      return null;
    } catch (SQLException | RuntimeException e) {
      if (!EventRefused.isFaultOfEvent(e)) {
        throw e;
      }
      connection.rollback(before);
      connection.releaseSavepoint(before);
      return EventRefused.because(e);
    }
  }
}
