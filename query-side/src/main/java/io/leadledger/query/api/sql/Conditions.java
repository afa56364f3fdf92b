package io.leadledger.query.api.sql;

import static io.leadledger.query.api.catalogue.ReadColumn.Kind.ARRAY;
import static io.leadledger.query.api.catalogue.ReadColumn.Kind.BOOLEAN;
import static io.leadledger.query.api.catalogue.ReadColumn.Kind.JSON;
import static io.leadledger.query.api.catalogue.ReadColumn.Kind.RANGE;
import static io.leadledger.query.api.catalogue.ReadColumn.Kind.TEXT;

import io.leadledger.query.api.QueryProblems;
import io.leadledger.query.api.catalogue.ReadColumn.Kind;
import io.leadledger.query.api.grammar.FieldPath;
import io.leadledger.query.api.grammar.Filter;
import io.leadledger.query.api.grammar.Operator;
import io.leadledger.query.api.grammar.Place;
import java.util.EnumSet;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;

/// Turns filters into SQL conditions.
final class Conditions {
  private final Fields fields;
  private final TypedValues values;

  Conditions(Fields fields, TypedValues values) {
    this.fields = fields;
    this.values = values;
  }

  Condition of(Filter filter) {
    return switch (filter) {
      case Filter.All(var all) -> DSL.and(all.stream().map(this::of).toList());
      case Filter.Any(var any) -> DSL.or(any.stream().map(this::of).toList());
      case Filter.Not(var negated) -> DSL.not(of(negated));
      case Filter.Compares compares -> compares(compares);
      case Filter.OneOf oneOf -> oneOf(oneOf);
      case Filter.Is is -> is(is);
    };
  }

  private Condition compares(Filter.Compares filter) {
    TypedField field =
        fieldFor(
            filter.operator().word(), kindsOf(filter.operator()), filter.field(), filter.place());
    Field<?> value = values.bind(valueOf(filter), field, filter.place());
    return DSL.condition(filter.operator().condition(), field.expression(), value);
  }

  private Condition oneOf(Filter.OneOf filter) {
    TypedField field =
        fieldFor("in", EnumSet.complementOf(EnumSet.of(ARRAY)), filter.field(), filter.place());
    return DSL.condition(
        "({0} = any({1}))",
        field.expression(), values.bindAll(filter.values(), field, filter.place()));
  }

  private Condition is(Filter.Is filter) {
    Set<Kind> kinds =
        switch (filter.truth()) {
          case NULL, NOT_NULL -> EnumSet.allOf(Kind.class);
          case TRUE, FALSE, UNKNOWN -> EnumSet.of(BOOLEAN);
        };
    Field<?> field =
        fieldFor("is." + filter.truth().word(), kinds, filter.field(), filter.place()).expression();
    return switch (filter.truth()) {
      case NULL -> field.isNull();
      case NOT_NULL -> field.isNotNull();
      case TRUE -> DSL.condition("({0} is true)", field);
      case FALSE -> DSL.condition("({0} is false)", field);
      case UNKNOWN -> DSL.condition("({0} is unknown)", field);
    };
  }

  private TypedField fieldFor(String operator, Set<Kind> kinds, FieldPath path, Place place) {
    TypedField field = fields.of(path);
    if (!kinds.contains(field.kind())) {
      throw QueryProblems.cannot(
              "operator-not-for-type",
              place,
              "The column '%s' is %s, of which '%s' cannot be asked"
                  .formatted(field.label(), field.type(), operator))
          .with("column", field.label())
          .with("columnType", field.type());
    }
    return field;
  }

  private static Set<Kind> kindsOf(Operator operator) {
    return switch (operator) {
      case EQ, NEQ, GT, GTE, LT, LTE, IS_DISTINCT -> EnumSet.allOf(Kind.class);
      case LIKE, ILIKE, MATCH, IMATCH, PLAIN_SEARCH, PHRASE_SEARCH, WEB_SEARCH -> EnumSet.of(TEXT);
      case CONTAINS, CONTAINED -> EnumSet.of(ARRAY, JSON, RANGE);
      case OVERLAPS -> EnumSet.of(ARRAY, RANGE);
    };
  }

  private static String valueOf(Filter.Compares filter) {
    return switch (filter.operator()) {
      case LIKE, ILIKE -> filter.value().replace('*', '%');
      case EQ,
          NEQ,
          GT,
          GTE,
          LT,
          LTE,
          MATCH,
          IMATCH,
          PLAIN_SEARCH,
          PHRASE_SEARCH,
          WEB_SEARCH,
          IS_DISTINCT,
          CONTAINS,
          CONTAINED,
          OVERLAPS ->
          filter.value();
    };
  }
}
