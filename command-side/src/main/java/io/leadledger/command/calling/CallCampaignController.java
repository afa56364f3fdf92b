package io.leadledger.command.calling;

import static io.leadledger.command.calling.CallCampaignCommand.AT_A_TIME;

import io.leadledger.command.calling.CallCampaignCommand.*;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.command.values.Fields;
import io.leadledger.events.Ids;
import io.leadledger.events.calling.CallPlan;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.Role;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Commands on campaigns of AI calls.
@RestController
@RequestMapping("/api/v1/call-campaigns")
@AtLeast(Role.MEMBER)
@Tag(name = "Call campaigns", description = "Calls that AI agents make to leads")
class CallCampaignController {
  private static final int SHOWN = 1_000;

  private final CommandDispatcher commands;
  private final LeadsByFilter byFilter;
  private final RecordedTelephony recorded;

  CallCampaignController(
      CommandDispatcher commands, LeadsByFilter byFilter, RecordedTelephony recorded) {
    this.commands = commands;
    this.byFilter = byFilter;
    this.recorded = recorded;
  }

  record Body(
      String name,
      @Schema(description = "What the agent is to say and to find out") String script,
      @Schema(description = "In which days and times are meant", example = "Europe/Berlin")
          String timezone,
      @Schema(defaultValue = "Monday to Friday") @Nullable List<DayOfWeek> days,
      @Schema(type = "string", defaultValue = "09:00") @Nullable LocalTime from,
      @Schema(type = "string", defaultValue = "18:00") @Nullable LocalTime to,
      @Nullable Instant notBefore,
      @Nullable Instant notAfter,
      @Schema(defaultValue = "3") @Nullable Integer maximumAttempts,
      @Schema(defaultValue = "60", description = "Doubled after each further attempt")
          @Nullable Integer retryMinutes,
      @Schema(defaultValue = "5") @Nullable Integer atOnce) {
    private static final List<DayOfWeek> WORKDAYS =
        List.of(
            DayOfWeek.MONDAY,
            DayOfWeek.TUESDAY,
            DayOfWeek.WEDNESDAY,
            DayOfWeek.THURSDAY,
            DayOfWeek.FRIDAY);

    CallPlan toPlan() {
      return new CallPlan(
          script,
          timezone,
          days == null ? WORKDAYS : days,
          from == null ? LocalTime.of(9, 0) : from,
          to == null ? LocalTime.of(18, 0) : to,
          notBefore,
          notAfter,
          maximumAttempts == null ? 3 : maximumAttempts,
          retryMinutes == null ? 60 : retryMinutes,
          atOnce == null ? 5 : atOnce);
    }
  }

  record Audience(
      @Schema(description = "At most 1,000 at a time") @Nullable List<UUID> leadIds,
      @Schema(
              description =
                  "Instead of ids: the leads that fit it now, at most 10,000; in the grammar of the read tables, of"
                      + " smartweb.leads",
              example = "status=eq.new&lead_score=gte.50")
          @Nullable String filter) {}

  @PostMapping
  @ResponseStatus(HttpStatus.CREATED)
  @Operation(summary = "Plan a campaign; nobody is called before it is started")
  CommandResult plan(@RequestBody Body body, CommandContext by) {
    return commands.send(new PlanCallCampaign(Ids.next(), body.name(), body.toPlan()), by);
  }

  @PutMapping("/{campaign}")
  @Operation(summary = "Replace name and plan of a campaign that is not running")
  CommandResult change(@PathVariable UUID campaign, @RequestBody Body body, CommandContext by) {
    return commands.send(new ChangeCallCampaign(campaign, body.name(), body.toPlan()), by);
  }

  @PostMapping("/{campaign}/audience")
  @Operation(
      summary = "Add leads to those who are called, by their ids or by a filter",
      description =
          "Who is there already is called once. A filter is looked at now, and the leads that it finds are recorded:"
              + " who fits it later is not called. Wait-For-Position has it know of an event.")
  CommandResult add(
      @PathVariable UUID campaign,
      @RequestBody Audience body,
      @Parameter(hidden = true) @RequestHeader(HttpHeaders.AUTHORIZATION) String authorization,
      @Parameter(hidden = true) @RequestHeader(name = "Wait-For-Position", required = false)
          @Nullable String position,
      CommandContext by) {
    List<UUID> leads = Objects.requireNonNullElse(body.leadIds(), List.of());
    String filter = body.filter();
    if (filter == null) {
      return commands.send(new AddCallAudience(campaign, leads), by);
    }
    var fields = new Fields();
    fields.check(leads.isEmpty(), "leadIds", "unexpected", "Ids or a filter, not both.", null);
    fields.orRefuse();
    return add(campaign, byFilter.find(filter, authorization, position), by);
  }

  private CommandResult add(UUID campaign, List<UUID> leads, CommandContext by) {
    int from = 0;
    for (; leads.size() - from > AT_A_TIME; from += AT_A_TIME) {
      commands.send(
          new AddCallAudience(campaign, leads.subList(from, from + AT_A_TIME)), by.withoutKey());
    }
    return commands.send(new AddCallAudience(campaign, leads.subList(from, leads.size())), by);
  }

  @PostMapping("/{campaign}/start")
  @Operation(summary = "Make the calls, when the plan allows it; also after a pause")
  CommandResult start(@PathVariable UUID campaign, CommandContext by) {
    return commands.send(new StartCallCampaign(campaign), by);
  }

  @PostMapping("/{campaign}/pause")
  @Operation(summary = "Make no call for the time being")
  CommandResult pause(@PathVariable UUID campaign, CommandContext by) {
    return commands.send(new PauseCallCampaign(campaign), by);
  }

  @PostMapping("/{campaign}/cancellation")
  @Operation(summary = "Make no further call")
  CommandResult cancel(@PathVariable UUID campaign, CommandContext by) {
    return commands.send(new CancelCallCampaign(campaign), by);
  }

  @GetMapping("/{campaign}/dialled")
  @Operation(
      summary = "What would have been dialled, the latest first",
      description = "The telephony adapter that comes with LeadLedger dials nobody.")
  List<RecordedTelephony.Dialled> dialled(@PathVariable UUID campaign, Caller caller) {
    return recorded.of(caller.tenant(), campaign, SHOWN);
  }
}
