package io.leadledger.command.funnel.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.Stories;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.Reasoned;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssessorTest {
  private static final double DAY = 86_400;
  private static final Pace OTHERS = new Pace(20, 10, 10, 4 * DAY, 1 * DAY, 2 * DAY);

  private final Stories lead = new Stories();

  private Assessment assessed(Map<String, Pace> others) {
    return Assessor.assess(
        Situation.of(
            lead.story(),
            Stories.LEASING,
            key -> others.getOrDefault(key, Pace.NOBODY),
            lead.now()));
  }

  private Assessment assessed() {
    return assessed(Map.of());
  }

  private static Reasoned figure(Assessment assessment, String name) {
    return assessment.findings().stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void completion_counts_the_required_milestones_and_names_the_events_that_reached_them() {
    lead.after(Duration.ofDays(2)).found();
    assertThat(assessed().completion()).isEqualTo(0.333);
    assertThat(figure(assessed(), "completion").events())
        .containsExactly(lead.event(MilestoneReached.class));
    lead.planned("2026-03-04").applied();
    assertThat(assessed().completion()).isEqualTo(1.0);
  }

  @Test
  void what_the_next_milestone_requires_and_nobody_told_is_missing_and_suggested_to_be_asked_for() {
    lead.found();
    assertThat(assessed().missingDataPoints()).containsExactly("visit_date");
    assertThat(assessed().suggestions())
        .first()
        .satisfies(
            it -> {
              assertThat(it.kind()).isEqualTo("ask");
              assertThat(it.about()).isEqualTo("visit_date");
              assertThat(it.events()).containsExactly(lead.event(MilestoneStarted.class));
            });
  }

  @Test
  void what_was_told_and_refused_is_asked_for_again_because_of_the_refusal() {
    lead.found().refuses("visit_date", "soon", "wrong-type");
    assertThat(assessed().suggestions().getFirst().kind()).isEqualTo("correct");
    assertThat(assessed().suggestions().getFirst().events())
        .contains(lead.event(DataPointRejected.class));
    assertThat(figure(assessed(), "refused").value()).isEqualTo(0.1);
  }

  @Test
  void velocity_compares_with_the_median_of_those_who_came_as_far() {
    lead.after(Duration.ofDays(2)).found();
    assertThat(assessed(Map.of("found", OTHERS)).velocity()).isEqualTo(2.0);
    assertThat(assessed(Map.of("found", OTHERS)).cohortSize()).isEqualTo(10);
  }

  @Test
  void a_few_others_are_no_cohort() {
    lead.after(Duration.ofDays(2)).found();
    assertThat(assessed(Map.of("found", new Pace(4, 4, 4, 4 * DAY, DAY, DAY))).velocity()).isNull();
  }

  @Test
  void the_risk_of_stalling_grows_with_quiet_and_is_the_sum_of_its_facts() {
    lead.found();
    double fresh = assessed().stallingRisk();
    lead.after(Duration.ofHours(36));
    Assessment later = assessed();
    assertThat(figure(later, "quiet").value()).isEqualTo(0.25);
    assertThat(figure(later, "missing").value()).isEqualTo(0.15);
    assertThat(later.stallingRisk()).isEqualTo(0.4).isGreaterThan(fresh);
  }

  @Test
  void who_is_slower_than_nine_of_ten_where_few_go_on_is_at_greater_risk() {
    lead.found().after(Duration.ofHours(60));
    Assessment alone = assessed();
    Assessment among = assessed(Map.of("planned", OTHERS));
    assertThat(figure(among, "slower_than_others").value()).isEqualTo(0.3);
    assertThat(figure(among, "few_go_on").value()).isEqualTo(0.1);
    assertThat(among.stallingRisk()).isGreaterThan(alone.stallingRisk());
  }

  @Test
  void who_has_stalled_is_to_be_reached_out_to_first() {
    lead.found().after(Duration.ofDays(3)).stalls();
    assertThat(assessed().stallingRisk()).isEqualTo(1.0);
    assertThat(assessed().suggestions().getFirst().kind()).isEqualTo("reach_out");
    assertThat(assessed().suggestions().getFirst().events())
        .containsExactly(lead.event(FunnelStalled.class));
  }

  @Test
  void what_only_a_person_can_say_is_suggested_to_be_said() {
    lead.found().planned("2026-03-04");
    assertThat(assessed().suggestions()).map(Suggestion::kind).containsExactly("confirm");
  }

  @Test
  void who_has_completed_is_at_no_risk_and_nothing_is_suggested() {
    lead.found().planned("2026-03-04").applied().after(Duration.ofDays(99));
    assertThat(assessed().stallingRisk()).isZero();
    assertThat(assessed().suggestions()).isEmpty();
  }

  @Test
  void every_figure_names_events_of_the_history_and_the_same_situation_is_assessed_alike() {
    lead.after(Duration.ofDays(2)).found().refuses("visit_date", "soon", "wrong-type");
    Assessment found = assessed(Map.of("found", OTHERS, "planned", OTHERS));
    assertThat(found).isEqualTo(assessed(Map.of("found", OTHERS, "planned", OTHERS)));
    UUID[] known = lead.story().events().stream().map(each -> each.id()).toArray(UUID[]::new);
    assertThat(found.findings())
        .hasSizeGreaterThan(6)
        .allSatisfy(each -> assertThat(each.events()).isNotEmpty().isSubsetOf(known));
  }
}
