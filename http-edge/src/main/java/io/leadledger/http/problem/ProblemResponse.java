package io.leadledger.http.problem;

import io.leadledger.http.ProblemException;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;

/// The one shape of every refusal. The type is `urn:leadledger:problem:` and the code, the title
/// the code in words. What cannot be done just now says when to ask again.
final class ProblemResponse {
  private static final String RETRY_AFTER_SECONDS = "2";

  private ProblemResponse() {}

  static ResponseEntity<Object> of(
      HttpStatusCode status,
      String code,
      String detail,
      Map<String, Object> members,
      HttpHeaders headers) {
    ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, detail);
    problem.setType(URI.create("urn:leadledger:problem:" + code));
    problem.setTitle(
        code.substring(0, 1).toUpperCase(Locale.ROOT) + code.substring(1).replace('-', ' '));
    problem.setProperty("code", code);
    members.forEach(problem::setProperty);
    HttpHeaders all = new HttpHeaders(headers);
    // Said outright, so that a client which accepts only CSV still learns what was wrong.
    all.setContentType(MediaType.APPLICATION_PROBLEM_JSON);
    if (status.isSameCodeAs(HttpStatus.SERVICE_UNAVAILABLE)) {
      all.set(HttpHeaders.RETRY_AFTER, RETRY_AFTER_SECONDS);
    }
    return new ResponseEntity<>(problem, all, status);
  }

  static ResponseEntity<Object> of(ProblemException refusal) {
    return of(
        refusal.status(),
        refusal.code(),
        String.valueOf(refusal.getMessage()),
        refusal.members(),
        HttpHeaders.EMPTY);
  }

  static ResponseEntity<Object> of(HttpStatusCode status, String code, String detail) {
    return of(status, code, detail, Map.of(), HttpHeaders.EMPTY);
  }

  /// The code of refusals that the platform makes and nobody has named: the status in words.
  static String codeOf(HttpStatusCode status) {
    HttpStatus known = HttpStatus.resolve(status.value());
    return known == null
        ? "status-" + status.value()
        : known.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
