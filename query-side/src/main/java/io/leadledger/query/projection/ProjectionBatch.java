package io.leadledger.query.projection;

import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.platform.writer.RowFold;
import io.leadledger.query.platform.writer.RowWriter;
import io.leadledger.query.platform.writer.RowWriter.Older;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.serialization.SerializationException;
import org.jspecify.annotations.Nullable;

/// The row changes of the events that one transaction projects into one schema.
///
/// They are folded and written together. If any of it is refused, everything is taken back and done
/// event by event, so that the stream of the event that is to blame is parked and no other.
final class ProjectionBatch {
  private final String schema;
  private final RowWriter writer;
  private final ParkedStreams parked;
  private final Older older;
  private final List<Projected> projected = new ArrayList<>();

  /// @param older what becomes of changes that are older than the rows they are for
  ProjectionBatch(String schema, RowWriter writer, ParkedStreams parked, Older older) {
    this.schema = schema;
    this.writer = writer;
    this.parked = parked;
    this.older = older;
  }

  /// What one group makes of one event: rows, or the reason why it can make none.
  private record Projected(
      String group,
      EventMessage<?> event,
      @Nullable EventRows rows,
      @Nullable EventRefused refused) {}

  /// What the group's projectors make of the event.
  ///
  /// @param name under which the group's streams are parked
  void add(ProjectorGroup group, String name, EventMessage<?> event, Recorded recorded) {
    try {
      projected.add(new Projected(name, event, group.project(event, recorded), null));
    } catch (SerializationException e) {
      throw e;
    } catch (Exception e) {
      projected.add(new Projected(name, event, null, EventRefused.because(e)));
    }
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
      if (!isBehind(each, streams) && each.rows != null && !each.rows.isEmpty()) {
        fold.add(each.rows);
      }
    }
    return writer.write(connection, fold, older);
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
        // What is done again has been parked already.
        && (older == Older.REDONE || parked.parkBehind(each.group, each.event));
  }

  private @Nullable EventRefused tryOne(Connection connection, EventRows rows) throws SQLException {
    return tryOne(connection, writer, rows, older);
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
