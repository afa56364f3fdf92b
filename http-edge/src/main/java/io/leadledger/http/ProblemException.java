package io.leadledger.http;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;

/// A refusal that is told to the client as problem details (RFC 9457): a status, a stable `code` in
/// kebab-case, a sentence for people, and further members such as the field that is wrong and what
/// was expected.
public final class ProblemException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final HttpStatusCode status;
  private final String code;
  private final transient Map<String, Object> members = new LinkedHashMap<>();

  public ProblemException(HttpStatusCode status, String code, String detail) {
    super(detail);
    this.status = status;
    this.code = code;
  }

  /// A request that cannot be meant: 400 `invalid-request`, with every violation in `errors`.
  public static ProblemException invalid(List<Violation> violations) {
    String fields =
        String.join(", ", violations.stream().map(Violation::field).distinct().toList());
    return new ProblemException(
            HttpStatus.BAD_REQUEST,
            "invalid-request",
            "The request is not valid: see " + fields + ".")
        .with("errors", violations);
  }

  /// A request in which one field is wrong.
  public static ProblemException invalid(
      String field, String code, String message, @Nullable Object expected) {
    return invalid(List.of(new Violation(field, code, message, expected)));
  }

  /// The database is not there, is full or is busy: 503 `database-unavailable`. Nothing that is
  /// wrong with the request, and nothing that lasts.
  public static ProblemException databaseUnavailable(Throwable cause) {
    ProblemException problem =
        new ProblemException(
            HttpStatus.SERVICE_UNAVAILABLE,
            "database-unavailable",
            "The database cannot be used at the moment. Try again; a command under the same Idempotency-Key,"
                + " because it may have been carried out.");
    problem.initCause(cause);
    return problem;
  }

  /// Adds a member to the problem details.
  public ProblemException with(String member, Object value) {
    members.put(member, value);
    return this;
  }

  public HttpStatusCode status() {
    return status;
  }

  public String code() {
    return code;
  }

  public Map<String, Object> members() {
    return members;
  }
}
