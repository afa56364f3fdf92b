package io.leadledger.query.api.sql;

import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.grammar.OrderTerm;
import io.leadledger.query.api.grammar.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.SortField;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;

/// A total order of a table's rows: what was asked for, with the primary key to decide ties. The
/// key values of a row tell exactly which rows come after it (ADR 0042).
final class Keyset {
  private record Key(TypedField field, boolean descending, boolean nullsFirst) {

    SortField<?> sort() {
      SortField<?> sort = descending ? field.expression().desc() : field.expression().asc();
      // PostgreSQL's own placing is left unsaid, so that plain indexes serve it.
      if (!field.nullable() || nullsFirst == descending) {
        return sort;
      }
      return nullsFirst ? sort.nullsFirst() : sort.nullsLast();
    }
  }

  private final List<Key> keys;

  private Keyset(List<Key> keys) {
    this.keys = List.copyOf(keys);
  }

  static Keyset of(ReadTable table, Fields fields, List<OrderTerm> order) {
    List<Key> keys = new ArrayList<>();
    for (OrderTerm term : order) {
      keys.add(new Key(fields.of(term.field()), term.descending(), term.nullsFirst()));
    }
    // Ties run in the direction of the last term, so that one index serves the whole order,
    // forwards or backwards.
    boolean descending = !keys.isEmpty() && keys.getLast().descending();
    for (String name : table.primaryKey()) {
      TypedField field = fields.primaryKey(name);
      if (keys.stream().noneMatch(key -> key.field().label().equals(field.label()))) {
        keys.add(new Key(field, descending, descending));
      }
    }
    return new Keyset(keys);
  }

  List<SortField<?>> sort() {
    return keys.stream().<SortField<?>>map(Key::sort).toList();
  }

  /// The key of a row, as text.
  List<Field<String>> values() {
    List<Field<String>> values = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      values.add(
          DSL.field("{0}::text", String.class, keys.get(i).field().expression())
              .as(DSL.name("k" + i)));
    }
    return values;
  }

  /// The order in words, by which a cursor made for another order is recognised.
  String words() {
    return keys.stream()
        .map(
            key ->
                key.field().label()
                    + (key.descending() ? ".desc" : ".asc")
                    + (key.nullsFirst() ? ".nullsfirst" : ".nullslast"))
        .collect(Collectors.joining(","));
  }

  /// The rows that come after the row with this key.
  Condition after(List<@Nullable String> key, TypedValues values) {
    Place place = new Place(Cursor.PARAMETER, 0);
    List<@Nullable Field<?>> bound = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      String text = key.get(i);
      bound.add(text == null ? null : values.bind(text, keys.get(i).field(), place));
    }
    return comparableAsRow() ? rowAfter(bound) : stepwiseAfter(bound);
  }

  /// Whether PostgreSQL's row comparison says the same, which an index can serve from its start.
  private boolean comparableAsRow() {
    return keys.stream().noneMatch(key -> key.field().nullable())
        && keys.stream().map(Key::descending).distinct().count() == 1;
  }

  private Condition rowAfter(List<@Nullable Field<?>> bound) {
    List<Field<?>> here = keys.stream().<Field<?>>map(key -> key.field().expression()).toList();
    List<Field<?>> there =
        bound.stream()
            .<Field<?>>map(value -> value == null ? DSL.inline((String) null) : value)
            .toList();
    return DSL.condition(
        keys.getFirst().descending() ? "(({0}) < ({1}))" : "(({0}) > ({1}))",
        DSL.list(here),
        DSL.list(there));
  }

  private Condition stepwiseAfter(List<@Nullable Field<?>> bound) {
    Condition after = DSL.falseCondition();
    for (int i = keys.size() - 1; i >= 0; i--) {
      after = after(keys.get(i), bound.get(i)).or(same(keys.get(i), bound.get(i)).and(after));
    }
    return after;
  }

  private static Condition same(Key key, @Nullable Field<?> value) {
    return value == null
        ? key.field().expression().isNull()
        : DSL.condition("({0} = {1})", key.field().expression(), value);
  }

  private static Condition after(Key key, @Nullable Field<?> value) {
    Field<?> field = key.field().expression();
    if (value == null) {
      return key.nullsFirst() ? field.isNotNull() : DSL.falseCondition();
    }
    Condition beyond =
        DSL.condition(key.descending() ? "({0} < {1})" : "({0} > {1})", field, value);
    return key.field().nullable() && !key.nullsFirst() ? beyond.or(field.isNull()) : beyond;
  }
}
