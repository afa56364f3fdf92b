package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.routing.RouterCandidate;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StrategyTest {
  private static final UUID A = Ids.next();
  private static final UUID B = Ids.next();
  private static final UUID C = Ids.next();

  private static Candidate candidate(
      UUID model,
      int priority,
      int weight,
      double cost,
      @Nullable Integer measuredMs,
      int lastMinute) {
    var stated =
        new RouterCandidate(
            model,
            priority,
            weight,
            BigDecimal.ONE,
            BigDecimal.ONE,
            1_000,
            BigDecimal.ONE,
            10,
            null,
            100,
            1_000);
    return new Candidate(
        stated,
        null,
        new ModelHealth.State(null, measuredMs, lastMinute, 0),
        BigDecimal.valueOf(cost));
  }

  private static List<UUID> ranked(Strategy strategy, Candidate... candidates) {
    return strategy.ranked(List.of(candidates), new Random(1)).stream()
        .map(candidate -> candidate.stated().modelId())
        .toList();
  }

  @Test
  void priorities_come_before_any_strategy() {
    for (Strategy strategy : Strategy.values()) {
      assertThat(ranked(strategy, candidate(A, 2, 9, 1, 1, 0), candidate(B, 1, 1, 9, 9, 9)))
          .containsExactly(B, A);
    }
  }

  @Test
  void the_cheapest_comes_first() {
    assertThat(
            ranked(
                Strategy.LOWEST_COST,
                candidate(A, 1, 1, 3, 1, 0),
                candidate(B, 1, 1, 1, 9, 0),
                candidate(C, 1, 1, 2, 5, 0)))
        .containsExactly(B, C, A);
  }

  @Test
  void the_quickest_comes_first_as_measured_and_as_stated_where_nothing_is_measured() {
    assertThat(
            ranked(
                Strategy.LOWEST_LATENCY,
                candidate(A, 1, 1, 1, 1_500, 0),
                candidate(B, 1, 1, 9, 700, 0),
                candidate(C, 1, 1, 1, null, 0)))
        .containsExactly(B, C, A);
  }

  @Test
  void the_least_used_comes_first() {
    assertThat(
            ranked(
                Strategy.USAGE_AWARE,
                candidate(A, 1, 1, 1, null, 7),
                candidate(B, 1, 1, 9, null, 2),
                candidate(C, 1, 1, 1, null, 9)))
        .containsExactly(B, A, C);
  }

  @Test
  void chance_follows_the_weights() {
    var random = new Random(42);
    Map<UUID, Integer> first = new HashMap<>();
    for (int i = 0; i < 10_000; i++) {
      UUID winner =
          Strategy.WEIGHTED
              .ranked(
                  List.of(candidate(A, 1, 7, 1, null, 0), candidate(B, 1, 3, 1, null, 0)), random)
              .getFirst()
              .stated()
              .modelId();
      first.merge(winner, 1, Integer::sum);
    }
    assertThat(first.get(A)).isBetween(6_800, 7_200);
  }
}
