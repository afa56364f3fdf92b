package io.leadledger.command.scraping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.command.lead.Companies;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.AggregateTest;
import io.leadledger.command.scraping.ScrapeCommand.*;
import io.leadledger.command.scraping.ScrapeJobs.Earlier;
import io.leadledger.events.Ids;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeLimits;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeProgress;
import io.leadledger.events.scraping.ScrapeScope;
import io.leadledger.http.ProblemException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ScrapeJobTest extends AggregateTest<ScrapeJob> {
  private static final UUID JOB = Ids.next();
  private static final UUID EARLIER = Ids.next();
  private static final UUID COMPLETED = Ids.next();
  private static final UUID LEAD = Ids.next();
  private static final UUID COMPANY = Ids.next();
  private static final ScrapePlan PLAN =
      new ScrapePlan(
          List.of("https://example.com/"),
          new ScrapeScope("host", List.of(), List.of()),
          new ScrapeLimits(100, 5, 1_000_000, 10));
  private static final ScrapeFor FOR = new ScrapeFor(LEAD, COMPANY, null);
  private static final ScrapeJobRequested REQUESTED =
      new ScrapeJobRequested(JOB, FOR, PLAN, "Who they are", null, "requested");
  private static final ScrapeJobStarted STARTED = new ScrapeJobStarted(JOB, FOR, "running", NOW);
  private static final ScrapeJobPaused PAUSED = new ScrapeJobPaused(JOB, FOR, "paused");
  private static final PageSkipped SKIPPED =
      new PageSkipped(JOB, FOR, Ids.next(), "https://example.com/a", 1, "robots", null, null, 0);
  private static final ScrapeJobCompleted ENDED =
      new ScrapeJobCompleted(JOB, FOR, "completed", "finished", ScrapeProgress.NONE, NOW);

  private final Map<UUID, String> book = new HashMap<>();
  private boolean over = true;

  ScrapeJobTest() {
    super(ScrapeJob.class);
    injected((Leads) (_, lead) -> lead.equals(LEAD));
    injected(new KnownCompany());
    injected(new RememberedBook());
    injected(
        (ScrapeJobs)
            (_, job) ->
                job.equals(EARLIER)
                    ? Optional.of(new Earlier(over, PLAN, "Who they are", FOR))
                    : Optional.empty());
  }

  private static final class KnownCompany implements Companies {
    @Override
    public boolean isKnown(UUID tenant, UUID company) {
      return company.equals(COMPANY);
    }

    @Override
    public Optional<UUID> ofLead(UUID tenant, UUID lead) {
      return Optional.of(COMPANY);
    }
  }

  private final class RememberedBook implements ScrapeBook {
    @Override
    public void enter(
        UUID tenant,
        UUID actor,
        UUID job,
        UUID series,
        ScrapeFor scrapeFor,
        @Nullable UUID previous,
        int pages) {
      book.put(job, "requested");
    }

    @Override
    public void become(UUID job, String status, @Nullable String reason) {
      book.put(job, status);
    }

    @Override
    public UUID seriesOf(UUID job) {
      return job;
    }

    @Override
    public Optional<UUID> lastCompleted(UUID series) {
      return Optional.of(COMPLETED);
    }
  }

  private static RecordFindings findings(int after, Finding... found) {
    return new RecordFindings(JOB, after, List.of(found), null);
  }

  @Test
  void a_job_for_a_lead_is_one_for_its_company_too() {
    given()
        .when(new RequestScrape(JOB, PLAN, "Who they are", new ScrapeFor(LEAD, null, null)))
        .then(REQUESTED);
    assertThat(book).containsEntry(JOB, "requested");
  }

  @Test
  void a_job_serves_a_lead_and_a_company_that_there_are() {
    given()
        .when(new RequestScrape(JOB, PLAN, null, new ScrapeFor(Ids.next(), null, null)))
        .broken(ScrapeRule.A_JOB_SERVES_A_KNOWN_LEAD);
    given()
        .when(new RequestScrape(JOB, PLAN, null, new ScrapeFor(null, Ids.next(), null)))
        .broken(ScrapeRule.A_JOB_SERVES_A_KNOWN_COMPANY);
  }

  @Test
  void a_worker_begins_once() {
    given(REQUESTED).when(new BeginScrape(JOB)).then(STARTED);
    given(REQUESTED, STARTED).when(new BeginScrape(JOB)).thenNothing();
    given(REQUESTED, PAUSED).when(new BeginScrape(JOB)).broken(ScrapeRule.ONLY_A_RUNNING_JOB_READS);
  }

  @Test
  void findings_are_recorded_by_whoever_knows_all_that_are() {
    given(REQUESTED, STARTED).when(findings(0, SKIPPED)).then(SKIPPED);
    given(REQUESTED, STARTED, SKIPPED)
        .when(findings(0, SKIPPED))
        .broken(ScrapeRule.FINDINGS_FOLLOW_ALL_THAT_ARE_RECORDED);
    given(REQUESTED, STARTED, SKIPPED).when(findings(1, SKIPPED)).then(SKIPPED);
  }

  @Test
  void what_was_under_way_when_the_job_was_paused_is_recorded_but_does_not_end_it() {
    given(REQUESTED, STARTED).when(new PauseScrape(JOB)).then(PAUSED);
    given(REQUESTED, STARTED, PAUSED).when(new PauseScrape(JOB)).thenNothing();
    given(REQUESTED, STARTED, PAUSED).when(findings(0, SKIPPED)).then(SKIPPED);
    given(REQUESTED, STARTED, PAUSED)
        .when(new EndScrape(JOB, 0, false, "finished", ScrapeProgress.NONE))
        .broken(ScrapeRule.ONLY_A_RUNNING_JOB_READS);
  }

  @Test
  void a_paused_job_goes_on_as_what_it_was() {
    given(REQUESTED, STARTED, PAUSED)
        .when(new ResumeScrape(JOB))
        .then(new ScrapeJobResumed(JOB, FOR, "running"));
    given(REQUESTED, PAUSED)
        .when(new ResumeScrape(JOB))
        .then(new ScrapeJobResumed(JOB, FOR, "requested"));
    given(REQUESTED, STARTED).when(new ResumeScrape(JOB)).thenNothing();
  }

  @Test
  void a_job_ends_completed_or_failed_or_cancelled_and_takes_no_command_then() {
    given(REQUESTED, STARTED)
        .when(new EndScrape(JOB, 0, false, "finished", ScrapeProgress.NONE))
        .then(ENDED);
    assertThat(book).containsEntry(JOB, "completed");
    given(REQUESTED, STARTED)
        .when(new EndScrape(JOB, 0, true, "unreachable", ScrapeProgress.NONE))
        .then(new ScrapeJobFailed(JOB, FOR, "failed", "unreachable", ScrapeProgress.NONE, NOW));
    given(REQUESTED, STARTED)
        .when(new CancelScrape(JOB, "Enough"))
        .then(new ScrapeJobCancelled(JOB, FOR, "Enough", "cancelled", NOW));
    for (Object command :
        List.of(new PauseScrape(JOB), new ResumeScrape(JOB), findings(0, SKIPPED))) {
      given(REQUESTED, STARTED, ENDED)
          .when(command)
          .broken(ScrapeRule.A_JOB_THAT_IS_OVER_TAKES_NO_COMMAND);
    }
    given(REQUESTED, STARTED, ENDED).when(new CancelScrape(JOB, null)).thenNothing();
  }

  @Test
  void what_was_read_is_read_again_by_a_new_job_that_knows_the_last_completed_one() {
    given()
        .when(new RerunScrape(JOB, EARLIER))
        .then(new ScrapeJobRequested(JOB, FOR, PLAN, "Who they are", COMPLETED, "requested"));
    over = false;
    given()
        .when(new RerunScrape(JOB, EARLIER))
        .broken(ScrapeRule.ONLY_A_JOB_THAT_IS_OVER_RUNS_AGAIN);
  }

  @Test
  void another_tenants_job_is_not_there() {
    given(REQUESTED).whenAnotherTenantSends(new PauseScrape(JOB)).refused(404);
  }

  @Test
  void a_plan_names_web_addresses_and_limits_that_can_be_kept() {
    assertThatThrownBy(
            () ->
                new RequestScrape(
                    JOB,
                    new ScrapePlan(
                        List.of("ftp://example.com/"),
                        new ScrapeScope("galaxy", List.of(), List.of()),
                        new ScrapeLimits(0, 5, 1, 1)),
                    null,
                    FOR))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem ->
                assertThat(String.valueOf(problem.members().get("errors")))
                    .contains("startUrls[0]", "scope.within", "limits.pages"));
  }
}
