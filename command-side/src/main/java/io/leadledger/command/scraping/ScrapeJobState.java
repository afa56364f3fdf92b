package io.leadledger.command.scraping;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeProgress;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// How a job stands, as its owner sees it. What it was asked to read stands in
/// funnel.website_scrape_job.
///
/// @param reason why it ended so
/// @param previousJobId against which its pages are compared
/// @param pageLimit how many pages it reads at most
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ScrapeJobState(
    UUID id,
    String status,
    @Nullable String reason,
    ScrapeFor scrapeFor,
    @Nullable UUID previousJobId,
    int pageLimit,
    ScrapeProgress progress,
    Instant requestedAt,
    @Nullable Instant startedAt,
    @Nullable Instant endedAt) {
  private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");

  boolean isOver() {
    return OVER.contains(status);
  }
}
