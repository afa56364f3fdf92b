package io.leadledger.command.routing;

import io.leadledger.command.values.Fields;
import io.leadledger.events.routing.RouterCandidate;
import io.leadledger.events.routing.RouterPlan;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a router. Valid by construction.
public sealed interface RouterConfigCommand {
  List<String> STRATEGIES = List.of("weighted", "lowest_cost", "lowest_latency", "usage_aware");
  int CANDIDATES = 20;
  BigDecimal DEAREST = BigDecimal.valueOf(1_000_000);

  UUID router();

  /// Tasks of this type are routed by this plan from now on.
  record ConfigureRouter(@TargetAggregateIdentifier UUID router, String taskType, RouterPlan plan)
      implements RouterConfigCommand {
    public ConfigureRouter {
      var fields = new Fields();
      taskType = fields.requiredText("taskType", taskType, 50);
      fields.check(
          taskType.matches("[a-z][a-z0-9_-]*|"),
          "taskType",
          "not-a-task-type",
          "A task type is lower case letters, digits, - and _.",
          "analysis");
      plan = checked(fields, plan);
      fields.orRefuse();
    }
  }

  /// The plan becomes this.
  record ReconfigureRouter(@TargetAggregateIdentifier UUID router, RouterPlan plan)
      implements RouterConfigCommand {
    public ReconfigureRouter {
      var fields = new Fields();
      plan = checked(fields, plan);
      fields.orRefuse();
    }
  }

  /// Models are asked for these tasks, or not.
  record SwitchRouter(@TargetAggregateIdentifier UUID router, boolean enabled)
      implements RouterConfigCommand {}

  private static RouterPlan checked(Fields fields, @Nullable RouterPlan plan) {
    if (plan == null) {
      fields.required("plan", null);
      return new RouterPlan("", List.of(), null, 1, 1);
    }
    fields.required("strategy", plan.strategy());
    String strategy = fields.oneOf("strategy", plan.strategy(), STRATEGIES);
    fields.between("minimumQuality", plan.minimumQuality(), BigDecimal.ZERO, BigDecimal.ONE);
    fields.between("maximumAttempts", plan.maximumAttempts(), 1, 10);
    fields.between("coolDownSeconds", plan.coolDownSeconds(), 1, 86_400);
    List<RouterCandidate> candidates = plan.candidates() == null ? List.of() : plan.candidates();
    fields.check(
        !candidates.isEmpty() && candidates.size() <= CANDIDATES,
        "candidates",
        "out-of-range",
        "A router has some candidates, and not too many.",
        "1 to " + CANDIDATES);
    Set<UUID> seen = new HashSet<>();
    for (int i = 0; i < candidates.size(); i++) {
      check(fields, "candidates[" + i + "].", candidates.get(i));
      fields.check(
          seen.add(candidates.get(i).modelId()),
          "candidates[" + i + "].modelId",
          "said-twice",
          "A model is a candidate once.",
          null);
    }
    return new RouterPlan(
        strategy == null ? "" : strategy,
        List.copyOf(candidates),
        plan.minimumQuality(),
        plan.maximumAttempts(),
        plan.coolDownSeconds());
  }

  private static void check(Fields fields, String at, RouterCandidate candidate) {
    fields.required(at + "modelId", candidate.modelId());
    fields.required(at + "inputCost", candidate.inputCost());
    fields.required(at + "outputCost", candidate.outputCost());
    fields.required(at + "quality", candidate.quality());
    fields.between(at + "priority", candidate.priority(), 0, 1_000);
    fields.between(at + "weight", candidate.weight(), 1, 1_000_000);
    fields.between(at + "inputCost", candidate.inputCost(), BigDecimal.ZERO, DEAREST);
    fields.between(at + "outputCost", candidate.outputCost(), BigDecimal.ZERO, DEAREST);
    fields.between(at + "latencyMs", candidate.latencyMs(), 0, 600_000);
    fields.between(at + "quality", candidate.quality(), BigDecimal.ZERO, BigDecimal.ONE);
    fields.between(at + "requestsPerMinute", candidate.requestsPerMinute(), 1, 1_000_000);
    fields.between(at + "maximumInputTokens", candidate.maximumInputTokens(), 1, 100_000_000);
    fields.between(at + "maximumOutputTokens", candidate.maximumOutputTokens(), 1, 1_000_000);
    fields.between(at + "timeoutMs", candidate.timeoutMs(), 100, 600_000);
  }
}
