package io.leadledger.query.platform.writer;

import static java.util.stream.Collectors.joining;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;

/// A table as the database has it: where it is, what to cast its columns to, and which of them
/// have a default.
record Target(String name, ReadTable table, Map<String, String> types, BitSet defaults) {

  static Target read(Connection connection, ReadTable table, String schema) throws SQLException {
    String name = quoted(schema) + "." + quoted(table.name());
    Map<String, String> types = new LinkedHashMap<>();
    BitSet defaults = new BitSet();
    try (PreparedStatement columns =
        connection.prepareStatement(
            """
            select attname, format_type(atttypid, -1), atthasdef from pg_attribute
            where attrelid = ?::regclass and attnum > 0 and not attisdropped and attgenerated = ''""")) {
      columns.setString(1, name);
      try (ResultSet found = columns.executeQuery()) {
        while (found.next()) {
          types.put(found.getString(1), found.getString(2));
          if (found.getBoolean(3)) {
            table.find(found.getString(1)).ifPresent(defaults::set);
          }
        }
      }
    }
    return new Target(name, table, types, defaults);
  }

  BitSet setDespiteDefault(RowChange change) {
    BitSet cells = change.setCells();
    cells.and(defaults);
    return cells;
  }

  String sameRow(Unnest u) {
    return sameKey(u) + " and t._tenant_id = " + u.tenant();
  }

  String sameKey(Unnest u) {
    return IntStream.range(0, table.key().length)
        .mapToObj(
            part -> {
              int column = table.key()[part];
              return "t."
                  + column(column)
                  + " = "
                  + u.column(type(column), change -> change.key().get(part));
            })
        .collect(joining(" and "));
  }

  String cell(int column, Unnest u) {
    return u.column(type(column), change -> change.cell(column));
  }

  String column(int column) {
    return quoted(table.columnName(column));
  }

  String key() {
    return IntStream.of(table.key()).mapToObj(this::column).collect(joining(", "));
  }

  /// Every column that an insert replaces: what it leaves out has the default in `excluded`.
  String replaced() {
    return types.keySet().stream()
        .filter(column -> !column.startsWith("_"))
        .map(column -> quoted(column) + " = excluded." + quoted(column))
        .collect(joining(", "));
  }

  private String type(int column) {
    String name = table.columnName(column);
    return Objects.requireNonNull(types.get(name), () -> this.name + " has no column " + name);
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }
}
