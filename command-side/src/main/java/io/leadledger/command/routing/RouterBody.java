package io.leadledger.command.routing;

import io.leadledger.events.routing.RouterCandidate;
import io.leadledger.events.routing.RouterPlan;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A router as JSON says it; what is left out has a default.
record RouterBody(
    @Nullable String taskType,
    @Schema(allowableValues = {"weighted", "lowest_cost", "lowest_latency", "usage_aware"})
        String strategy,
    List<Candidate> candidates,
    @Nullable BigDecimal minimumQuality,
    @Schema(defaultValue = "3") @Nullable Integer maximumAttempts,
    @Schema(defaultValue = "30") @Nullable Integer coolDownSeconds) {

  record Candidate(
      UUID modelId,
      @Schema(defaultValue = "1", description = "Lower is asked first") @Nullable Integer priority,
      @Schema(defaultValue = "1") @Nullable Integer weight,
      @Schema(description = "Per million tokens that go in") BigDecimal inputCost,
      @Schema(description = "Per million tokens that come out") BigDecimal outputCost,
      @Schema(defaultValue = "2000") @Nullable Integer latencyMs,
      @Schema(defaultValue = "0.5", description = "From 0 to 1") @Nullable BigDecimal quality,
      @Schema(description = "That one process may send") @Nullable Integer requestsPerMinute,
      @Nullable Integer maximumInputTokens,
      @Schema(defaultValue = "1024") @Nullable Integer maximumOutputTokens,
      @Schema(defaultValue = "30000") @Nullable Integer timeoutMs) {

    RouterCandidate toCandidate() {
      return new RouterCandidate(
          modelId,
          or(priority, 1),
          or(weight, 1),
          inputCost,
          outputCost,
          or(latencyMs, 2_000),
          quality == null ? new BigDecimal("0.5") : quality,
          requestsPerMinute,
          maximumInputTokens,
          or(maximumOutputTokens, 1_024),
          or(timeoutMs, 30_000));
    }
  }

  @SuppressWarnings("NullAway") // what JSON leaves out is refused by the command
  RouterPlan toPlan() {
    return new RouterPlan(
        strategy,
        candidates == null ? List.of() : candidates.stream().map(Candidate::toCandidate).toList(),
        minimumQuality,
        or(maximumAttempts, 3),
        or(coolDownSeconds, 30));
  }

  private static int or(@Nullable Integer value, int otherwise) {
    return value == null ? otherwise : value;
  }
}
