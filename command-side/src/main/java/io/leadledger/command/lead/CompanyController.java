package io.leadledger.command.lead;

import io.leadledger.command.http.Reason;
import io.leadledger.command.lead.CompanyCommand.*;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.CompanyProfile;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on companies. Answers are as those of [LeadController].
@RestController
@RequestMapping("/api/v1/companies")
@AtLeast(Role.MEMBER)
@Tag(name = "Companies", description = "The companies that leads belong to")
class CompanyController {
  private final CommandDispatcher commands;

  CompanyController(CommandDispatcher commands) {
    this.commands = commands;
  }

  /// A company as JSON says it.
  record Body(
      @Schema(requiredMode = Schema.RequiredMode.REQUIRED) String name,
      @Nullable String externalId,
      @Nullable CompanyProfile profile) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Register a company")
  CommandResult register(@RequestBody Body body, CommandContext by) {
    return commands.send(
        new RegisterCompany(Ids.next(), body.name(), body.externalId(), profileOf(body)), by);
  }

  @PutMapping("/{company}")
  @Operation(summary = "Replace name, external id and profile")
  CommandResult change(@PathVariable UUID company, @RequestBody Body body, CommandContext by) {
    return commands.send(
        new ChangeCompanyProfile(company, body.name(), body.externalId(), profileOf(body)), by);
  }

  @PostMapping("/{company}/deactivation")
  @Operation(
      summary = "Work with the company no longer; what is unique about it is free for others")
  CommandResult deactivate(
      @PathVariable UUID company,
      @RequestBody(required = false) @Nullable Reason body,
      CommandContext by) {
    return commands.send(new DeactivateCompany(company, Reason.of(body)), by);
  }

  @PostMapping("/{company}/reactivation")
  @Operation(summary = "Work with the company again")
  CommandResult reactivate(@PathVariable UUID company, CommandContext by) {
    return commands.send(new ReactivateCompany(company), by);
  }

  private static CompanyProfile profileOf(Body body) {
    return body.profile() == null ? CompanyProfiles.NONE : body.profile();
  }
}
