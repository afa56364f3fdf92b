package io.leadledger.command.scraping;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.lead.Companies;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.scraping.ScrapeCommand.*;
import io.leadledger.command.scraping.ScrapeJobs.Earlier;
import io.leadledger.command.values.Moments;
import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Ids;
import io.leadledger.events.Personal;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeProgress;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// A job of reading a website. Its state does not grow with the pages: of what has been found out
/// it knows how much that is, so that of two workers only the one that knows all of it can go on
/// (ADR 0125).
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class ScrapeJob extends TenantAggregate implements HoldsPersonalData {
  private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

  private ScrapeFor scrapeFor = ScrapeFor.NOBODY;
  private UUID subject = new UUID(0, 0);
  @Personal private @Nullable ScrapePlan plan;
  @Personal private @Nullable String purpose;
  private String status = "";
  private boolean started;
  private int findings;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      RequestScrape command, MetaData by, ScrapeBook book, Leads leads, Companies companies) {
    UUID tenant = tenantOf(by);
    ScrapeFor whom = command.scrapeFor();
    UUID company = whom.companyId();
    if (whom.leadId() != null) {
      require(leads.isKnown(tenant, whom.leadId()), ScrapeRule.A_JOB_SERVES_A_KNOWN_LEAD);
      company = company == null ? companies.ofLead(tenant, whom.leadId()).orElse(null) : company;
    }
    require(
        company == null || companies.isKnown(tenant, company),
        ScrapeRule.A_JOB_SERVES_A_KNOWN_COMPANY);
    var served = new ScrapeFor(whom.leadId(), company, whom.funnelProgressId());
    apply(
        new ScrapeJobRequested(
            command.job(), served, command.plan(), command.purpose(), null, "requested"));
    book.enter(
        tenant,
        actorOf(by),
        command.job(),
        command.job(),
        served,
        null,
        command.plan().limits().pages());
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RerunScrape command, MetaData by, ScrapeBook book, ScrapeJobs jobs) {
    UUID tenant = tenantOf(by);
    Earlier earlier = jobs.find(tenant, command.earlier()).orElseThrow(ScrapeJob::notOver);
    require(earlier.isOver(), ScrapeRule.ONLY_A_JOB_THAT_IS_OVER_RUNS_AGAIN);
    ScrapePlan again = earlier.plan();
    if (again == null) {
      throw notOver();
    }
    UUID series = book.seriesOf(command.earlier());
    UUID previous = book.lastCompleted(series).orElse(null);
    apply(
        new ScrapeJobRequested(
            command.job(), earlier.scrapeFor(), again, earlier.purpose(), previous, "requested"));
    book.enter(
        tenant,
        actorOf(by),
        command.job(),
        series,
        earlier.scrapeFor(),
        previous,
        again.limits().pages());
  }

  @CommandHandler
  void handle(PauseScrape command, ScrapeBook book) {
    requireNotOver();
    if (!status.equals("paused")) {
      apply(new ScrapeJobPaused(id(), scrapeFor, "paused"));
      book.become(id(), status, null);
    }
  }

  @CommandHandler
  void handle(ResumeScrape command, ScrapeBook book) {
    requireNotOver();
    if (status.equals("paused")) {
      apply(new ScrapeJobResumed(id(), scrapeFor, started ? "running" : "requested"));
      book.become(id(), status, null);
    }
  }

  @CommandHandler
  void handle(CancelScrape command, ScrapeBook book) {
    if (!OVER.contains(status)) {
      apply(new ScrapeJobCancelled(id(), scrapeFor, command.reason(), "cancelled", Moments.now()));
      book.become(id(), status, null);
    }
  }

  @CommandHandler
  void handle(BeginScrape command, ScrapeBook book) {
    requireNotOver();
    require(!status.equals("paused"), ScrapeRule.ONLY_A_RUNNING_JOB_READS);
    if (!started) {
      apply(new ScrapeJobStarted(id(), scrapeFor, "running", Moments.now()));
      book.become(id(), status, null);
    }
  }

  /// What was under way when the job was paused is recorded all the same.
  @CommandHandler
  void handle(RecordFindings command) {
    requireNotOver();
    requireKnown(command.after());
    command.findings().forEach(finding -> apply(finding));
    ScrapeProgress report = command.report();
    if (report != null) {
      apply(new ScrapeProgressReported(id(), scrapeFor, Ids.next(), report));
    }
  }

  @CommandHandler
  void handle(EndScrape command, ScrapeBook book) {
    requireNotOver();
    requireKnown(command.after());
    require(status.equals("running"), ScrapeRule.ONLY_A_RUNNING_JOB_READS);
    apply(
        command.failed()
            ? new ScrapeJobFailed(
                id(), scrapeFor, "failed", command.reason(), command.progress(), Moments.now())
            : new ScrapeJobCompleted(
                id(), scrapeFor, "completed", command.reason(), command.progress(), Moments.now()));
    book.become(id(), status, command.reason());
  }

  @EventSourcingHandler
  void on(ScrapeJobEvent event, MetaData metaData) {
    switch (event) {
      case ScrapeJobRequested e -> {
        created(e.jobId(), metaData);
        scrapeFor = e.scrapeFor();
        subject = e.dataSubject();
        plan = e.plan();
        purpose = e.purpose();
        status = e.status();
      }
      case ScrapeJobStarted e -> {
        started = true;
        status = e.status();
      }
      case Finding _ -> findings++;
      case ScrapeProgressReported _ -> {} // nothing is decided by it
      case ScrapeJobPaused e -> status = e.status();
      case ScrapeJobResumed e -> status = e.status();
      case ScrapeJobCompleted e -> status = e.status();
      case ScrapeJobFailed e -> status = e.status();
      case ScrapeJobCancelled e -> status = e.status();
    }
  }

  @Override
  public UUID dataSubject() {
    return subject;
  }

  Earlier asEarlier() {
    return new Earlier(OVER.contains(status), plan, purpose, scrapeFor);
  }

  private void requireNotOver() {
    require(!OVER.contains(status), ScrapeRule.A_JOB_THAT_IS_OVER_TAKES_NO_COMMAND);
  }

  private void requireKnown(int after) {
    if (after != findings) {
      throw new RuleBroken(
          ScrapeRule.FINDINGS_FOLLOW_ALL_THAT_ARE_RECORDED, Map.of("recorded", findings));
    }
  }

  private static RuleBroken notOver() {
    return new RuleBroken(ScrapeRule.ONLY_A_JOB_THAT_IS_OVER_RUNS_AGAIN, Map.of());
  }
}
