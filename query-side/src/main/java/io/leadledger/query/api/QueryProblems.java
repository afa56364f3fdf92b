package io.leadledger.query.api;

import io.leadledger.http.ProblemException;
import io.leadledger.query.api.grammar.Malformed;
import io.leadledger.query.api.grammar.Nearest;
import io.leadledger.query.api.grammar.Place;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import tools.jackson.databind.node.NullNode;

/// Refusals of queries. Besides problem details they have PostgREST's members `message`, `details`
/// and `hint`, which its client libraries show; `code` is ours and stable.
public final class QueryProblems {
  /// Client libraries want the members there even if they say nothing.
  private static final Object NOTHING = NullNode.getInstance();

  private QueryProblems() {}

  /// A schema or table that is not there: 404.
  public static ProblemException unknown(String what, String name, Collection<String> known) {
    return problem(
        HttpStatus.NOT_FOUND,
        "unknown-" + what,
        "There is no " + what + " '" + shortened(name) + "'",
        null,
        Nearest.to(name, known));
  }

  /// A column that the table does not have.
  public static ProblemException unknownColumn(
      String name, String table, Place place, Collection<String> known) {
    return at(
        place,
        problem(
            HttpStatus.BAD_REQUEST,
            "unknown-column",
            "There is no column '" + shortened(name) + "' in " + table,
            where(place),
            Nearest.to(name, known)));
  }

  /// A type to which nothing is cast.
  public static ProblemException unknownType(String name, Place place, Collection<String> known) {
    return at(
        place,
        problem(
            HttpStatus.BAD_REQUEST,
            "unknown-type",
            "There is no type '" + shortened(name) + "' to show a value as",
            where(place),
            Nearest.to(name, known)));
  }

  /// A query parameter that does not follow the grammar.
  public static ProblemException malformed(Malformed malformed) {
    Place place = malformed.place();
    return at(
        place,
        problem(
            HttpStatus.BAD_REQUEST,
            malformed.kind().code(),
            "Cannot read '" + shortened(place.parameter()) + "': " + malformed.getMessage(),
            where(place),
            malformed.nearest()));
  }

  /// Something that follows the grammar and still cannot be asked.
  public static ProblemException cannot(String code, Place place, String message) {
    return at(place, problem(HttpStatus.BAD_REQUEST, code, message, where(place), List.of()));
  }

  /// A refusal that concerns the query as a whole.
  public static ProblemException of(
      HttpStatus status, String code, String message, @Nullable String details) {
    return problem(status, code, message, details, List.of());
  }

  /// A refusal that is not only one of queries.
  static ProblemException of(ProblemException problem) {
    return withMembers(problem, null, List.of());
  }

  private static ProblemException at(Place place, ProblemException problem) {
    return problem.with("parameter", place.parameter()).with("position", place.position());
  }

  private static String where(Place place) {
    return "at character "
        + place.position()
        + " of parameter '"
        + shortened(place.parameter())
        + "'";
  }

  private static ProblemException problem(
      HttpStatus status,
      String code,
      String message,
      @Nullable String details,
      List<String> nearest) {
    return withMembers(new ProblemException(status, code, message), details, nearest);
  }

  private static ProblemException withMembers(
      ProblemException refusal, @Nullable String details, List<String> nearest) {
    ProblemException problem =
        refusal
            .with("message", String.valueOf(refusal.getMessage()))
            .with("details", details == null ? NOTHING : details);
    return nearest.isEmpty()
        ? problem.with("hint", NOTHING)
        : problem
            .with("hint", "Perhaps you meant " + String.join(" or ", nearest))
            .with("nearest", nearest);
  }

  private static String shortened(String text) {
    return text.length() > 80 ? text.substring(0, 80) + "…" : text;
  }
}
