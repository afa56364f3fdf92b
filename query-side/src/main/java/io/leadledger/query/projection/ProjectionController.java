package io.leadledger.query.projection;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// For operators: how far projections are, and what to do about events that they have parked.
@RestController
@RequestMapping("/api/v1/admin")
@AtLeast(Role.ADMIN)
@Tag(name = "Projections", description = "How far the read tables are, and what is parked")
class ProjectionController {
  private final Projections projections;
  private final DeadLetters deadLetters;

  ProjectionController(Projections projections, DeadLetters deadLetters) {
    this.projections = projections;
    this.deadLetters = deadLetters;
  }

  /// How far each read schema has come.
  @GetMapping("/projections")
  @Operation(summary = "How far each read schema has come")
  List<ProjectionStatus> projections() {
    return projections.status();
  }

  /// The tenant's parked events, the oldest first; at most 1,000.
  ///
  /// @param group a processing group such as `crm.leads`, or a schema
  @GetMapping("/dead-letters")
  @Operation(summary = "The tenant's parked events, the oldest first; at most 1,000")
  List<DeadLetters.Letter> deadLetters(
      @RequestParam(required = false) @Nullable String group, Caller caller) {
    return deadLetters.list(caller, group);
  }

  /// Projects the parked events of the letter's stream again, in their order: 200 with `projected`
  /// true when none is left, false when one was refused again.
  @PostMapping("/dead-letters/{id}/retry")
  @Operation(summary = "Project the parked events of the letter's stream again, in their order")
  Retried retry(@PathVariable String id, Caller caller) {
    return new Retried(deadLetters.retry(letter(id, caller)));
  }

  record Retried(boolean projected) {}

  /// Gives up on this one event. Those behind it stay parked until they are retried.
  @PostMapping("/dead-letters/{id}/discard")
  @Operation(
      summary = "Give up on this one event; those behind it stay parked until they are retried")
  ResponseEntity<Void> discard(@PathVariable String id, Caller caller) {
    deadLetters.discard(letter(id, caller));
    return ResponseEntity.noContent().build();
  }

  private DeadLetters.Letter letter(String id, Caller caller) {
    return deadLetters
        .find(caller, id)
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "not-found", "There is no such dead letter."));
  }
}
