package io.leadledger.command.funnel.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.funnel.Designs;
import io.leadledger.command.funnel.Stories;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.command.funnel.rehearsal.Rehearsal.Outcome;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RehearsalTest {
  private final Stories lead = new Stories();

  private Outcome by(FunnelDesign design) {
    Way draft = Stories.way(Ids.next(), 2, design);
    return Rehearsal.of(lead.progress, lead.story(), draft, _ -> Stories.LEASING, lead.now());
  }

  private Stand today() {
    return Stand.of(Stories.LEASING, lead.story().standing(), lead.story().status());
  }

  private static FunnelDesign with(
      @Nullable Duration stalledAfter, List<Milestone> milestones, List<DataPoint> dataPoints) {
    return new FunnelDesign(
        "Leasing",
        null,
        List.of("lead"),
        stalledAfter,
        milestones,
        List.of(),
        dataPoints,
        List.of());
  }

  private static Milestone milestone(String key, List<String> requirements, @Nullable String rule) {
    return new Milestone(key, key, null, true, false, requirements, rule);
  }

  @Test
  void by_the_same_rules_everybody_stands_where_they_are() {
    lead.after(Duration.ofHours(2)).found().after(Duration.ofHours(2)).planned("2026-03-04");
    assertThat(by(Designs.LEASING).stand().isLike(today())).isTrue();
    lead.after(Duration.ofHours(2)).applied();
    assertThat(by(Designs.LEASING).stand().isLike(today())).isTrue();
    assertThat(by(Designs.LEASING).stand().status()).isEqualTo("completed");
  }

  @Test
  void a_stricter_rule_leaves_somebody_behind() {
    lead.found().planned("2026-03-04");
    Outcome outcome =
        by(
            with(
                null,
                List.of(
                    milestone("found", List.of("area"), null),
                    milestone(
                        "planned",
                        List.of("visit_date"),
                        "data.visit_date >= entered + duration('240h')")),
                Designs.LEASING.dataPoints()));
    assertThat(outcome.stand().reached()).containsExactly("found");
    assertThat(outcome.stand().next()).isEqualTo("planned");
    assertThat(outcome.stand().missing()).isEmpty();
  }

  @Test
  void what_was_refused_may_be_taken_and_what_was_taken_refused() {
    lead.refuses("rooms", "2", "unknown-data-point").found();
    List<DataPoint> dataPoints =
        List.of(
            new DataPoint("area", "text", null, false, null, Map.of("maxLength", 3)),
            new DataPoint("rooms", "integer", null, false, null, null));
    Outcome outcome =
        by(
            with(
                null,
                List.of(
                    milestone("sized", List.of("rooms"), "data.rooms >= 2"),
                    milestone("found", List.of("area"), null)),
                dataPoints));
    assertThat(outcome.stand().reached()).containsExactly("sized");
    assertThat(outcome.refused()).containsExactly(Map.entry("area", "against-the-schema"));
  }

  @Test
  void what_a_person_confirmed_counts_when_it_is_time() {
    lead.found().planned("2026-03-04").applied();
    List<Milestone> later =
        Stream.concat(
                Designs.LEASING.milestones().stream(),
                Stream.of(milestone("paid", List.of("budget"), null)))
            .toList();
    Outcome outcome = by(with(null, later, Designs.LEASING.dataPoints()));
    assertThat(outcome.stand().reached()).containsExactly("found", "planned", "applied");
    assertThat(outcome.stand().status()).isEqualTo("active");
    assertThat(outcome.stand().missing()).containsExactly("budget");
  }

  @Test
  void who_goes_on_today_would_have_stalled_by_a_shorter_patience() {
    lead.found().after(Duration.ofDays(2));
    assertThat(today().status()).isEqualTo("active");
    FunnelDesign shorter =
        with(Duration.ofDays(1), Designs.LEASING.milestones(), Designs.LEASING.dataPoints());
    assertThat(by(shorter).stand().status()).isEqualTo("stalled");
  }

  @Test
  void a_difference_names_what_is_gained_and_lost() {
    lead.found().planned("2026-03-04");
    Outcome outcome =
        by(
            with(
                null,
                List.of(
                    milestone("asked", List.of("area"), null),
                    milestone("found", List.of("budget"), null)),
                Designs.LEASING.dataPoints()));
    Change change = Change.of(lead.progress, lead.story().standing().subject, today(), outcome);
    assertThat(change.gained()).containsExactly("asked");
    assertThat(change.lost()).containsExactly("found", "planned");
    assertThat(Tally.none(2, 1).with(today(), outcome.stand()).changed()).isEqualTo(1);
  }

  @Test
  void what_was_told_at_once_is_known_before_anything_follows() {
    lead.tells("area", "text", "Hillsboro").tellsBesides("budget", "money", 500);
    Outcome outcome =
        by(
            with(
                null,
                List.of(milestone("found", List.of("area"), "!has(data.budget)")),
                Designs.LEASING.dataPoints()));
    assertThat(outcome.stand().reached()).isEmpty();
  }

  @Test
  void what_a_person_confirmed_does_not_outlast_the_correction_that_undid_it() {
    List<Milestone> milestones =
        List.of(
            new Milestone(
                "found", "Found", null, true, true, List.of("area"), "data.area != 'none'"));
    lead.tells("area", "text", "Hillsboro");
    Way then =
        Stories.way(Stories.VERSION, 1, with(null, milestones, Designs.LEASING.dataPoints()));
    Way draft = Stories.way(Ids.next(), 2, then.design());
    lead.confirms("found");
    assertThat(reached(draft, then)).containsExactly("found");
    lead.corrects("area", "text", "none").corrects("area", "text", "Portland");
    assertThat(reached(draft, then)).isEmpty();
  }

  private List<String> reached(Way draft, Way then) {
    return Rehearsal.of(lead.progress, lead.story(), draft, _ -> then, lead.now())
        .stand()
        .reached();
  }

  @Test
  void who_was_waited_for_and_came_further_has_not_stalled_yet() {
    FunnelDesign waiting =
        with(
            Duration.ofDays(3),
            List.of(
                milestone("found", List.of("area"), null),
                milestone("rested", List.of(), "now >= entered + duration('24h')"),
                milestone("planned", List.of("visit_date"), null)),
            Designs.LEASING.dataPoints());
    lead.found().after(Duration.ofDays(4));
    assertThat(by(waiting).stand().reached()).containsExactly("found", "rested");
    assertThat(by(waiting).stand().status()).isEqualTo("active");
    lead.after(Duration.ofDays(3));
    assertThat(by(waiting).stand().status()).isEqualTo("stalled");
  }
}
