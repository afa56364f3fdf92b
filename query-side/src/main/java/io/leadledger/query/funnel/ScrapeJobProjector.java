package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.WEBSITE_SCRAPE_JOB;
import static io.leadledger.query.funnel.jooq.Tables.WEBSITE_SCRAPE_PROGRESS;

import io.leadledger.events.scraping.ScrapeJobEvent;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeProgress;
import io.leadledger.query.funnel.jooq.tables.WebsiteScrapeJob;
import io.leadledger.query.funnel.jooq.tables.WebsiteScrapeProgress;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.math.BigDecimal;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.website_scrape_job, and funnel.website_scrape_progress with a row for each report.
@Component("funnel.website_scrape_job")
@ProcessingGroup("funnel.website_scrape_job")
@Fills({WebsiteScrapeJob.class, WebsiteScrapeProgress.class})
class ScrapeJobProjector {

  @EventHandler
  void on(ScrapeJobEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case ScrapeJobRequested e -> requested(e, recorded, rows);
      case ScrapeJobStarted e ->
          became(e, e.status(), recorded, rows).set(WEBSITE_SCRAPE_JOB.STARTED_AT, e.startedAt());
      case ScrapeProgressReported e -> reported(e, recorded, rows);
      case ScrapeJobPaused e -> became(e, e.status(), recorded, rows);
      case ScrapeJobResumed e -> became(e, e.status(), recorded, rows);
      case ScrapeJobCompleted e ->
          counted(ended(e, e.status(), e.completedAt(), recorded, rows), e.progress())
              .set(WEBSITE_SCRAPE_JOB.REASON, e.reason());
      case ScrapeJobFailed e ->
          counted(ended(e, e.status(), e.failedAt(), recorded, rows), e.progress())
              .set(WEBSITE_SCRAPE_JOB.REASON, e.reason());
      case ScrapeJobCancelled e ->
          ended(e, e.status(), e.cancelledAt(), recorded, rows)
              .set(WEBSITE_SCRAPE_JOB.REASON, e.reason());
      case Finding _ -> {} // they are pages
    }
  }

  private static void requested(ScrapeJobRequested event, Recorded recorded, Rows rows) {
    Rows.Values row =
        rows.insert(WEBSITE_SCRAPE_JOB)
            .set(WEBSITE_SCRAPE_JOB.ID, event.jobId())
            .set(WEBSITE_SCRAPE_JOB.TENANT_ID, recorded.tenant())
            .set(WEBSITE_SCRAPE_JOB.USER_ID, recorded.actor())
            .set(WEBSITE_SCRAPE_JOB.LEAD_ID, event.scrapeFor().leadId())
            .set(WEBSITE_SCRAPE_JOB.COMPANY_ID, event.scrapeFor().companyId())
            .set(WEBSITE_SCRAPE_JOB.FUNNEL_PROGRESS_ID, event.scrapeFor().funnelProgressId())
            .set(WEBSITE_SCRAPE_JOB.PREVIOUS_JOB_ID, event.previousJobId())
            .set(WEBSITE_SCRAPE_JOB.PURPOSE, event.purpose())
            .set(WEBSITE_SCRAPE_JOB.STATUS, event.status())
            .set(WEBSITE_SCRAPE_JOB.CREATED_AT, recorded.at())
            .set(WEBSITE_SCRAPE_JOB.UPDATED_AT, recorded.at());
    ScrapePlan plan = event.plan();
    if (plan != null) {
      row.set(WEBSITE_SCRAPE_JOB.START_URLS, Json.of(plan.startUrls()))
          .set(WEBSITE_SCRAPE_JOB.SCOPE, Json.of(plan.scope()))
          .set(WEBSITE_SCRAPE_JOB.LIMITS, Json.of(plan.limits()));
    }
  }

  private static void reported(ScrapeProgressReported event, Recorded recorded, Rows rows) {
    ScrapeProgress now = event.progress();
    counted(changed(event, recorded, rows), now);
    Double speed = now.pagesPerSecond();
    rows.insert(WEBSITE_SCRAPE_PROGRESS)
        .set(WEBSITE_SCRAPE_PROGRESS.ID, event.reportId())
        .set(WEBSITE_SCRAPE_PROGRESS.TENANT_ID, recorded.tenant())
        .set(WEBSITE_SCRAPE_PROGRESS.JOB_ID, event.jobId())
        .set(WEBSITE_SCRAPE_PROGRESS.PAGES_READ, now.pages())
        .set(WEBSITE_SCRAPE_PROGRESS.PAGES_QUEUED, now.queued())
        .set(WEBSITE_SCRAPE_PROGRESS.PAGES_SKIPPED, Json.of(now.skipped()))
        .set(WEBSITE_SCRAPE_PROGRESS.PAGES_FAILED, now.failed())
        .set(WEBSITE_SCRAPE_PROGRESS.BYTES, now.bytes())
        .set(WEBSITE_SCRAPE_PROGRESS.ACTIVE_MS, now.activeMillis())
        .set(
            WEBSITE_SCRAPE_PROGRESS.PAGES_PER_SECOND,
            speed == null ? null : BigDecimal.valueOf(speed))
        .set(WEBSITE_SCRAPE_PROGRESS.SECONDS_LEFT, now.secondsLeft())
        .set(WEBSITE_SCRAPE_PROGRESS.RECORDED_AT, recorded.at());
  }

  private static Rows.Values counted(Rows.Values row, ScrapeProgress progress) {
    return row.set(WEBSITE_SCRAPE_JOB.PAGES_READ, progress.pages())
        .set(WEBSITE_SCRAPE_JOB.PAGES_SKIPPED, Json.of(progress.skipped()))
        .set(WEBSITE_SCRAPE_JOB.PAGES_FAILED, progress.failed())
        .set(WEBSITE_SCRAPE_JOB.PAGES_ADDED, progress.added())
        .set(WEBSITE_SCRAPE_JOB.PAGES_CHANGED, progress.changed())
        .set(WEBSITE_SCRAPE_JOB.PAGES_GONE, progress.gone())
        .set(WEBSITE_SCRAPE_JOB.BYTES, progress.bytes())
        .set(WEBSITE_SCRAPE_JOB.ACTIVE_MS, progress.activeMillis());
  }

  private static Rows.Values ended(
      ScrapeJobEvent event, String status, Instant at, Recorded recorded, Rows rows) {
    return became(event, status, recorded, rows).set(WEBSITE_SCRAPE_JOB.ENDED_AT, at);
  }

  private static Rows.Values became(
      ScrapeJobEvent event, String status, Recorded recorded, Rows rows) {
    return changed(event, recorded, rows).set(WEBSITE_SCRAPE_JOB.STATUS, status);
  }

  private static Rows.Values changed(ScrapeJobEvent event, Recorded recorded, Rows rows) {
    return rows.update(WEBSITE_SCRAPE_JOB, event.jobId())
        .set(WEBSITE_SCRAPE_JOB.UPDATED_AT, recorded.at());
  }
}
