package io.leadledger.query.platform.writer;

import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The row changes that projectors state for one event. Nothing is written: what is done with them
/// is another's matter (fold and write, compare, count).
public final class EventRows implements Rows {
  private final Recorded recorded;
  private final Predicate<Table<?>> fills;
  private final List<Draft> drafts = new ArrayList<>(4);

  public EventRows(Recorded recorded) {
    this(recorded, _ -> true);
  }

  /// @param fills whether a table is one that these projectors [fill][Fills]
  public EventRows(Recorded recorded, Predicate<Table<?>> fills) {
    this.recorded = recorded;
    this.fills = fills;
  }

  public Recorded recorded() {
    return recorded;
  }

  @Override
  public Values insert(Table<?> table) {
    return draft(filled(table), RowChange.Kind.INSERT, null);
  }

  @Override
  public Values update(Table<?> table, Object... key) {
    ReadTable read = filled(table);
    return draft(read, RowChange.Kind.UPDATE, keyOf(read, key));
  }

  @Override
  public void delete(Table<?> table, Object... key) {
    ReadTable read = filled(table);
    draft(read, RowChange.Kind.DELETE, keyOf(read, key));
  }

  /// A row that the event changes.
  ///
  /// @param table qualified by its schema
  /// @param key values of the primary key as PostgreSQL writes them
  public record Touched(String table, List<String> key) {}

  public Stream<Touched> touched() {
    return changes().stream().map(change -> new Touched(change.table().toString(), change.key()));
  }

  /// What of it concerns one row.
  ///
  /// @param table qualified by its schema
  public EventRows onlyOf(String table, List<String> key) {
    return only(new Touched(table, key)::equals);
  }

  /// What of it concerns these rows.
  public EventRows only(Predicate<Touched> wanted) {
    EventRows only = new EventRows(recorded, fills);
    for (Draft draft : drafts) {
      RowChange change = draft.change();
      if (wanted.test(new Touched(change.table().toString(), change.key()))) {
        only.drafts.add(draft);
      }
    }
    return only;
  }

  /// Whether the event changes no row of these projectors.
  public boolean isEmpty() {
    return drafts.isEmpty();
  }

  /// The changes in the order in which they were stated.
  List<RowChange> changes() {
    List<RowChange> changes = new ArrayList<>(drafts.size());
    for (Draft draft : drafts) {
      changes.add(draft.change());
    }
    return changes;
  }

  private ReadTable filled(Table<?> table) {
    if (!fills.test(table)) {
      throw new IllegalArgumentException(
          table + " is not among the tables that these projectors fill");
    }
    return ReadTable.of(table);
  }

  private Draft draft(ReadTable table, RowChange.Kind kind, @Nullable List<String> key) {
    Draft draft = new Draft(table, kind, key);
    drafts.add(draft);
    return draft;
  }

  private static List<String> keyOf(ReadTable table, Object[] values) {
    List<Field<?>> fields = table.keyFields();
    if (fields.size() != values.length) {
      throw new IllegalArgumentException(
          "The key of " + table + " is " + fields + ", not " + values.length + " values");
    }
    List<String> key = new ArrayList<>(values.length);
    for (int i = 0; i < values.length; i++) {
      key.add(keyPart(table, fields.get(i), values[i]));
    }
    return Collections.unmodifiableList(key);
  }

  private static <T> String keyPart(ReadTable table, Field<T> field, Object value) {
    String text = PostgresText.of(field, field.getDataType().convert(value));
    if (text == null) {
      throw new RowRefused("The key of a row of " + table + " lacks " + field.getName());
    }
    return text;
  }

  /// One change while the projector is stating it.
  private final class Draft implements Values {
    private final ReadTable table;
    private final RowChange.Kind kind;
    private final @Nullable List<String> key;
    private final @Nullable String[] cells;

    Draft(ReadTable table, RowChange.Kind kind, @Nullable List<String> key) {
      this.table = table;
      this.kind = kind;
      this.key = key;
      this.cells = new String[table.width()];
      Arrays.fill(cells, RowChange.UNSET);
    }

    @Override
    public <T> Values set(Field<T> field, @Nullable T value) {
      int column = table.column(field);
      if (key != null && table.isKey(column)) {
        throw new IllegalArgumentException(
            "The key of a row of " + table + " stays what it is: " + field.getName());
      }
      cells[column] = PostgresText.of(field, value);
      return this;
    }

    RowChange change() {
      List<String> of = key == null ? keyCells() : key;
      return new RowChange(
          table,
          recorded.tenant(),
          of,
          kind,
          false,
          cells,
          recorded.position(),
          recorded.eventId());
    }

    @SuppressWarnings("ReferenceEquality") // UNSET is one object
    private List<String> keyCells() {
      List<String> values = new ArrayList<>(table.key().length);
      for (int column : table.key()) {
        String cell = cells[column];
        if (cell == null || cell == RowChange.UNSET) {
          throw new RowRefused("A new row of " + table + " lacks " + table.columnName(column));
        }
        values.add(cell);
      }
      return Collections.unmodifiableList(values);
    }
  }
}
