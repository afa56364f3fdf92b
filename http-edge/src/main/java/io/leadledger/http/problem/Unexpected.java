package io.leadledger.http.problem;

import io.leadledger.events.Ids;
import io.leadledger.http.ProblemException;
import io.leadledger.store.Outage;
import java.util.Map;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/// Answers what nobody foresaw with an id, under which the log has the whole story; the client
/// learns no internals. Comes last, so that everybody who knows better is asked before.
@RestControllerAdvice
@Order(Ordered.LOWEST_PRECEDENCE)
class Unexpected {
  private static final Logger LOG = LoggerFactory.getLogger(Unexpected.class);

  @ExceptionHandler
  ResponseEntity<Object> on(Exception e) {
    return tell(e, HttpStatus.INTERNAL_SERVER_ERROR);
  }

  static ResponseEntity<Object> tell(Throwable e, HttpStatusCode status) {
    return Outage.behind(e).map(Unexpected::unavailable).orElseGet(() -> unexplained(e, status));
  }

  private static ResponseEntity<Object> unavailable(Throwable outage) {
    LOG.warn("A request was answered with 503, because of the database: {}", outage.getMessage());
    return ProblemResponse.of(ProblemException.databaseUnavailable(outage));
  }

  private static ResponseEntity<Object> unexplained(Throwable e, HttpStatusCode status) {
    UUID errorId = Ids.next();
    LOG.error("Error {} answered with {}", errorId, status.value(), e);
    return ProblemResponse.of(
        status,
        ProblemResponse.codeOf(status),
        "Something went wrong here. The log has it under " + errorId + ".",
        Map.of("errorId", errorId),
        HttpHeaders.EMPTY);
  }
}
