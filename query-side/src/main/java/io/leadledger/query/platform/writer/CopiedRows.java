package io.leadledger.query.platform.writer;

import static java.util.stream.Collectors.joining;

import java.io.IOException;
import java.io.StringReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;

/// New rows as PostgreSQL takes them fastest: by COPY, in its text format. It cannot replace a row
/// that is there, so a table is copied into only as long as it meets none.
final class CopiedRows {
  private static final String UNIQUE_VIOLATION = "23505";

  private CopiedRows() {}

  /// Writes the rows if none of them is there, within the connection's transaction; nothing
  /// otherwise.
  ///
  /// @param cells the columns that are written, `null` where a row does not set them
  /// @throws SQLException if a value is refused
  static boolean areNew(Connection connection, Target t, BitSet cells, List<RowChange> rows)
      throws SQLException {
    String columns = cells.stream().mapToObj(cell -> t.column(cell) + ", ").collect(joining());
    Savepoint before = connection.setSavepoint();
    try {
      connection
          .unwrap(PGConnection.class)
          .getCopyAPI()
          .copyIn(
              "copy %s (%s_tenant_id, _position, _event_id) from stdin"
                  .formatted(t.name(), columns),
              new StringReader(text(cells, rows)));
      connection.releaseSavepoint(before);
      return true;
    } catch (SQLException e) {
      if (!UNIQUE_VIOLATION.equals(e.getSQLState())) {
        throw e;
      }
      connection.rollback(before);
      connection.releaseSavepoint(before);
      return false;
    } catch (IOException e) {
      throw new SQLException("The rows for " + t.name() + " could not be sent", e);
    }
  }

  private static String text(BitSet cells, List<RowChange> rows) {
    StringBuilder text = new StringBuilder(rows.size() * 256);
    for (RowChange row : rows) {
      for (int cell = cells.nextSetBit(0); cell >= 0; cell = cells.nextSetBit(cell + 1)) {
        append(text, row.cell(cell));
        text.append('\t');
      }
      text.append(row.tenant()).append('\t').append(row.position()).append('\t');
      text.append(row.event()).append('\n');
    }
    return text.toString();
  }

  private static void append(StringBuilder text, @Nullable String value) {
    if (value == null) {
      text.append("\\N");
      return;
    }
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '\\' -> text.append("\\\\");
        case '\t' -> text.append("\\t");
        case '\n' -> text.append("\\n");
        case '\r' -> text.append("\\r");
        default -> text.append(c);
      }
    }
  }
}
