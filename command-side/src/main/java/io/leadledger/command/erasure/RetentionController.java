package io.leadledger.command.erasure;

import io.leadledger.command.values.Fields;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Caller;
import io.leadledger.http.ProblemException;
import io.leadledger.http.Role;
import io.leadledger.store.EventStoreDefaults;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Profile;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Which leads a tenant wants erased by themselves.
@RestController
@Profile("!" + EventStoreDefaults.AXON_SERVER)
@RequestMapping("/api/v1/retention-rule")
@AtLeast(Role.ADMIN)
@Tag(name = "Retention", description = "Leads that are erased when nothing happens to them")
class RetentionController {
  private static final int MOST_TOLD = 1_000;

  private final RetentionRules rules;

  RetentionController(RetentionRules rules) {
    this.rules = rules;
  }

  record Rule(
      @Schema(description = "Days without any event about the lead", example = "730")
          int untouchedDays) {}

  record DryRun(
      @Schema(description = "Who would be erased now, the oldest first, a thousand at most")
          List<UUID> leads,
      @Schema(description = "Whether there are more") boolean more) {}

  @PutMapping
  @Operation(
      summary =
          "Erase leads that nothing has happened to for so many days, from now on, every hour")
  Rule set(@RequestBody Rule body, Caller caller) {
    rules.set(new RetentionRule(caller.tenant(), checked(body.untouchedDays()), caller.actor()));
    return body;
  }

  @GetMapping
  @Operation(summary = "The rule; 404 if there is none")
  Rule get(Caller caller) {
    return new Rule(theirs(caller).untouchedDays());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Erase nobody by itself any more")
  void remove(Caller caller) {
    rules.remove(caller.tenant());
  }

  @GetMapping("/dry-run")
  @Operation(summary = "Who would be erased by the rule, or by one of so many days; nobody is")
  DryRun dryRun(@RequestParam(required = false) @Nullable Integer untouchedDays, Caller caller) {
    int days = untouchedDays == null ? theirs(caller).untouchedDays() : checked(untouchedDays);
    List<UUID> leads = rules.untouched(caller.tenant(), days, MOST_TOLD + 1);
    return new DryRun(leads.stream().limit(MOST_TOLD).toList(), leads.size() > MOST_TOLD);
  }

  private RetentionRule theirs(Caller caller) {
    return rules
        .of(caller.tenant())
        .orElseThrow(
            () ->
                new ProblemException(
                    HttpStatus.NOT_FOUND, "no-retention-rule", "No retention rule has been set."));
  }

  private static int checked(int days) {
    var fields = new Fields();
    fields.between("untouchedDays", days, 1, RetentionRule.MOST_DAYS);
    fields.orRefuse();
    return days;
  }
}
