package io.leadledger.command.platform;

import io.leadledger.http.ProblemException;
import java.util.Map;
import java.util.TreeMap;
import org.axonframework.commandhandling.CommandExecutionException;
import org.springframework.http.HttpStatus;

/// Why a command was not carried out, in a form that travels over any command bus.
public record Refusal(int status, String code, String detail, Map<String, Object> members) {

  static Refusal because(RuleBroken broken) {
    Map<String, Object> members = new TreeMap<>(broken.details());
    members.put("rule", broken.rule().name());
    HttpStatus status =
        broken.rule().dependsOnState() ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
    return new Refusal(status.value(), broken.rule().code(), broken.rule().says(), members);
  }

  static Refusal notFound() {
    return new Refusal(
        HttpStatus.NOT_FOUND.value(), "not-found", "There is nothing with this id.", Map.of());
  }

  static Refusal versionConflict(long currentVersion) {
    return new Refusal(
        HttpStatus.PRECONDITION_FAILED.value(),
        "version-conflict",
        "It has changed: its version is no longer the one that If-Match names.",
        Map.of("currentVersion", currentVersion));
  }

  static Refusal keyUsedForAnotherRequest() {
    return new Refusal(
        HttpStatus.UNPROCESSABLE_CONTENT.value(),
        "idempotency-key-reused",
        "This Idempotency-Key has been used for another request.",
        Map.of());
  }

  CommandExecutionException toException() {
    return new CommandExecutionException(detail, null, this);
  }

  ProblemException toProblem() {
    ProblemException problem = new ProblemException(HttpStatus.valueOf(status), code, detail);
    members.forEach(problem::with);
    return problem;
  }
}
