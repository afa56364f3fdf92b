package io.leadledger.query.platform.writer;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Many row changes as the columns of one `unnest(...) as u`, each column a `text[]`: one statement
/// for all of them, of a text that does not depend on how many they are.
final class Unnest {
  private final List<Function<RowChange, @Nullable String>> columns = new ArrayList<>();

  /// Adds a column; gives the expression that stands for its value in the statement.
  String column(String type, Function<RowChange, @Nullable String> cell) {
    columns.add(cell);
    return "u.c" + columns.size() + "::" + type;
  }

  String tenant() {
    return column("uuid", change -> change.tenant().toString());
  }

  String position() {
    return column("bigint", change -> Long.toString(change.position()));
  }

  String event() {
    return column("uuid", change -> change.event().toString());
  }

  /// The item of the statement's FROM.
  String from() {
    return "unnest("
        + columns.stream().map(_ -> "?::text[]").collect(joining(", "))
        + ") with ordinality as u("
        + IntStream.rangeClosed(1, columns.size()).mapToObj(i -> "c" + i).collect(joining(", "))
        + ", ord)";
  }

  /// Carries a statement out on these changes; gives how many rows it changed.
  int update(Connection connection, String sql, List<RowChange> changes) throws SQLException {
    try (PreparedStatement statement = prepare(connection, sql, changes)) {
      return statement.executeUpdate();
    }
  }

  PreparedStatement prepare(Connection connection, String sql, List<RowChange> changes)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    for (int i = 0; i < columns.size(); i++) {
      Object[] cells = changes.stream().map(columns.get(i)).toArray(String[]::new);
      statement.setArray(i + 1, connection.createArrayOf("text", cells));
    }
    return statement;
  }
}
