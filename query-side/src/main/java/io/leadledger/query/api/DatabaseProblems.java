package io.leadledger.query.api;

import io.leadledger.http.ProblemException;
import io.leadledger.store.Outage;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;

/// What PostgreSQL refuses, told as what it means for the one who asked.
final class DatabaseProblems {
  private static final String QUERY_CANCELED = "57014";
  private static final String TRANSACTION_TIMEOUT = "25P04";

  private DatabaseProblems() {}

  /// The problem that a failed query is for its client, or the failure itself where it is ours.
  static RuntimeException of(RuntimeException failure) {
    SQLException cause = sqlCause(failure);
    String state = cause == null || cause.getSQLState() == null ? "" : cause.getSQLState();
    if (state.equals(QUERY_CANCELED) || state.equals(TRANSACTION_TIMEOUT)) {
      return problem(
          HttpStatus.GATEWAY_TIMEOUT,
          "query-timed-out",
          "The query took too long: narrow it by filters on indexed columns or a smaller limit",
          failure);
    }
    if (cause != null && state.startsWith("22")) {
      return problem(HttpStatus.BAD_REQUEST, "value-not-convertible", message(cause), failure);
    }
    if (cause != null
        && (state.equals("42883") || state.equals("42804") || state.equals("42846"))) {
      return problem(HttpStatus.BAD_REQUEST, "operator-not-for-type", message(cause), failure);
    }
    if (state.startsWith("54")) {
      return problem(HttpStatus.BAD_REQUEST, "query-too-large", "The query is too large", failure);
    }
    return Outage.behind(failure).isPresent() ? unavailable(failure) : failure;
  }

  /// The database cannot be reached now.
  static ProblemException unavailable(RuntimeException cause) {
    return QueryProblems.of(ProblemException.databaseUnavailable(cause));
  }

  private static ProblemException problem(
      HttpStatus status, String code, String message, RuntimeException cause) {
    ProblemException problem = QueryProblems.of(status, code, message, null);
    problem.initCause(cause);
    return problem;
  }

  private static String message(SQLException e) {
    String message = String.valueOf(e.getMessage());
    int end = message.indexOf('\n');
    String line = end < 0 ? message : message.substring(0, end);
    return line.startsWith("ERROR: ") ? line.substring("ERROR: ".length()) : line;
  }

  private static @Nullable SQLException sqlCause(Throwable failure) {
    for (Throwable e = failure; e != null; e = e.getCause()) {
      if (e instanceof SQLException sql) {
        return sql;
      }
    }
    return null;
  }
}
