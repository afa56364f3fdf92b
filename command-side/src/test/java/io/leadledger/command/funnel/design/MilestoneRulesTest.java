package io.leadledger.command.funnel.design;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.leadledger.command.funnel.design.MilestoneRules.Mistake;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MilestoneRulesTest {
  private static final Instant ENTERED = Instant.parse("2026-04-01T00:00:00Z");
  private static final List<DataPoint> DATA =
      List.of(
          point("budget", "money"),
          point("beds", "integer"),
          point("visit", "date"),
          point("call", "moment"),
          point("fits", "boolean"),
          point("goals", "list"),
          point("area", "text"));
  private static final Map<String, Object> VALUES =
      Map.of(
          "budget",
          new java.math.BigDecimal("1800"),
          "beds",
          2,
          "visit",
          "2026-04-03",
          "call",
          "2026-04-02T10:00:00Z",
          "fits",
          true,
          "goals",
          List.of("a", "b"));

  private static DataPoint point(String name, String type) {
    return new DataPoint(name, type, null, false, null, null);
  }

  private static Milestone milestone(String rule) {
    return new Milestone("m", "M", null, true, false, List.of(), rule);
  }

  private static boolean holds(String rule) {
    var design =
        new FunnelDesign(
            "F", null, List.of("lead"), null, List.of(milestone(rule)), List.of(), DATA, List.of());
    var facts =
        new RuleFacts(
            VALUES,
            Map.of("kind", "lead", "seats", 5),
            Map.of("m", ENTERED),
            ENTERED,
            ENTERED.plusSeconds(3_600));
    return MilestoneRules.of(design).hold("m", facts);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.budget >= 1800",
        "data.budget * 2.0 > 3500.0",
        "data.beds == 2 && data.fits",
        "data.visit > entered && data.visit > now",
        "data.call - entered > duration('24h')",
        "has(data.budget) && !has(data.area)",
        "subject.kind == 'lead' && subject.seats == 5",
        "data.goals.exists(goal, goal == 'b') && size(data.goals) == 2",
        "reached.m == entered",
        "!has(data.area) || data.area == 'Hillsboro'"
      })
  void a_rule_decides_over_data_subject_and_dates(String rule) {
    assertThat(holds(rule)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {"data.budget > 1800", "data.area == 'X'", "1 / 0 == 1"})
  void one_that_needs_what_is_not_known_or_fails_does_not_hold(String rule) {
    assertThat(holds(rule)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "data.rooms > 2 | 1 | 5 | undefined field 'rooms'",
        "data.budget > 'a' | 1 | 13 | found no matching overload",
        "data.beds + 1 | 1 | 11 | expected type 'bool'",
        "data.fits && | 1 | 13 | mismatched input",
        "reached.won < now | 1 | 8 | undefined field 'won'",
        "lead.score > 2 | 1 | 1 | undeclared reference"
      })
  void a_mistake_is_told_with_its_place(String rule, int line, int column, String message) {
    List<Mistake> mistakes = MilestoneRules.mistakes(rule, DATA, List.of(milestone(rule)));
    assertThat(mistakes).extracting(Mistake::line, Mistake::column).contains(tuple(line, column));
    assertThat(mistakes.getFirst().message()).contains(message);
  }

  @Test
  void a_rule_can_do_no_more_than_decide() {
    assertThat(MilestoneRules.mistakes("x".repeat(2_001), DATA, List.of())).isNotEmpty();
    assertThat(
            holds(
                "data.goals.all(a, data.goals.all(b, data.goals.all(c, [1,2,3,4,5,6,7,8,9,10].all(d, [1,2,3,4,5,6,7,8,9,10].all(e, [1,2,3,4,5,6,7,8,9,10].all(f, true))))))"))
        .as("a rule that goes on for too long does not hold")
        .isFalse();
  }
}
