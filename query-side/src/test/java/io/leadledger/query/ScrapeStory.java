package io.leadledger.query;

import io.leadledger.events.Ids;
import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeLimits;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeProgress;
import io.leadledger.events.scraping.ScrapeScope;
import io.leadledger.events.scraping.SiteFact;
import io.leadledger.events.scraping.SiteFacts;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Events of reading the website of a lead's company, for tests to choose from.
public final class ScrapeStory {
  public static final Instant BEGUN = Instant.parse("2026-02-28T12:00:00Z");
  public static final String ABOUT = "https://roofing.example/about";
  public static final ScrapeProgress HALF =
      new ScrapeProgress(1, 3, Map.of("robots", 2), 1, 0, 0, 0, 2_048, 1_500, 0.5, 6L);
  public static final ScrapeProgress WHOLE =
      new ScrapeProgress(4, 0, Map.of("robots", 2), 1, 1, 2, 1, 8_192, 6_000, 0.5, 0L);

  public final UUID job = Ids.next();
  public final UUID page = Ids.next();
  public final UUID earlierPage = Ids.next();
  public final ScrapeFor whom;

  public ScrapeStory(LeadStory lead) {
    whom = new ScrapeFor(lead.lead, lead.company, null);
  }

  public ScrapeJobRequested requested() {
    return new ScrapeJobRequested(
        job,
        whom,
        new ScrapePlan(
            List.of("https://roofing.example/"),
            new ScrapeScope("host", List.of(), List.of("*/tag/*")),
            new ScrapeLimits(100, 5, 1_000_000, 10)),
        "Who they are",
        null,
        "requested");
  }

  public ScrapeJobStarted started() {
    return new ScrapeJobStarted(job, whom, "running", BEGUN);
  }

  public PageScraped scraped(String change) {
    return new PageScraped(
        job,
        whom,
        page,
        new PageContent(
            ABOUT,
            ABOUT + "/us",
            "About us",
            "Roofs since 1990",
            null,
            "# About us\n\nWe mend slate roofs.",
            List.of("https://roofing.example/team"),
            Map.of("openGraph", Map.of("og:type", "website"))),
        1,
        200,
        "text/html",
        "en",
        "90ab",
        new PageFingerprint("\"1\"", null, Map.of("text", "90ab")),
        false,
        17,
        2_048,
        42,
        change);
  }

  public PageFailed failed(int attempt, boolean again) {
    return new PageFailed(job, whom, page, ABOUT, 1, "timeout", 503, attempt, again);
  }

  public SiteFactsFound told() {
    return new SiteFactsFound(
        job,
        whom,
        page,
        new SiteFacts(
            ABOUT, List.of(new SiteFact("email", "info@roofing.example", new BigDecimal("0.9")))));
  }

  public ScrapeProgressReported reported(UUID report) {
    return new ScrapeProgressReported(job, whom, report, HALF);
  }

  public ScrapeJobCompleted completed() {
    return new ScrapeJobCompleted(job, whom, "completed", "finished", WHOLE, BEGUN.plusSeconds(60));
  }
}
