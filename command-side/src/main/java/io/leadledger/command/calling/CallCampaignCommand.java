package io.leadledger.command.calling;

import io.leadledger.command.values.Fields;
import io.leadledger.events.calling.CallPlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;

/// What can be asked of a campaign. Valid by construction.
public sealed interface CallCampaignCommand {
  int AT_A_TIME = 1_000;

  UUID campaign();

  /// There is a campaign; nobody is called yet.
  record PlanCallCampaign(@TargetAggregateIdentifier UUID campaign, String name, CallPlan plan)
      implements CallCampaignCommand {
    public PlanCallCampaign {
      var fields = new Fields();
      name = fields.requiredText("name", name, 200);
      plan = checked(fields, plan);
      fields.orRefuse();
    }
  }

  /// Name and plan become these.
  record ChangeCallCampaign(@TargetAggregateIdentifier UUID campaign, String name, CallPlan plan)
      implements CallCampaignCommand {
    public ChangeCallCampaign {
      var fields = new Fields();
      name = fields.requiredText("name", name, 200);
      plan = checked(fields, plan);
      fields.orRefuse();
    }
  }

  /// These leads are to be called, too. Who is to be called already is called once.
  record AddCallAudience(@TargetAggregateIdentifier UUID campaign, List<UUID> leads)
      implements CallCampaignCommand {
    public AddCallAudience {
      var fields = new Fields();
      leads =
          leads == null ? List.of() : leads.stream().filter(Objects::nonNull).distinct().toList();
      fields.check(
          !leads.isEmpty() && leads.size() <= AT_A_TIME,
          "leadIds",
          "out-of-range",
          "Some leads are added, and not too many at a time.",
          "1 to " + AT_A_TIME);
      fields.orRefuse();
    }
  }

  /// Calls are made from now on; also after a pause.
  record StartCallCampaign(@TargetAggregateIdentifier UUID campaign)
      implements CallCampaignCommand {}

  /// No call is made for the time being.
  record PauseCallCampaign(@TargetAggregateIdentifier UUID campaign)
      implements CallCampaignCommand {}

  /// No further call is made.
  record CancelCallCampaign(@TargetAggregateIdentifier UUID campaign)
      implements CallCampaignCommand {}

  /// The tenant has made as many calls this month as it has subscribed to.
  record HoldCampaignBack(@TargetAggregateIdentifier UUID campaign, Instant until)
      implements CallCampaignCommand {}

  /// Count what has come of the calls.
  record CountCalls(@TargetAggregateIdentifier UUID campaign) implements CallCampaignCommand {}

  private static CallPlan checked(Fields fields, CallPlan plan) {
    String script = fields.requiredText("script", plan.script(), 20_000);
    fields.required("timezone", plan.timezone());
    String timezone = fields.timezone("timezone", plan.timezone());
    fields.check(
        plan.days() != null && !plan.days().isEmpty(),
        "days",
        "missing",
        "Calls are made on some days of the week.",
        "MONDAY");
    fields.check(
        plan.from().isBefore(plan.to()), "to", "out-of-range", "A day ends after it begins.", null);
    fields.check(
        plan.notBefore() == null
            || plan.notAfter() == null
            || plan.notBefore().isBefore(plan.notAfter()),
        "notAfter",
        "out-of-range",
        "A campaign ends after it begins.",
        null);
    fields.between("maximumAttempts", plan.maximumAttempts(), 1, 10);
    fields.between("retryMinutes", plan.retryMinutes(), 1, 10_080);
    fields.between("atOnce", plan.atOnce(), 1, 1_000);
    return new CallPlan(
        script,
        timezone == null ? "" : timezone,
        plan.days() == null ? List.of() : plan.days().stream().distinct().sorted().toList(),
        plan.from(),
        plan.to(),
        plan.notBefore(),
        plan.notAfter(),
        plan.maximumAttempts(),
        plan.retryMinutes(),
        plan.atOnce());
  }
}
