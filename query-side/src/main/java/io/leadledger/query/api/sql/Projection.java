package io.leadledger.query.api.sql;

import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.grammar.FieldPath;
import io.leadledger.query.api.grammar.Place;
import io.leadledger.query.api.grammar.SelectItem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// What of each row is answered, and under which names.
final class Projection {
  private static final int LONGEST_NAME = 63;

  /// The types that a value may be cast to; what they are called in PostgREST and PostgreSQL.
  private static final List<String> CASTS =
      List.of(
          "text",
          "varchar",
          "json",
          "jsonb",
          "uuid",
          "date",
          "time",
          "timetz",
          "timestamp",
          "timestamptz",
          "interval",
          "bool",
          "boolean",
          "int",
          "integer",
          "smallint",
          "bigint",
          "int2",
          "int4",
          "int8",
          "numeric",
          "decimal",
          "real",
          "float",
          "float4",
          "float8");

  private record Source(FieldPath field, String cast) {}

  private final Fields fields;
  private final Map<String, Source> sources = new LinkedHashMap<>();
  private final Map<String, Field<?>> outputs = new LinkedHashMap<>();

  Projection(ReadTable table, Fields fields, List<SelectItem> select) {
    this.fields = fields;
    for (SelectItem item : select) {
      switch (item) {
        case SelectItem.Everything() ->
            table.columnNames().forEach(name -> add(new SelectItem.Item(column(name), null, null)));
        case SelectItem.Item one -> add(one);
      }
    }
  }

  List<String> names() {
    return List.copyOf(outputs.keySet());
  }

  /// The row as the text of one JSON object.
  Field<String> asJson() {
    List<Field<?>> columns = new ArrayList<>();
    outputs.forEach((name, value) -> columns.add(value.as(DSL.name(name))));
    return DSL.field(
        "(select row_to_json(r) from ({0}) r)::text", String.class, DSL.select(columns));
  }

  /// Each value as it stands in JSON, texts without their quotes.
  List<Field<String>> asCells() {
    return outputs.values().stream()
        .map(value -> DSL.field("(to_json({0}) #>> '{{}}')", String.class, value))
        .toList();
  }

  private void add(SelectItem.Item item) {
    String name = item.outputName();
    Place place = item.field().place();
    String cast = item.cast() == null ? "" : known(item.cast());
    Source source = new Source(withoutPlace(item.field()), cast);
    Source present = sources.putIfAbsent(name, source);
    if (present != null && !present.equals(source)) {
      throw QueryProblems.cannot(
          "ambiguous-name", place, "Two values are named '" + name + "': give one an alias");
    }
    if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME) {
      throw QueryProblems.cannot(
          "name-too-long", place, "A name has at most 63 bytes: give the value an alias");
    }
    Field<?> value = fields.of(item.field()).expression();
    outputs.put(name, cast.isEmpty() ? value : DSL.field("cast({0} as {1})", value, DSL.raw(cast)));
  }

  private static String known(SelectItem.Cast cast) {
    if (!CASTS.contains(cast.type())) {
      throw QueryProblems.unknownType(cast.type(), cast.place(), CASTS);
    }
    return cast.type();
  }

  private static FieldPath column(String name) {
    return new FieldPath(name, List.of(), new Place("select", 0));
  }

  private static FieldPath withoutPlace(FieldPath field) {
    return new FieldPath(field.column(), field.steps(), new Place("select", 0));
  }
}
