package io.leadledger.query.funnel;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import io.leadledger.events.lead.CompanyEvent.CompanyRegistered;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeProgress;
import io.leadledger.query.LeadStory;
import io.leadledger.query.ProjectionTest;
import io.leadledger.query.ScrapeStory;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ScrapingProjectorsTest extends ProjectionTest {
  private final LeadStory ada = new LeadStory(actor);
  private final ScrapeStory site = new ScrapeStory(ada);

  @Test
  void a_job_says_what_is_read_for_whom_and_what_came_of_it() {
    UUID report = Ids.next();
    published(
        ada.captured(),
        site.requested(),
        site.started(),
        new ScrapeJobPaused(site.job, site.whom, "paused"),
        new ScrapeJobResumed(site.job, site.whom, "running"),
        site.reported(report));
    assertThat(row("funnel.website_scrape_job", site.job).get("pages_read").asInt()).isEqualTo(1);
    published(new CompanyRegistered(ada.company, "Roofs", null, null), site.completed());
    assertThat(row("funnel.website_scrape_job", site.job))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'user_id': '%s', 'lead_id': '%s', 'company_id': '%s',
                 'purpose': 'Who they are', 'start_urls': ['https://roofing.example/'],
                 'scope': {'within': 'host', 'include': [], 'exclude': ['*/tag/*']},
                 'limits': {'pages': 100, 'depth': 5, 'bytes': 1000000, 'minutes': 10},
                 'status': 'completed', 'reason': 'finished', 'pages_read': 4, 'pages_skipped': {'robots': 2},
                 'pages_failed': 1, 'pages_added': 1, 'pages_changed': 2, 'pages_gone': 1, 'bytes': 8192,
                 'active_ms': 6000, 'started_at': '2026-02-28T12:00:00+00:00',
                 'ended_at': '2026-02-28T12:01:00+00:00', 'created_at': '2026-03-01T10:00:00+00:00',
                 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(site.job, tenant, actor, ada.lead, ada.company)));
    assertThat(row("funnel.website_scrape_progress", report))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'job_id': '%s', 'pages_read': 1, 'pages_queued': 3,
                 'pages_skipped': {'robots': 2}, 'pages_failed': 1, 'bytes': 2048, 'active_ms': 1500,
                 'pages_per_second': 0.5, 'seconds_left': 6, 'recorded_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(report, tenant, site.job)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_page_that_was_read_after_a_failure_is_one_page() {
    published(ada.captured(), site.requested(), site.failed(1, true));
    assertThat(row("funnel.website_page", site.page).get("status").asString()).isEqualTo("failed");
    published(
        site.scraped("changed"),
        new PageChanged(site.job, site.whom, site.page, site.earlierPage, List.of("text")),
        site.told());
    assertThat(row("funnel.website_page", site.page))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'job_id': '%s', 'url': 'https://roofing.example/about',
                 'final_url': 'https://roofing.example/about/us', 'status': 'scraped', 'http_status': 200,
                 'attempts': 1, 'depth': 1, 'change': 'changed', 'changed': ['text'], 'previous_page_id': '%s',
                 'title': 'About us', 'description': 'Roofs since 1990', 'language': 'en',
                 'content': '# About us\\n\\nWe mend slate roofs.', 'content_cut': false, 'content_hash': '90ab',
                 'content_type': 'text/html', 'links': ['https://roofing.example/team'], 'link_count': 17,
                 'metadata': {'openGraph': {'og:type': 'website'}},
                 'facts': [{'kind': 'email', 'value': 'info@roofing.example', 'confidence': 0.9}],
                 'bytes': 2048, 'fetch_ms': 42, 'scraped_at': '2026-03-01T10:00:00+00:00',
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(site.page, tenant, site.job, site.earlierPage)));
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void what_was_not_read_says_why() {
    UUID skipped = Ids.next();
    UUID same = Ids.next();
    UUID gone = Ids.next();
    published(
        ada.captured(),
        site.requested(),
        new PageSkipped(
            site.job, site.whom, skipped, ScrapeStory.ABOUT, 1, "type", "image/png", null, 12),
        new PageUnchanged(
            site.job,
            site.whom,
            same,
            site.earlierPage,
            ScrapeStory.ABOUT,
            1,
            304,
            new PageFingerprint(null, null, Map.of()),
            0,
            5),
        new PageGone(site.job, site.whom, gone, site.earlierPage, ScrapeStory.ABOUT, 410),
        site.failed(3, false));
    assertThat(row("funnel.website_page", skipped))
        .isEqualTo(
            json(
                """
                {'id': '%s', 'tenant_id': '%s', 'job_id': '%s', 'url': 'https://roofing.example/about',
                 'status': 'skipped', 'reason': 'type', 'detail': 'image/png', 'attempts': 1, 'depth': 1,
                 'changed': [], 'content_cut': false, 'links': [], 'metadata': {}, 'facts': [], 'bytes': 12,
                 'created_at': '2026-03-01T10:00:00+00:00', 'updated_at': '2026-03-01T10:00:00+00:00'}"""
                    .formatted(skipped, tenant, site.job)));
    assertThat(row("funnel.website_page", same).get("same_page_id").asString())
        .isEqualTo(site.earlierPage.toString());
    assertThat(row("funnel.website_page", gone).get("http_status").asInt()).isEqualTo(410);
    var failed = row("funnel.website_page", site.page);
    assertThat(failed.get("reason").asString()).isEqualTo("timeout");
    assertThat(failed.get("attempts").asInt()).isEqualTo(3);
    assertThatAReplayMakesTheSameRows();
  }

  @Test
  void a_job_ends_otherwise_too() {
    published(
        ada.captured(),
        site.requested(),
        new ScrapeJobFailed(
            site.job, site.whom, "failed", "unreachable", ScrapeProgress.NONE, NOW));
    assertThat(row("funnel.website_scrape_job", site.job).get("reason").asString())
        .isEqualTo("unreachable");
    published(new ScrapeJobCancelled(site.job, site.whom, "Enough", "cancelled", NOW));
    assertThat(row("funnel.website_scrape_job", site.job).get("status").asString())
        .isEqualTo("cancelled");
  }

  @Test
  void a_company_says_when_its_website_was_read() {
    published(
        new CompanyRegistered(ada.company, "Roofs", null, null),
        ada.captured(),
        site.requested(),
        site.completed());
    assertThat(row("smartweb.companies", ada.company).get("last_scraped_at").asString())
        .isEqualTo("2026-02-28T12:01:00");
    assertThatAReplayMakesTheSameRows();
  }
}
