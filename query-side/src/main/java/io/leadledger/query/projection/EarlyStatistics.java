package io.leadledger.query.projection;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A table that fills up from empty is planned for as empty until its statistics are made, which
/// PostgreSQL by itself does only after a minute or more.
final class EarlyStatistics {
  /// A tenth of PostgreSQL's own, and of its cost: how many rows there are is what matters, and
  /// the next ones will be different anyway.
  private static final int TARGET = 10;

  private final Map<String, Long> insertedRows = new ConcurrentHashMap<>();

  /// Analyzes tables at their first thousand rows, and whenever they have become ten times as
  /// large.
  ///
  /// @param inserted how many rows were, by qualified table name
  void after(Connection connection, Map<String, Integer> inserted) throws SQLException {
    for (Map.Entry<String, Integer> table : inserted.entrySet()) {
      long after = insertedRows.merge(table.getKey(), (long) table.getValue(), Long::sum);
      if (magnitude(after) > magnitude(after - table.getValue())) {
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local default_statistics_target = " + TARGET);
          statement.execute("analyze " + table.getKey());
          statement.execute("reset default_statistics_target");
        }
      }
    }
  }

  private static int magnitude(long rows) {
    return rows < 1_000 ? 0 : (int) Math.log10(rows);
  }
}
