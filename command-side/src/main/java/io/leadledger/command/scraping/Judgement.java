package io.leadledger.command.scraping;

import io.leadledger.command.scraping.KnownPages.KnownPage;
import io.leadledger.command.scraping.content.Changes;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.SiteFact;
import io.leadledger.events.scraping.SiteFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Says what is found out by a visit, given what the job knows already.
final class Judgement {
  private static final int ATTEMPTS = 3;
  private static final int NOT_FOUND = 404;
  private static final int ADDRESSES_OF_A_SITEMAP = 5_000;

  private final UUID job;
  private final ScrapeFor whom;
  private final Frontier frontier;
  private final @Nullable KnownPages earlier;

  /// @param earlier null when there is no earlier job
  Judgement(UUID job, ScrapeFor whom, Frontier frontier, @Nullable KnownPages earlier) {
    this.job = job;
    this.whom = whom;
    this.frontier = frontier;
    this.earlier = earlier;
  }

  /// The page as the last job of the same scope has found it.
  @Nullable KnownPage known(Waiting at) {
    return earlier == null ? null : earlier.find(at.url());
  }

  List<Finding> of(Waiting at, Visited visited) {
    return switch (visited) {
      case Visited.Read page -> ofPage(at, page);
      case Visited.NotModified same -> ofSame(at, same);
      case Visited.Missing missing -> List.of(ofMissing(at, missing));
      case Visited.NotForUs it ->
          List.of(skipped(at, it.reason(), it.detail(), it.links(), it.bytes()));
      case Visited.Failed it ->
          List.of(failed(at, it.error(), it.httpStatus(), it.passing() && at.attempt() < ATTEMPTS));
    };
  }

  /// A sitemap, in pieces that are small enough to be kept.
  List<Finding> of(Visits.Sitemap sitemap) {
    List<Finding> pieces = new ArrayList<>();
    List<String> addresses = sitemap.addresses();
    for (int from = 0; from < addresses.size(); from += ADDRESSES_OF_A_SITEMAP) {
      int to = Math.min(addresses.size(), from + ADDRESSES_OF_A_SITEMAP);
      pieces.add(
          new SitemapRead(job, whom, sitemap.url(), List.copyOf(addresses.subList(from, to))));
    }
    return pieces;
  }

  private List<Finding> ofPage(Waiting at, Visited.Read page) {
    String found = page.content().finalUrl();
    if (frontier.hasRead(found) || frontier.hasRead(at.url())) {
      return List.of(skipped(at, "duplicate", found, null, page.bytes()));
    }
    KnownPage then = known(at);
    PageFingerprint now = page.fingerprint();
    List<String> changed =
        then == null ? List.of() : Changes.between(then.fingerprint().aspects(), now.aspects());
    if (then != null && changed.isEmpty()) {
      return List.of(
          new PageUnchanged(
              job,
              whom,
              at.page(),
              then.page(),
              at.url(),
              at.depth(),
              page.httpStatus(),
              now,
              page.bytes(),
              page.millis()));
    }
    if (frontier.hasRead(page.content(), page.contentHash(), now)) {
      return List.of(skipped(at, "duplicate", page.content().canonical(), null, page.bytes()));
    }
    List<Finding> findings = new ArrayList<>();
    findings.add(scraped(at, page, then));
    if (then != null) {
      findings.add(new PageChanged(job, whom, at.page(), then.page(), changed));
    }
    List<SiteFact> news =
        page.facts().stream().filter(fact -> frontier.isNews(fact.kind(), fact.value())).toList();
    if (!news.isEmpty()) {
      findings.add(new SiteFactsFound(job, whom, at.page(), new SiteFacts(found, news)));
    }
    return findings;
  }

  private PageScraped scraped(Waiting at, Visited.Read page, @Nullable KnownPage then) {
    String change = earlier == null ? null : then == null ? "added" : "changed";
    return new PageScraped(
        job,
        whom,
        at.page(),
        page.content(),
        at.depth(),
        page.httpStatus(),
        page.contentType(),
        page.language(),
        page.contentHash(),
        page.fingerprint(),
        page.textCut(),
        page.links(),
        page.bytes(),
        page.millis(),
        change);
  }

  /// A server that speaks of a page which nobody knows has not understood the question.
  private List<Finding> ofSame(Waiting at, Visited.NotModified same) {
    KnownPage then = known(at);
    return List.of(
        then == null
            ? failed(at, "not_modified", same.httpStatus(), false)
            : new PageUnchanged(
                job,
                whom,
                at.page(),
                then.page(),
                at.url(),
                at.depth(),
                same.httpStatus(),
                then.fingerprint(),
                0,
                same.millis()));
  }

  private Finding ofMissing(Waiting at, Visited.Missing missing) {
    KnownPage then = known(at);
    return then == null
        ? failed(
            at,
            missing.httpStatus() == NOT_FOUND ? "not_found" : "gone",
            missing.httpStatus(),
            false)
        : new PageGone(job, whom, at.page(), then.page(), at.url(), missing.httpStatus());
  }

  private PageFailed failed(Waiting at, String error, @Nullable Integer httpStatus, boolean again) {
    return new PageFailed(
        job, whom, at.page(), at.url(), at.depth(), error, httpStatus, at.attempt(), again);
  }

  private PageSkipped skipped(
      Waiting at,
      String reason,
      @Nullable String detail,
      @Nullable List<String> links,
      long bytes) {
    return new PageSkipped(
        job, whom, at.page(), at.url(), at.depth(), reason, detail, links, bytes);
  }
}
