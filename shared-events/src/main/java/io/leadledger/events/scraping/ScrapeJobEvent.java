package io.leadledger.events.scraping;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a job of reading a website. `status` is `requested`, `running`, `paused`,
/// `completed`, `failed` or `cancelled`, whichever holds from now on.
///
/// What stands on pages, and under which addresses, is personal data: of the lead that the job
/// serves, or else of the company, or else it is encrypted with a key of the job's own.
public sealed interface ScrapeJobEvent extends DomainEvent {
  UUID jobId();

  ScrapeFor scrapeFor();

  @Override
  default UUID aggregateId() {
    return jobId();
  }

  @Override
  default UUID dataSubject() {
    return scrapeFor().subjectOr(jobId());
  }

  /// Something found out about one address: [SitemapRead], [PageScraped], [PageUnchanged],
  /// [PageSkipped], [PageFailed] or [PageGone], and what goes with them.
  sealed interface Finding extends ScrapeJobEvent {}

  /// A website is to be read. `previousJobId` is the last job of the same scope, against which its
  /// pages are compared; null for the first.
  @EventName("scraping.ScrapeJobRequested")
  @Revision("1")
  record ScrapeJobRequested(
      UUID jobId,
      ScrapeFor scrapeFor,
      @Personal @Nullable ScrapePlan plan,
      @Personal @Nullable String purpose,
      @Nullable UUID previousJobId,
      String status)
      implements ScrapeJobEvent {}

  /// Reading has begun.
  @EventName("scraping.ScrapeJobStarted")
  @Revision("1")
  record ScrapeJobStarted(UUID jobId, ScrapeFor scrapeFor, String status, Instant startedAt)
      implements ScrapeJobEvent {}

  /// A sitemap names these addresses; of one that names many there are several such events.
  @EventName("scraping.SitemapRead")
  @Revision("1")
  record SitemapRead(
      UUID jobId,
      ScrapeFor scrapeFor,
      @Personal @Nullable String url,
      @Personal @Nullable List<String> addresses)
      implements Finding {}

  /// A page has been read. `depth` is how many links it is away from where reading began, `bytes`
  /// what was received, `contentHash` the digest of its main text, `textCut` whether only the
  /// beginning of that is kept, `links` how many addresses it links to in all. `change` is `added`
  /// or `changed` against the last job of the same scope; null when there was none.
  @EventName("scraping.PageScraped")
  @Revision("1")
  record PageScraped(
      UUID jobId,
      ScrapeFor scrapeFor,
      UUID pageId,
      @Personal @Nullable PageContent content,
      int depth,
      int httpStatus,
      @Nullable String contentType,
      @Nullable String language,
      String contentHash,
      PageFingerprint fingerprint,
      boolean textCut,
      int links,
      long bytes,
      long millis,
      @Nullable String change)
      implements Finding {}

  /// The page is not as the last job of the same scope found it: `changed` are those of `title`,
  /// `description`, `text`, `links`, `metadata` and `contacts` that differ.
  @EventName("scraping.PageChanged")
  @Revision("1")
  record PageChanged(
      UUID jobId, ScrapeFor scrapeFor, UUID pageId, UUID previousPageId, List<String> changed)
      implements Finding {}

  /// The page is as the last job of the same scope found it. `samePageId` is the page of an earlier
  /// job that holds its content.
  @EventName("scraping.PageUnchanged")
  @Revision("1")
  record PageUnchanged(
      UUID jobId,
      ScrapeFor scrapeFor,
      UUID pageId,
      UUID samePageId,
      @Personal @Nullable String url,
      int depth,
      int httpStatus,
      PageFingerprint fingerprint,
      long bytes,
      long millis)
      implements Finding {}

  /// The page, which the last job of the same scope read, is there no longer.
  @EventName("scraping.PageGone")
  @Revision("1")
  record PageGone(
      UUID jobId,
      ScrapeFor scrapeFor,
      UUID pageId,
      UUID previousPageId,
      @Personal @Nullable String url,
      int httpStatus)
      implements Finding {}

  /// The address has not been read, or what stands there is not to be kept. `reason` is
  /// `address_not_allowed`, `robots`, `off_scope`, `redirects`, `redirect_target`, `type`,
  /// `encoding`, `too_large`, `compression_bomb`, `duplicate`, `noindex` or `trap`; `links` are
  /// those of a page that is not to be kept but leads further.
  @EventName("scraping.PageSkipped")
  @Revision("1")
  record PageSkipped(
      UUID jobId,
      ScrapeFor scrapeFor,
      UUID pageId,
      @Personal @Nullable String url,
      int depth,
      String reason,
      @Personal @Nullable String detail,
      @Personal @Nullable List<String> links,
      long bytes)
      implements Finding {}

  /// The address could not be read, at the `attempt`-th time; `again` tells whether it is tried
  /// once more.
  @EventName("scraping.PageFailed")
  @Revision("1")
  record PageFailed(
      UUID jobId,
      ScrapeFor scrapeFor,
      UUID pageId,
      @Personal @Nullable String url,
      int depth,
      String error,
      @Nullable Integer httpStatus,
      int attempt,
      boolean again)
      implements Finding {}

  /// A page has told what no page of the job had told before.
  @EventName("scraping.SiteFactsFound")
  @Revision("1")
  record SiteFactsFound(
      UUID jobId, ScrapeFor scrapeFor, UUID pageId, @Personal @Nullable SiteFacts facts)
      implements Finding {}

  /// How far the job has come by now.
  @EventName("scraping.ScrapeProgressReported")
  @Revision("1")
  record ScrapeProgressReported(
      UUID jobId, ScrapeFor scrapeFor, UUID reportId, ScrapeProgress progress)
      implements ScrapeJobEvent {}

  /// Nothing is read for the time being.
  @EventName("scraping.ScrapeJobPaused")
  @Revision("1")
  record ScrapeJobPaused(UUID jobId, ScrapeFor scrapeFor, String status)
      implements ScrapeJobEvent {}

  /// Reading goes on.
  @EventName("scraping.ScrapeJobResumed")
  @Revision("1")
  record ScrapeJobResumed(UUID jobId, ScrapeFor scrapeFor, String status)
      implements ScrapeJobEvent {}

  /// The website has been read. `reason` is `finished`, or the limit at which it ended: `pages`,
  /// `bytes` or `minutes`.
  @EventName("scraping.ScrapeJobCompleted")
  @Revision("1")
  record ScrapeJobCompleted(
      UUID jobId,
      ScrapeFor scrapeFor,
      String status,
      String reason,
      ScrapeProgress progress,
      Instant completedAt)
      implements ScrapeJobEvent {}

  /// Nothing could be read of the website. `reason` is the error of its first start address, or the
  /// reason for which it was skipped.
  @EventName("scraping.ScrapeJobFailed")
  @Revision("1")
  record ScrapeJobFailed(
      UUID jobId,
      ScrapeFor scrapeFor,
      String status,
      String reason,
      ScrapeProgress progress,
      Instant failedAt)
      implements ScrapeJobEvent {}

  /// Nothing more is read; what has been read stays.
  @EventName("scraping.ScrapeJobCancelled")
  @Revision("1")
  record ScrapeJobCancelled(
      UUID jobId,
      ScrapeFor scrapeFor,
      @Personal @Nullable String reason,
      String status,
      Instant cancelledAt)
      implements ScrapeJobEvent {}
}
