package io.leadledger.query.api.grammar;

import io.leadledger.query.api.grammar.Malformed.Kind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Reads filters: `column=operator.value` as a parameter of its own, and `and`/`or` over lists of
/// `column.operator.value`. A value of its own parameter reaches to the end and is taken as it
/// stands; inside a list it ends at a comma or parenthesis unless quoted.
public final class FilterParser {
  private static final int MAX_DEPTH = 16;
  private static final int MAX_CONDITIONS = 1_000;

  private int conditions;

  /// Reads one parameter, such as (`status`, `eq.new`) or (`not.or`, `(a.eq.1,b.is.null)`).
  public Filter parse(String parameter, String text) {
    Scanner in = new Scanner(parameter, text);
    Filter filter =
        switch (parameter) {
          case "and" -> new Filter.All(list(in, 1));
          case "or" -> new Filter.Any(list(in, 1));
          case "not.and" -> new Filter.Not(new Filter.All(list(in, 1)));
          case "not.or" -> new Filter.Not(new Filter.Any(list(in, 1)));
          default -> comparison(in, field(parameter), Scanner::rest);
        };
    in.expectEnd();
    return filter;
  }

  private static FieldPath field(String parameter) {
    Scanner name = new Scanner(parameter, parameter);
    FieldPath field = FieldParser.parse(name);
    name.expectEnd();
    return field;
  }

  private List<Filter> list(Scanner in, int depth) {
    if (depth > MAX_DEPTH) {
      throw tooLarge(in, "conditions nest at most " + MAX_DEPTH + " deep");
    }
    List<Filter> filters = new ArrayList<>();
    in.expect("(");
    do {
      in.skipSpaces();
      filters.add(term(in, depth));
      in.skipSpaces();
    } while (in.skip(","));
    in.expect(")");
    return filters;
  }

  private Filter term(Scanner in, int depth) {
    if (in.sees("not.and(") || in.sees("not.or(")) {
      in.skip("not.");
      return new Filter.Not(term(in, depth));
    }
    if (in.sees("and(")) {
      in.skip("and");
      return new Filter.All(list(in, depth + 1));
    }
    if (in.sees("or(")) {
      in.skip("or");
      return new Filter.Any(list(in, depth + 1));
    }
    FieldPath field = FieldParser.parse(in);
    in.expect(".");
    return comparison(in, field, FilterParser::listedValue);
  }

  private interface ValueParser {
    String value(Scanner in);
  }

  private Filter comparison(Scanner in, FieldPath field, ValueParser values) {
    if (++conditions > MAX_CONDITIONS) {
      throw tooLarge(in, "a query has at most " + MAX_CONDITIONS + " conditions");
    }
    if (in.skip("not.")) {
      return new Filter.Not(positive(in, field, values));
    }
    return positive(in, field, values);
  }

  private static Filter positive(Scanner in, FieldPath field, ValueParser values) {
    Place place = in.place();
    String word = in.takeWhile(c -> c != '.' && c != ',' && c != '(' && c != ')');
    if (word.equals(Operator.IN)) {
      in.expect(".");
      return new Filter.OneOf(field, valueList(in), place);
    }
    if (word.equals(Operator.IS)) {
      in.expect(".");
      Place truth = in.place();
      return new Filter.Is(field, truth(truth, values.value(in)), place);
    }
    Operator operator = Operator.of(word).orElseThrow(() -> unknownOperator(word, place));
    in.expect(".");
    return new Filter.Compares(field, operator, values.value(in), place);
  }

  private static Malformed unknownOperator(String word, Place place) {
    String shown = word.length() > 40 ? word.substring(0, 40) + "…" : word;
    return new Malformed(
        Kind.UNKNOWN_OPERATOR,
        place,
        "there is no operator '" + shown + "'; a filter reads operator.value, such as eq.new",
        Nearest.to(word, Operator.words()));
  }

  private static Filter.Truth truth(Place place, String text) {
    return Arrays.stream(Filter.Truth.values())
        .filter(truth -> truth.word().equals(text.toLowerCase(Locale.ROOT)))
        .findFirst()
        .orElseThrow(
            () ->
                new Malformed(
                    Kind.SYNTAX,
                    place,
                    "after is. stands null, not_null, true, false or unknown",
                    List.of()));
  }

  private static List<String> valueList(Scanner in) {
    in.expect("(");
    List<String> values = new ArrayList<>();
    if (in.skip(")")) {
      return values;
    }
    do {
      in.skipSpaces();
      values.add(listedText(in));
      in.skipSpaces();
    } while (in.skip(","));
    in.expect(")");
    return values;
  }

  private static String listedValue(Scanner in) {
    return in.sees('{') ? in.braced() : listedText(in);
  }

  private static String listedText(Scanner in) {
    if (in.seesQuote()) {
      int start = in.mark();
      String value = in.quoted();
      if (in.atEnd() || in.sees(',') || in.sees(')') || in.sees(' ')) {
        return value;
      }
      in.backTo(start);
    }
    return in.takeWhile(c -> c != ',' && c != ')');
  }

  private static Malformed tooLarge(Scanner in, String message) {
    return new Malformed(Kind.TOO_LARGE, in.place(), message, List.of());
  }
}
