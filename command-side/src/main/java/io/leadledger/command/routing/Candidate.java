package io.leadledger.command.routing;

import io.leadledger.events.routing.ConsideredModel;
import io.leadledger.events.routing.RouterCandidate;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A candidate for one question, with what is known of its model at this moment.
///
/// @param known null if the model is in no book
/// @param mostCost that the question can have there
record Candidate(
    RouterCandidate stated,
    RoutingBook.@Nullable KnownModel known,
    ModelHealth.State health,
    BigDecimal mostCost) {
  private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);

  /// What so many tokens cost there.
  static BigDecimal cost(RouterCandidate stated, long inputTokens, long outputTokens) {
    return stated
        .inputCost()
        .multiply(BigDecimal.valueOf(inputTokens))
        .add(stated.outputCost().multiply(BigDecimal.valueOf(outputTokens)))
        .divide(MILLION, MathContext.DECIMAL64)
        .stripTrailingZeros();
  }

  int latencyMs() {
    return Objects.requireNonNullElse(health.latencyMs(), stated.latencyMs());
  }

  /// How much of what it may be asked it is asked now: with no limit stated, how many questions are
  /// out.
  double usage() {
    return stated.requestsPerMinute() == null
        ? health.open() / 100.0
        : (double) health.lastMinute() / stated.requestsPerMinute();
  }

  /// What the decision says of it.
  ConsideredModel considered(@Nullable Integer rank, String reason) {
    return new ConsideredModel(
        stated.modelId(),
        known == null ? null : known.name(),
        stated.priority(),
        rank,
        reason.equals(CHOSEN),
        reason,
        mostCost,
        latencyMs(),
        stated.quality());
  }

  static final String CHOSEN = "chosen";
}
