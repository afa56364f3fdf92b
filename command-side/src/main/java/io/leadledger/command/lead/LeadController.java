package io.leadledger.command.lead;

import io.leadledger.command.http.Reason;
import io.leadledger.command.lead.LeadCommand.*;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on leads. Every answer carries the lead's version (`ETag`) and the position of its last
/// event (`Event-Position`).
@RestController
@RequestMapping("/api/v1/leads")
@AtLeast(Role.MEMBER)
@Tag(name = "Leads", description = "From capture to conversion")
class LeadController {
  private final CommandDispatcher commands;

  LeadController(CommandDispatcher commands) {
    this.commands = commands;
  }

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Capture a lead, or an anonymous visitor by browser id")
  CommandResult capture(@RequestBody LeadBody.Capture body, CommandContext by) {
    return commands.send(
        new CaptureLead(
            Ids.next(),
            body.externalId(),
            Objects.requireNonNullElse(body.source(), ""),
            body.sourceDetails(),
            body.contact() == null ? LeadContact.NONE : body.contact().toContact(),
            body.browserId(),
            body.companyId(),
            body.companyName(),
            body.customFields(),
            body.capturedAt()),
        by);
  }

  @PutMapping("/{lead}/contact")
  @Operation(summary = "Replace name and ways to reach the lead")
  CommandResult changeContact(
      @PathVariable UUID lead, @RequestBody LeadBody.Contact body, CommandContext by) {
    return commands.send(new ChangeContact(lead, body.toContact()), by);
  }

  @PutMapping("/{lead}/company")
  @Operation(summary = "Say which company the lead belongs to, or that it belongs to none")
  CommandResult changeCompany(
      @PathVariable UUID lead, @RequestBody LeadBody.Company body, CommandContext by) {
    return commands.send(new ChangeCompany(lead, body.companyId(), body.companyName()), by);
  }

  @PatchMapping("/{lead}/custom-fields")
  @Operation(summary = "Change custom fields; null removes one, the others stay")
  CommandResult changeCustomFields(
      @PathVariable UUID lead,
      @RequestBody Map<String, @Nullable Object> changes,
      CommandContext by) {
    return commands.send(new ChangeCustomFields(lead, changes), by);
  }

  @PostMapping("/{lead}/visits")
  @Operation(summary = "Record a visit of the website")
  CommandResult visit(
      @PathVariable UUID lead, @RequestBody LeadBody.Visit body, CommandContext by) {
    return commands.send(
        new RecordVisit(
            lead, Ids.next(), body.browserId(), body.pageUrl(), body.referrer(), body.visitedAt()),
        by);
  }

  @PutMapping("/{lead}/tags/{tag}")
  @Operation(summary = "Add a tag")
  CommandResult tag(@PathVariable UUID lead, @PathVariable String tag, CommandContext by) {
    return commands.send(new TagLead(lead, tag), by);
  }

  @DeleteMapping("/{lead}/tags/{tag}")
  @Operation(summary = "Remove a tag")
  CommandResult untag(@PathVariable UUID lead, @PathVariable String tag, CommandContext by) {
    return commands.send(new UntagLead(lead, tag), by);
  }

  @PutMapping("/{lead}/assignment")
  @Operation(summary = "Put the lead into the hands of a member")
  CommandResult assign(
      @PathVariable UUID lead, @RequestBody LeadBody.Assignment body, CommandContext by) {
    return commands.send(new AssignLead(lead, body.assigneeId(), body.reason()), by);
  }

  @DeleteMapping("/{lead}/assignment")
  @Operation(summary = "Take the lead out of its member's hands")
  CommandResult unassign(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new UnassignLead(lead, Reason.of(body)), by);
  }

  @PostMapping("/{lead}/interactions")
  @Operation(summary = "Log a call, e-mail, meeting, note, task or message")
  CommandResult interact(
      @PathVariable UUID lead, @RequestBody LeadBody.Interaction body, CommandContext by) {
    return commands.send(
        new LogInteraction(
            lead,
            Ids.next(),
            body.type(),
            body.direction(),
            body.subject(),
            body.content(),
            body.outcome(),
            body.durationSeconds(),
            body.scheduledAt(),
            body.completedAt(),
            body.occurredAt()),
        by);
  }

  @PutMapping("/{lead}/score")
  @Operation(summary = "Set the score, and the points that each rule gave")
  CommandResult score(
      @PathVariable UUID lead, @RequestBody LeadBody.Score body, CommandContext by) {
    Map<String, Integer> breakdown = Objects.requireNonNullElse(body.breakdown(), Map.of());
    return commands.send(new ScoreLead(lead, body.score(), breakdown, body.model()), by);
  }

  @PostMapping("/{lead}/enrichments")
  @Operation(summary = "Add what a source tells about the lead")
  CommandResult enrich(
      @PathVariable UUID lead, @RequestBody LeadBody.Enrichment body, CommandContext by) {
    Map<String, @Nullable Object> fields = Objects.requireNonNullElse(body.fields(), Map.of());
    return commands.send(
        new EnrichLead(lead, Ids.next(), body.source(), fields, body.confidence()), by);
  }

  @PostMapping("/{lead}/qualification")
  @Operation(summary = "The lead fits and wants to talk")
  CommandResult qualify(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new QualifyLead(lead, Reason.of(body)), by);
  }

  @PostMapping("/{lead}/disqualification")
  @Operation(summary = "The lead does not fit")
  CommandResult disqualify(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new DisqualifyLead(lead, Reason.of(body)), by);
  }

  @PutMapping("/{lead}/stage")
  @Operation(summary = "Place the lead in a stage of a pipeline")
  CommandResult place(
      @PathVariable UUID lead, @RequestBody LeadBody.Stage body, CommandContext by) {
    return commands.send(new PlaceInStage(lead, body.pipelineId(), body.stageId()), by);
  }

  @PostMapping("/{lead}/conversion")
  @Operation(summary = "The lead has bought: make it a customer")
  CommandResult convert(
      @PathVariable UUID lead,
      @RequestBody(required = false) LeadBody.@Nullable Conversion body,
      CommandContext by) {
    var sale = body == null ? new LeadBody.Conversion(null, null, null, null) : body;
    UUID customer = sale.customerId() == null ? Ids.next() : sale.customerId();
    return commands.send(
        new ConvertLead(lead, customer, sale.opportunityId(), sale.value(), sale.currency()), by);
  }

  @PostMapping("/{lead}/loss")
  @Operation(summary = "The lead will not buy")
  CommandResult lose(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new LoseLead(lead, Reason.of(body)), by);
  }

  @PostMapping("/{lead}/reopening")
  @Operation(summary = "Work on a lost or unqualified lead again")
  CommandResult reopen(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new ReopenLead(lead, Reason.of(body)), by);
  }

  @PostMapping("/{lead}/archiving")
  @Operation(summary = "Put the lead away; what is unique about it is free for others")
  CommandResult archive(
      @PathVariable UUID lead,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new ArchiveLead(lead, Reason.of(body)), by);
  }

  @PostMapping("/{lead}/erasure")
  @AtLeast(Role.ADMIN)
  @Operation(
      summary = "Forget the lead for ever: destroy its key, then every copy of what was known",
      description =
          "Answers when nothing about it can be read from the history any more. The copies are"
              + " erased after that; GET /api/v1/erasures/{lead} tells how far that is.")
  CommandResult erase(
      @PathVariable UUID lead,
      @RequestBody(required = false) LeadBody.@Nullable Erasure body,
      CommandContext by) {
    String ground = body == null || body.ground() == null ? "asked" : body.ground();
    return commands.send(new EraseLead(lead, ground), by);
  }

  @PostMapping("/{lead}/restoration")
  @Operation(summary = "Bring an archived lead back")
  CommandResult restore(@PathVariable UUID lead, CommandContext by) {
    return commands.send(new RestoreLead(lead), by);
  }
}
