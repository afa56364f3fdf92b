package io.leadledger.query.api.sql;

import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.catalogue.ReadColumn;
import io.leadledger.query.api.catalogue.ReadColumn.Kind;
import io.leadledger.query.api.catalogue.ReadTable;
import io.leadledger.query.api.grammar.FieldPath;
import io.leadledger.query.api.grammar.FieldPath.Step;
import java.util.List;
import java.util.stream.Stream;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Looks up the fields of one table. A column's name never reaches SQL but as the catalogue has it.
final class Fields {
  /// The table's name within a query.
  static final String ROW = "t";

  /// Parameters that a misspelt name of a filter may have meant.
  private static final List<String> PARAMETERS = List.of("select", "order", "limit", "offset");

  private final ReadTable table;

  Fields(ReadTable table) {
    this.table = table;
  }

  TypedField of(FieldPath path) {
    ReadColumn column = table.column(path.column()).orElseThrow(() -> unknown(path));
    TypedField field = of(column);
    if (path.steps().isEmpty()) {
      return field;
    }
    if (field.kind() != Kind.JSON) {
      throw QueryProblems.cannot(
          "not-a-json-column",
          path.place(),
          "The column '" + column.name() + "' is " + column.type() + ", which has nothing inside");
    }
    return inside(field, path);
  }

  TypedField of(ReadColumn column) {
    Field<?> expression = DSL.field(DSL.name(ROW, column.name()));
    boolean plainJson = column.sqlType().equals("json");
    return new TypedField(
        plainJson ? DSL.field("{0}::jsonb", expression) : expression,
        plainJson ? "jsonb" : column.sqlType(),
        column.kind(),
        column.nullable(),
        column.name());
  }

  TypedField primaryKey(String name) {
    return of(table.column(name).orElseThrow());
  }

  private static TypedField inside(TypedField json, FieldPath path) {
    Field<?> expression = json.expression();
    StringBuilder label = new StringBuilder(json.label());
    for (int i = 0; i < path.steps().size(); i++) {
      Step step = path.steps().get(i);
      if (i < path.steps().size() - 1 && step.asText()) {
        throw QueryProblems.cannot(
            "not-a-json-column", path.place(), "After ->> stands text, which has nothing inside");
      }
      String arrow = step.asText() ? "->>" : "->";
      expression =
          switch (step) {
            case Step.Member(String name, boolean _) ->
                DSL.field("({0} " + arrow + " {1}::text)", expression, DSL.val(name));
            case Step.Element(int index, boolean _) ->
                DSL.field("({0} " + arrow + " {1}::int)", expression, DSL.val(index));
          };
      label.append(arrow).append(step instanceof Step.Member member ? member.name() : "[]");
    }
    return path.endsInText()
        ? new TypedField(expression, "text", Kind.TEXT, true, label.toString())
        : new TypedField(expression, "jsonb", Kind.JSON, true, label.toString());
  }

  private RuntimeException unknown(FieldPath path) {
    boolean namesParameter = path.place().parameter().startsWith(path.column());
    List<String> known =
        namesParameter
            ? Stream.concat(table.columnNames().stream(), PARAMETERS.stream()).toList()
            : table.columnNames();
    return QueryProblems.unknownColumn(
        path.column(), table.schema() + "." + table.name(), path.place(), known);
  }
}
