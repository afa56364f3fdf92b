package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.WEBSITE_PAGE;

import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.SiteFacts;
import io.leadledger.query.funnel.jooq.tables.WebsitePage;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills funnel.website_page, a row for each address that a job has looked at.
@Component("funnel.website_page")
@ProcessingGroup("funnel.website_page")
@Fills(WebsitePage.class)
class WebsitePageProjector {

  @EventHandler
  void on(Finding event, Recorded recorded, Rows rows) {
    switch (event) {
      case PageScraped e -> scraped(e, recorded, rows);
      case PageChanged e ->
          rows.update(WEBSITE_PAGE, e.pageId())
              .set(WEBSITE_PAGE.PREVIOUS_PAGE_ID, e.previousPageId())
              .set(WEBSITE_PAGE.CHANGED, Json.of(e.changed()));
      case PageUnchanged e ->
          page(e, e.pageId(), e.url(), "unchanged", recorded, rows)
              .set(WEBSITE_PAGE.SAME_PAGE_ID, e.samePageId())
              .set(WEBSITE_PAGE.DEPTH, e.depth())
              .set(WEBSITE_PAGE.HTTP_STATUS, e.httpStatus())
              .set(WEBSITE_PAGE.BYTES, e.bytes())
              .set(WEBSITE_PAGE.FETCH_MS, e.millis())
              .set(WEBSITE_PAGE.SCRAPED_AT, recorded.at());
      case PageGone e ->
          page(e, e.pageId(), e.url(), "gone", recorded, rows)
              .set(WEBSITE_PAGE.PREVIOUS_PAGE_ID, e.previousPageId())
              .set(WEBSITE_PAGE.HTTP_STATUS, e.httpStatus());
      case PageSkipped e ->
          page(e, e.pageId(), e.url(), "skipped", recorded, rows)
              .set(WEBSITE_PAGE.DEPTH, e.depth())
              .set(WEBSITE_PAGE.REASON, e.reason())
              .set(WEBSITE_PAGE.DETAIL, e.detail())
              .set(WEBSITE_PAGE.BYTES, e.bytes());
      case PageFailed e ->
          page(e, e.pageId(), e.url(), "failed", recorded, rows)
              .set(WEBSITE_PAGE.DEPTH, e.depth())
              .set(WEBSITE_PAGE.REASON, e.error())
              .set(WEBSITE_PAGE.HTTP_STATUS, e.httpStatus())
              .set(WEBSITE_PAGE.ATTEMPTS, e.attempt());
      case SiteFactsFound e -> {
        SiteFacts facts = e.facts();
        rows.update(WEBSITE_PAGE, e.pageId())
            .set(WEBSITE_PAGE.FACTS, Json.of(facts == null ? List.of() : facts.facts()));
      }
      case SitemapRead _ -> {} // its addresses become pages
    }
  }

  private static void scraped(PageScraped event, Recorded recorded, Rows rows) {
    PageContent content = event.content();
    Rows.Values row =
        page(
                event,
                event.pageId(),
                content == null ? null : content.url(),
                "scraped",
                recorded,
                rows)
            .set(WEBSITE_PAGE.DEPTH, event.depth())
            .set(WEBSITE_PAGE.HTTP_STATUS, event.httpStatus())
            .set(WEBSITE_PAGE.CONTENT_TYPE, event.contentType())
            .set(WEBSITE_PAGE.LANGUAGE, event.language())
            .set(WEBSITE_PAGE.CONTENT_HASH, event.contentHash())
            .set(WEBSITE_PAGE.CONTENT_CUT, event.textCut())
            .set(WEBSITE_PAGE.LINK_COUNT, event.links())
            .set(WEBSITE_PAGE.CHANGE, event.change())
            .set(WEBSITE_PAGE.BYTES, event.bytes())
            .set(WEBSITE_PAGE.FETCH_MS, event.millis())
            .set(WEBSITE_PAGE.SCRAPED_AT, recorded.at());
    if (content != null) {
      row.set(WEBSITE_PAGE.FINAL_URL, content.finalUrl())
          .set(WEBSITE_PAGE.TITLE, content.title())
          .set(WEBSITE_PAGE.DESCRIPTION, content.description())
          .set(WEBSITE_PAGE.CANONICAL_URL, content.canonical())
          .set(WEBSITE_PAGE.CONTENT, content.text())
          .set(WEBSITE_PAGE.LINKS, Json.of(content.links()))
          .set(WEBSITE_PAGE.METADATA, Json.orEmpty(content.metadata()));
    }
  }

  /// An address that is looked at again after a failure is the same page.
  private static Rows.Values page(
      Finding event, UUID page, @Nullable String url, String status, Recorded recorded, Rows rows) {
    return rows.insert(WEBSITE_PAGE)
        .set(WEBSITE_PAGE.ID, page)
        .set(WEBSITE_PAGE.TENANT_ID, recorded.tenant())
        .set(WEBSITE_PAGE.JOB_ID, event.jobId())
        .set(WEBSITE_PAGE.URL, url)
        .set(WEBSITE_PAGE.STATUS, status)
        .set(WEBSITE_PAGE.CREATED_AT, recorded.at())
        .set(WEBSITE_PAGE.UPDATED_AT, recorded.at());
  }
}
