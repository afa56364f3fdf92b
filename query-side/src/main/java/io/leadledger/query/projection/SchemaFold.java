package io.leadledger.query.projection;

import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.platform.writer.RowFold;
import io.leadledger.query.platform.writer.RowWriter;
import io.leadledger.query.platform.writer.RowWriter.Older;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventhandling.EventMessage;

/// The history folded by the very same projectors into other tables than the live ones: to prove
/// that the live ones follow from it.
public final class SchemaFold {
  private final Projection projection;
  private final RowWriter writer;
  private final List<EventRows> owed = new ArrayList<>();

  SchemaFold(Projection projection, RowWriter writer) {
    this.projection = projection;
    this.writer = writer;
  }

  /// What one event owes to the schema's tables, by processing group.
  public Map<String, EventRows> project(EventMessage<?> event) {
    return projection.project(event);
  }

  public void add(EventRows rows) {
    owed.add(rows);
  }

  /// How many events wait to be written.
  public int size() {
    return owed.size();
  }

  /// Writes what has been added, within the connection's transaction. What a table refuses is left
  /// out, as the live projection parks it.
  public void write(Connection connection) throws SQLException {
    Savepoint nothingDone = connection.setSavepoint();
    RowFold together = new RowFold();
    owed.forEach(together::add);
    try {
      writer.write(connection, together, Older.IGNORED);
      connection.releaseSavepoint(nothingDone);
    } catch (SQLException | RuntimeException e) {
      if (!EventRefused.isFaultOfEvent(e)) {
        throw e;
      }
      connection.rollback(nothingDone);
      connection.releaseSavepoint(nothingDone);
      for (EventRows rows : owed) {
        ProjectionBatch.tryOne(connection, writer, rows, Older.IGNORED);
      }
    }
    owed.clear();
  }
}
