package io.leadledger.query.api.sql;

import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.grammar.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.impl.DSL;

/// The values of one query: each is bound as text and cast to its column's type by PostgreSQL,
/// which is also asked beforehand whether it can be.
final class TypedValues {
  private static final Set<String> TAKE_ANY_TEXT = Set.of("text", "character varying");

  private record Value(String text, String type, String label, Place place) {}

  private final List<Value> doubtful = new ArrayList<>();

  /// The value as a parameter of the field's type.
  Field<?> bind(String text, TypedField field, Place place) {
    note(text, field, place);
    return DSL.field("cast({0} as {1})", DSL.val(text), DSL.raw(field.type()));
  }

  /// The values as one parameter, an array of the field's type.
  Field<?> bindAll(List<String> texts, TypedField field, Place place) {
    texts.forEach(text -> note(text, field, place));
    return DSL.field(
        "cast({0} as {1}[])", DSL.val(texts.toArray(String[]::new)), DSL.raw(field.type()));
  }

  /// Refuses the first value that its type does not take: 400, with column and type.
  void check(DSLContext sql) {
    if (doubtful.isEmpty()) {
      return;
    }
    Record wrong =
        sql.resultQuery(
                """
                select v.n, e.message
                  from unnest({0}::text[], {1}::text[]) with ordinality v(value, type, n),
                       pg_input_error_info(v.value, v.type) e
                 where e.message is not null
                 order by v.n
                 limit 1
                """,
                array(doubtful.stream().map(Value::text).toList()),
                array(doubtful.stream().map(Value::type).toList()))
            .fetchOne();
    if (wrong != null) {
      Value value = doubtful.get(wrong.get("n", Integer.class) - 1);
      throw QueryProblems.cannot(
              "value-of-wrong-type",
              value.place(),
              "The column '%s' is %s: %s"
                  .formatted(value.label(), value.type(), wrong.get("message", String.class)))
          .with("column", value.label())
          .with("expectedType", value.type());
    }
  }

  private void note(String text, TypedField field, Place place) {
    if (!TAKE_ANY_TEXT.contains(field.type())) {
      doubtful.add(new Value(text, field.type(), field.label(), place));
    }
  }

  private static Field<String[]> array(List<String> texts) {
    return DSL.val(texts.toArray(String[]::new));
  }
}
