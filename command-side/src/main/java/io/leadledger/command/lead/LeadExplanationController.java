package io.leadledger.command.lead;

import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Answers why a lead's score, status and stage are what they are.
@RestController
@AtLeast(Role.ANALYST)
@Tag(name = "Leads", description = "From capture to conversion")
class LeadExplanationController {
  private final EventStore history;

  LeadExplanationController(EventStore history) {
    this.history = history;
  }

  @GetMapping("/api/v1/explanations/leads/{lead}")
  @Operation(
      summary = "Why a lead's score, status and stage are what they are",
      description = "Each with the event that made it so; the score with the points of each rule.")
  LeadExplanation explain(@PathVariable UUID lead, Caller caller) {
    return LeadExplanation.of(
            caller.tenant(), lead, history.readEvents(lead.toString(), 0).asStream().toList())
        .orElseThrow(
            () ->
                new ProblemException(HttpStatus.NOT_FOUND, "not-found", "There is no such lead."));
  }
}
