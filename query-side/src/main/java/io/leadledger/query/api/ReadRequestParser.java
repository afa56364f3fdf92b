package io.leadledger.query.api;

import io.leadledger.query.api.ReadRequest.Window;
import io.leadledger.query.api.grammar.Filter;
import io.leadledger.query.api.grammar.FilterParser;
import io.leadledger.query.api.grammar.Malformed;
import io.leadledger.query.api.grammar.OrderParser;
import io.leadledger.query.api.grammar.Place;
import io.leadledger.query.api.grammar.SelectParser;
import io.leadledger.query.api.sql.Cursor;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;

/// Reads a request's query parameters and headers. Every parameter that is not one of PostgREST's
/// or of ours is a filter.
final class ReadRequestParser {
  /// Chooses the flavour of CSV: `_csv=spreadsheet`.
  static final String CSV = "_csv";

  private static final String SELECT = "select";
  private static final String ORDER = "order";
  private static final String LIMIT = "limit";
  private static final String OFFSET = "offset";
  private static final Set<String> NOT_FILTERS =
      Set.of(SELECT, ORDER, LIMIT, OFFSET, Cursor.PARAMETER, CSV);
  private static final Pattern RANGE = Pattern.compile("(?:items=)?([0-9]{1,15})-([0-9]{0,15})");
  private static final Pattern COUNT =
      Pattern.compile("(?:^|[,;\\s])count=(exact|planned|estimated)(?:$|[,;\\s])");

  private final Map<String, String[]> parameters;
  private final HttpHeaders headers;

  ReadRequestParser(Map<String, String[]> parameters, HttpHeaders headers) {
    this.parameters = parameters;
    this.headers = headers;
  }

  ReadRequest parse() {
    try {
      String cursor = single(Cursor.PARAMETER);
      return new ReadRequest(
          SelectParser.parse(orEmpty(single(SELECT))),
          filter(),
          OrderParser.parse(orEmpty(single(ORDER))),
          window(),
          cursor == null ? null : Cursor.decoded(cursor),
          headers.getOrEmpty("Prefer").stream().anyMatch(prefer -> COUNT.matcher(prefer).find()),
          forSpreadsheets());
    } catch (Malformed e) {
      throw QueryProblems.malformed(e);
    }
  }

  private Filter filter() {
    FilterParser parser = new FilterParser();
    List<Filter> filters = new ArrayList<>();
    parameters.forEach(
        (name, values) -> {
          if (!NOT_FILTERS.contains(name)) {
            for (String value : values) {
              filters.add(parser.parse(name, value));
            }
          }
        });
    return new Filter.All(filters);
  }

  private Window window() {
    String limit = single(LIMIT);
    String offset = single(OFFSET);
    Window asked =
        new Window(
            offset == null ? 0 : number(OFFSET, offset),
            limit == null ? Long.MAX_VALUE : number(LIMIT, limit));
    return asked.within(range());
  }

  /// The header `Range: 0-24` in `Range-Unit: items`; ranges of anything else, such as bytes, are
  /// not ours.
  private Window range() {
    String range = headers.getFirst(HttpHeaders.RANGE);
    Matcher items = RANGE.matcher(range == null ? "" : range.strip());
    if (!items.matches()) {
      return Window.ALL;
    }
    long first = Long.parseLong(items.group(1));
    if (items.group(2).isEmpty()) {
      return new Window(first, Long.MAX_VALUE);
    }
    long last = Long.parseLong(items.group(2));
    if (last < first) {
      throw QueryProblems.of(
          HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE,
          "range-not-satisfiable",
          "Requested range not satisfiable",
          "The range ends before it begins.");
    }
    return new Window(first, last - first + 1);
  }

  private boolean forSpreadsheets() {
    String flavour = single(CSV);
    if (flavour != null && !flavour.equals("spreadsheet")) {
      throw QueryProblems.cannot(
          "malformed-query", new Place(CSV, 0), "Only _csv=spreadsheet is known");
    }
    return flavour != null;
  }

  private static long number(String parameter, String text) {
    if (!text.matches("[0-9]{1,15}")) {
      throw QueryProblems.cannot(
          "malformed-query",
          new Place(parameter, 0),
          "'" + parameter + "' is a whole number that is not negative");
    }
    return Long.parseLong(text);
  }

  private @Nullable String single(String parameter) {
    String[] values = parameters.get(parameter);
    if (values == null) {
      return null;
    }
    if (values.length > 1) {
      throw QueryProblems.cannot(
          "malformed-query",
          new Place(parameter, 0),
          "'" + parameter + "' is given more than once");
    }
    return values[0];
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }
}
