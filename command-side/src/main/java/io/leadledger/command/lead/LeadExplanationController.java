package io.leadledger.command.lead;

import io.leadledger.command.explanation.Lives;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/// Answers why a lead is as it is.
@RestController
@AtLeast(Role.ANALYST)
@Tag(name = "Leads", description = "From capture to conversion")
class LeadExplanationController {
  private final Lives lives;

  LeadExplanationController(Lives lives) {
    this.lives = lives;
  }

  @GetMapping("/api/v1/explanations/leads/{lead}")
  @Operation(
      summary = "Why a lead's score, status, stage and assignment are what they are",
      description = "Each with the event that made it so; the score with the points of each rule.")
  LeadExplanation explain(@PathVariable UUID lead, Caller caller) {
    return LeadExplanation.of(lead, lives.of(caller.tenant(), lead, LeadEvent.class));
  }
}
