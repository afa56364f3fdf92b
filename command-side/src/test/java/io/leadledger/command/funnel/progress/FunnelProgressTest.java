package io.leadledger.command.funnel.progress;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.funnel.Designs;
import io.leadledger.command.funnel.FunnelBook.KnownFunnel;
import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.InMemoryFunnels;
import io.leadledger.command.funnel.progress.ProgressCommand.*;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.MigrationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class FunnelProgressTest extends AggregateTest<FunnelProgress> {
  private static final UUID PROGRESS = Ids.next();
  private static final UUID FUNNEL = FunnelParts.funnel(TENANT, "leasing");
  private static final UUID VERSION = Ids.next();
  private static final UUID NEXT = Ids.next();
  private static final FunnelSubject LEAD = new FunnelSubject("lead", Ids.next());
  private static final UUID AREA = Ids.next();
  private static final UUID VISIT = Ids.next();

  private final InMemoryFunnels funnels = new InMemoryFunnels();
  private final InMemoryProgress book = new InMemoryProgress();
  private final List<Instant> watched = new ArrayList<>();

  FunnelProgressTest() {
    super(FunnelProgress.class);
    Leads leads = (_, lead) -> lead.equals(LEAD.id());
    var ways = injected(new Ways(funnels));
    injected((ProgressBook) book);
    injected(new Entrance(ways, new Subjects(leads, claims), book));
    injected((StallWatch) (_, _, _, at) -> watched.add(at));
    open("leasing", VERSION, 1, Designs.LEASING);
  }

  private void open(String key, UUID version, int number, FunnelDesign design) {
    UUID funnel = FunnelParts.funnel(TENANT, key);
    funnels.keepFunnel(TENANT, new KnownFunnel(funnel, key, version, true));
    funnels.keepVersion(TENANT, new KnownVersion(version, funnel, key, number, design));
  }

  private static EnterFunnel enter(@Nullable Instant at) {
    return new EnterFunnel(PROGRESS, FUNNEL, LEAD, null, 0, null, at);
  }

  private static FunnelEntered entered() {
    return entered(NOW);
  }

  private static FunnelEntered entered(Instant at) {
    return new FunnelEntered(PROGRESS, LEAD, FUNNEL, VERSION, 1, null, 0, null, "active", 3, at);
  }

  private static UUID milestone(String key) {
    return FunnelParts.milestone(VERSION, key);
  }

  private static MilestoneStarted started(String key) {
    return new MilestoneStarted(PROGRESS, LEAD, milestone(key), key, NOW);
  }

  private static MilestoneReached reached(String key, int reached, UUID... facts) {
    String rule = key.equals("planned") ? "data.visit_date >= entered" : null;
    return new MilestoneReached(
        PROGRESS, LEAD, milestone(key), key, List.of(facts), rule, reached, 3, NOW);
  }

  private static MilestoneSkipped skipped(String key, @Nullable String reason) {
    return new MilestoneSkipped(PROGRESS, LEAD, milestone(key), key, reason, NOW);
  }

  private static DataPointCollected collected(UUID id, String name, String type, Object value) {
    return collected(id, name, type, value, "person", null, 1);
  }

  private static DataPointCollected collected(
      UUID id,
      String name,
      String type,
      Object value,
      String source,
      @Nullable UUID replaced,
      double confidence) {
    return new DataPointCollected(
        PROGRESS,
        LEAD,
        id,
        FunnelParts.dataPoint(VERSION, name),
        name,
        type,
        value,
        source,
        null,
        confidence,
        replaced,
        null,
        NOW);
  }

  private static DataPointCollected area() {
    return collected(AREA, "area", "text", "Hillsboro");
  }

  private static DataPointCollected visit() {
    return collected(VISIT, "visit_date", "date", "2026-04-03");
  }

  private static DomainEvent[] found() {
    return new DomainEvent[] {
      entered(),
      started("found"),
      area(),
      reached("found", 1, AREA),
      started("checked"),
      started("planned")
    };
  }

  private static DomainEvent[] planned() {
    return with(
        found(),
        visit(),
        reached("planned", 2, VISIT),
        skipped("checked", null),
        started("applied"));
  }

  private static DomainEvent[] done() {
    return with(
        planned(), reached("applied", 3), new FunnelCompleted(PROGRESS, LEAD, "completed", NOW));
  }

  private static DomainEvent[] with(DomainEvent[] before, DomainEvent... more) {
    return Stream.of(before, more).flatMap(Stream::of).toArray(DomainEvent[]::new);
  }

  private static Collect told(String source, UUID id, String name, Object value, double sure) {
    return new Collect(
        PROGRESS, List.of(new Told(id, name, value, sure)), source, null, null, null);
  }

  private static DataPointRejected rejected(
      UUID id, String name, Object value, String source, double sure, String code, String reason) {
    return new DataPointRejected(
        PROGRESS,
        LEAD,
        id,
        code.equals("unknown-data-point") ? null : FunnelParts.dataPoint(VERSION, name),
        name,
        value,
        source,
        null,
        sure,
        code,
        reason,
        NOW);
  }

  @Nested
  class Entering {
    @Test
    void whoever_enters_is_before_the_first_milestone() {
      given().when(enter(null)).then(entered(), started("found"));
      assertThat(book.find(TENANT, PROGRESS).orElseThrow().status()).isEqualTo("active");
      assertThat(watched).containsExactly(NOW.plus(Duration.ofDays(3)));
    }

    @Test
    void it_may_have_happened_before() {
      Instant then = NOW.minus(Duration.ofDays(400));
      given()
          .when(enter(then))
          .then(
              entered(then),
              new MilestoneStarted(PROGRESS, LEAD, milestone("found"), "found", then));
    }

    @Test
    void only_a_published_funnel_is_entered() {
      funnels.keepFunnel(TENANT, new KnownFunnel(FUNNEL, "leasing", VERSION, false));
      given().when(enter(null)).broken(ProgressRule.ONLY_A_PUBLISHED_FUNNEL_IS_ENTERED);
    }

    @Test
    void somebody_unknown_or_of_another_kind_does_not_enter() {
      var nobody = new FunnelSubject("lead", Ids.next());
      given()
          .when(new EnterFunnel(PROGRESS, FUNNEL, nobody, null, 0, null, null))
          .broken(ProgressRule.A_FUNNEL_IS_ENTERED_BY_SOMEBODY_KNOWN);
      given()
          .when(
              new EnterFunnel(
                  PROGRESS, FUNNEL, new FunnelSubject("team", Ids.next()), null, 0, null, null))
          .broken(ProgressRule.A_FUNNEL_IS_FOR_ITS_SUBJECTS);
    }

    @Test
    void prerequisites_are_completed_before() {
      open("onboarding", Ids.next(), 1, Designs.LEASING);
      open("leasing", VERSION, 1, Designs.requiring("onboarding"));
      given().when(enter(null)).broken(ProgressRule.PREREQUISITES_ARE_COMPLETED_BEFORE);
      UUID onboarding = FunnelParts.funnel(TENANT, "onboarding");
      book.keep(
          TENANT, new ProgressBook.Entry(Ids.next(), onboarding, VERSION, LEAD, "completed", 0));
      given().when(enter(null)).then(entered(), started("found"));
    }

    @Test
    void somebody_is_in_a_funnel_once() {
      book.keep(TENANT, new ProgressBook.Entry(Ids.next(), FUNNEL, VERSION, LEAD, "stalled", 0));
      given().when(enter(null)).broken(ProgressRule.SOMEBODY_IS_IN_A_FUNNEL_ONCE);
    }

    @Test
    void a_member_a_tenant_and_a_team_may_be_in_one() {
      UUID member = Ids.next();
      claims.claim(TENANT, member, Map.of(Claims.MEMBER, member.toString()));
      var subjects = new Subjects((_, _) -> false, claims);
      assertThat(subjects.isKnown(TENANT, new FunnelSubject("user", member))).isTrue();
      assertThat(subjects.isKnown(TENANT, new FunnelSubject("user", Ids.next()))).isFalse();
      assertThat(subjects.isKnown(TENANT, new FunnelSubject("tenant", TENANT))).isTrue();
      assertThat(subjects.isKnown(TENANT, new FunnelSubject("tenant", Ids.next()))).isFalse();
      assertThat(subjects.isKnown(TENANT, new FunnelSubject("team", Ids.next()))).isTrue();
    }
  }

  @Nested
  class Collecting {
    @Test
    void a_value_is_kept_and_reaches_what_it_was_missing_for() {
      given(entered(), started("found"))
          .when(told("person", AREA, "area", "Hillsboro", 1))
          .then(area(), reached("found", 1, AREA), started("checked"), started("planned"));
    }

    @Test
    void what_was_told_before_its_time_counts_when_it_is_time() {
      given(entered(), started("found"))
          .when(told("person", VISIT, "visit_date", "2026-04-03", 1))
          .then(visit());
      given(entered(), started("found"), visit())
          .when(told("person", AREA, "area", "Hillsboro", 1))
          .then(
              area(),
              reached("found", 1, AREA),
              started("checked"),
              started("planned"),
              reached("planned", 2, VISIT),
              skipped("checked", null),
              started("applied"));
    }

    @Test
    void one_that_is_none_is_kept_with_the_reason() {
      UUID id = Ids.next();
      given(entered(), started("found"))
          .when(told("form", id, "visit_date", "soon", 1))
          .then(
              rejected(
                  id,
                  "visit_date",
                  "soon",
                  "form",
                  1,
                  "wrong-type",
                  "Expected a day, such as 2026-05-31."));
      given(entered(), started("found"))
          .when(told("form", id, "shoes", 43, 1))
          .then(
              rejected(
                  id,
                  "shoes",
                  43,
                  "form",
                  1,
                  "unknown-data-point",
                  "The funnel has no such data point."));
    }

    @Test
    void the_same_once_more_is_nothing_new() {
      given(found()).when(told("person", Ids.next(), "area", " Hillsboro ", 1)).thenNothing();
      given(
              entered(),
              started("found"),
              rejected(Ids.next(), "visit_date", "soon", "form", 1, "wrong-type", "…"))
          .when(told("form", Ids.next(), "visit_date", "soon", 1))
          .thenNothing();
    }

    @Test
    void a_correct_value_is_not_lost_to_a_worse_one() {
      UUID id = Ids.next();
      given(found())
          .when(told("conversation", id, "area", "Portland", 0.9))
          .then(
              rejected(
                  id,
                  "area",
                  "Portland",
                  "conversation",
                  0.9,
                  "surer-value-known",
                  "A value is known of which whoever told it was surer."));
    }

    @Test
    void a_person_corrects_what_a_machine_was_sure_of() {
      UUID id = Ids.next();
      given(
              entered(),
              started("found"),
              collected(AREA, "area", "text", "Portland", "page", null, 1),
              reached("found", 1, AREA),
              started("checked"),
              started("planned"))
          .when(told("person", id, "area", "Hillsboro", 0.5))
          .then(collected(id, "area", "text", "Hillsboro", "person", AREA, 0.5));
    }

    @Test
    void a_value_of_an_earlier_moment_does_not_replace_a_later_one() {
      UUID id = Ids.next();
      Instant before = NOW.minus(Duration.ofDays(1));
      given(found())
          .when(
              new Collect(
                  PROGRESS, List.of(new Told(id, "area", "X", 1)), "person", null, null, before))
          .then(
              new DataPointRejected(
                  PROGRESS,
                  LEAD,
                  id,
                  FunnelParts.dataPoint(VERSION, "area"),
                  "area",
                  "X",
                  "person",
                  null,
                  1,
                  "newer-value-known",
                  "A value of a later moment is known.",
                  before));
    }

    @Test
    void a_milestone_is_undone_when_a_value_is_corrected() {
      UUID id = Ids.next();
      given(planned())
          .when(told("person", id, "visit_date", "2026-03-01", 1))
          .then(
              collected(id, "visit_date", "date", "2026-03-01", "person", VISIT, 1),
              new MilestoneUndone(PROGRESS, LEAD, milestone("planned"), "planned", id, 1, 3, NOW));
    }

    @Test
    void a_completed_funnel_goes_on_when_a_milestone_is_undone() {
      UUID id = Ids.next();
      given(done())
          .when(told("person", id, "visit_date", "2026-03-01", 1))
          .then(
              collected(id, "visit_date", "date", "2026-03-01", "person", VISIT, 1),
              new MilestoneUndone(PROGRESS, LEAD, milestone("planned"), "planned", id, 2, 3, NOW),
              new FunnelResumed(PROGRESS, LEAD, "active", NOW));
      assertThat(watched).hasSize(1);
    }

    @Test
    void an_abandoned_progress_takes_nothing() {
      given(
              entered(),
              new FunnelAbandoned(PROGRESS, LEAD, milestone("found"), null, "abandoned", NOW))
          .when(told("person", AREA, "area", "Hillsboro", 1))
          .broken(ProgressRule.AN_ABANDONED_PROGRESS_TAKES_NO_COMMAND);
    }

    @Test
    void another_tenant_has_no_such_progress() {
      given(found())
          .whenAnotherTenantSends(told("person", AREA, "area", "Portland", 1))
          .refused(404);
    }
  }

  @Nested
  class Milestones {
    @Test
    void a_person_confirms_the_last_and_the_funnel_is_completed() {
      given(planned())
          .when(new ConfirmMilestone(PROGRESS, "applied", null))
          .then(reached("applied", 3), new FunnelCompleted(PROGRESS, LEAD, "completed", NOW));
      assertThat(book.find(TENANT, PROGRESS).orElseThrow().status()).isEqualTo("completed");
      given(done()).when(new ConfirmMilestone(PROGRESS, "applied", null)).thenNothing();
    }

    @Test
    void milestones_are_reached_in_order() {
      given(found())
          .when(new ConfirmMilestone(PROGRESS, "applied", null))
          .broken(ProgressRule.MILESTONES_ARE_REACHED_IN_ORDER);
      given(entered(), started("found"))
          .when(new SkipMilestone(PROGRESS, "checked", null, null))
          .broken(ProgressRule.MILESTONES_ARE_REACHED_IN_ORDER);
    }

    @Test
    void nobody_confirms_what_does_not_hold() {
      given(found())
          .when(new ConfirmMilestone(PROGRESS, "planned", null))
          .broken(ProgressRule.A_MILESTONE_IS_REACHED_WHEN_ITS_CONDITIONS_HOLD);
    }

    @Test
    void only_what_is_not_required_and_not_reached_is_skipped() {
      given(found())
          .when(new SkipMilestone(PROGRESS, "checked", "Known to us", null))
          .then(skipped("checked", "Known to us"));
      given(found())
          .when(new SkipMilestone(PROGRESS, "planned", null, null))
          .broken(ProgressRule.A_REQUIRED_MILESTONE_IS_NOT_SKIPPED);
      given(found())
          .when(new SkipMilestone(PROGRESS, "won", null, null))
          .broken(ProgressRule.A_MILESTONE_IS_OF_ITS_FUNNEL);
      given(with(found(), skipped("checked", "Known to us")))
          .when(new SkipMilestone(PROGRESS, "checked", "Again", null))
          .thenNothing();
    }

    @Test
    void a_milestone_that_was_passed_by_may_still_be_reached() {
      UUID report = Ids.next();
      given(planned())
          .when(told("person", report, "report", "clear", 1))
          .then(collected(report, "report", "text", "clear"), reached("checked", 2, report));
    }
  }

  @Nested
  class Stalling {
    private static final Instant LONG_AGO = NOW.minus(Duration.ofDays(4));

    @Test
    void without_progress_for_long_it_stalls() {
      givenAt(LONG_AGO, entered(LONG_AGO), started("found"))
          .when(new StallIfQuiet(PROGRESS))
          .then(new FunnelStalled(PROGRESS, LEAD, milestone("found"), "found", "stalled", NOW));
      assertThat(book.find(TENANT, PROGRESS).orElseThrow().status()).isEqualTo("stalled");
    }

    @Test
    void progress_puts_it_off() {
      Instant lately = NOW.minus(Duration.ofDays(1));
      givenAt(lately, entered(LONG_AGO), started("found"))
          .when(new StallIfQuiet(PROGRESS))
          .thenNothing();
      assertThat(watched).containsExactly(lately.plus(Duration.ofDays(3)));
    }

    @Test
    void a_stalled_one_goes_on_with_the_next_value() {
      given(
              entered(),
              started("found"),
              new FunnelStalled(PROGRESS, LEAD, milestone("found"), "found", "stalled", NOW))
          .when(told("person", VISIT, "visit_date", "2026-04-03", 1))
          .then(visit(), new FunnelResumed(PROGRESS, LEAD, "active", NOW));
      assertThat(watched).hasSize(1);
    }

    @Test
    void a_completed_one_does_not_stall() {
      given(done()).when(new StallIfQuiet(PROGRESS)).thenNothing();
    }
  }

  @Nested
  class Abandoning {
    @Test
    void it_says_where_and_why() {
      given(found())
          .when(new AbandonFunnel(PROGRESS, "Found another", null))
          .then(
              new FunnelAbandoned(
                  PROGRESS, LEAD, milestone("planned"), "Found another", "abandoned", NOW));
    }

    @Test
    void a_completed_one_is_not() {
      given(done())
          .when(new AbandonFunnel(PROGRESS, null, null))
          .broken(ProgressRule.A_COMPLETED_FUNNEL_IS_NOT_ABANDONED);
    }
  }

  @Nested
  class Migrating {
    @Test
    void the_report_says_what_changes_and_what_follows_follows() {
      FunnelDesign newer =
          new FunnelDesign(
              "Leasing",
              null,
              List.of("lead"),
              null,
              List.of(
                  new Milestone("found", "Found", null, true, false, List.of("area"), null),
                  new Milestone("met", "Met", null, true, true, List.of(), null)),
              List.of(),
              List.of(
                  new DataPoint("area", "text", null, false, null, null),
                  new DataPoint("visit_date", "boolean", null, false, null, null)),
              List.of());
      open("leasing", VERSION, 1, Designs.LEASING);
      open("leasing", NEXT, 2, newer);
      given(planned())
          .when(new MigrateProgress(PROGRESS))
          .then(
              new FunnelMigrated(
                  PROGRESS,
                  LEAD,
                  NEXT,
                  2,
                  1,
                  new MigrationReport(
                      List.of("found"),
                      List.of("met"),
                      List.of("checked", "planned", "applied"),
                      List.of("area"),
                      List.of(),
                      List.of("visit_date")),
                  List.of("found"),
                  List.of(VISIT),
                  1,
                  2,
                  NOW),
              new MilestoneStarted(PROGRESS, LEAD, FunnelParts.milestone(NEXT, "met"), "met", NOW));
    }

    @Test
    void there_has_to_be_a_newer_version() {
      given(found())
          .when(new MigrateProgress(PROGRESS))
          .broken(ProgressRule.ONE_GOES_ON_TO_A_NEWER_VERSION);
    }
  }
}
