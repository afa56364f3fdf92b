package io.leadledger.query.platform.writer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jooq.Field;
import org.jooq.Table;
import org.jooq.UniqueKey;

/// A read table as the fold sees it: its columns by number, which of them are the key, and where
/// provenance stands.
final class ReadTable {
  /// By their generated classes, which are told apart faster than names.
  private static final Map<Class<?>, ReadTable> KNOWN = new ConcurrentHashMap<>();

  private final Table<?> table;
  private final String qualified;
  private final Map<String, Integer> columns = new HashMap<>();
  private final int[] key;

  private ReadTable(Table<?> table) {
    this.table = table;
    this.qualified = schema() + "." + name();
    Field<?>[] fields = table.fields();
    for (int i = 0; i < fields.length; i++) {
      columns.put(fields[i].getName(), i);
    }
    UniqueKey<?> primaryKey = table.getPrimaryKey();
    if (primaryKey == null) {
      throw new IllegalArgumentException(
          table + " has no primary key, so its rows cannot be told apart");
    }
    key = primaryKey.getFields().stream().mapToInt(this::column).toArray();
  }

  static ReadTable of(Table<?> table) {
    ReadTable known = KNOWN.get(table.getClass());
    return known == null
        ? KNOWN.computeIfAbsent(table.getClass(), _ -> new ReadTable(table))
        : known;
  }

  String name() {
    return table.getName();
  }

  String schema() {
    return Objects.requireNonNull(table.getSchema(), "a read table without a schema").getName();
  }

  int width() {
    return columns.size();
  }

  Field<?> field(int column) {
    return Objects.requireNonNull(table.field(column));
  }

  String columnName(int column) {
    return field(column).getName();
  }

  /// Columns of the primary key, in its order.
  int[] key() {
    return key;
  }

  boolean isKey(int column) {
    for (int part : key) {
      if (part == column) {
        return true;
      }
    }
    return false;
  }

  List<Field<?>> keyFields() {
    return Arrays.stream(key).<Field<?>>mapToObj(this::field).toList();
  }

  /// The number of a column that a projector may name.
  ///
  /// @throws IllegalArgumentException if the table has no such column, or provenance stands in it
  int column(Field<?> field) {
    return find(field.getName())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    table + " has no column " + field.getName() + " that a projector sets"));
  }

  /// The number of the column with this name that a projector may set, if there is one.
  Optional<Integer> find(String name) {
    return name.startsWith("_") ? Optional.empty() : Optional.ofNullable(columns.get(name));
  }

  @Override
  public String toString() {
    return qualified;
  }
}
