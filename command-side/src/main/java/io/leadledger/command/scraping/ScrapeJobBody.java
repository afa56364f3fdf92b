package io.leadledger.command.scraping;

import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeLimits;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeScope;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A job as JSON asks for it.
record ScrapeJobBody(
    @Schema(example = "[\"https://example.com/\"]") List<String> startUrls,
    @Nullable Scope scope,
    @Nullable Limits limits,
    @Schema(description = "Why the website is read") @Nullable String purpose,
    @Schema(description = "The lead whose website it is") @Nullable UUID leadId,
    @Schema(description = "The company whose website it is; that of the lead if none is named")
        @Nullable UUID companyId,
    @Schema(description = "The progress through a funnel whose data points are looked for")
        @Nullable UUID funnelProgressId) {

  record Scope(
      @Schema(
              allowableValues = {"host", "domain", "path"},
              defaultValue = "host")
          @Nullable String within,
      @Schema(description = "Paths of which one has to fit, such as /en/*")
          @Nullable List<String> include,
      @Schema(description = "Paths of which none may fit, such as */tag/*")
          @Nullable List<String> exclude) {}

  record Limits(
      @Schema(defaultValue = "500", description = "At most 100,000") @Nullable Integer pages,
      @Schema(defaultValue = "10", description = "Links away from the start")
          @Nullable Integer depth,
      @Schema(defaultValue = "1000000000") @Nullable Long bytes,
      @Schema(defaultValue = "240", description = "Of work; pauses do not count")
          @Nullable Integer minutes) {}

  private static final Scope HOST = new Scope(null, null, null);
  private static final Limits USUAL = new Limits(null, null, null, null);

  ScrapePlan plan() {
    Scope where = Objects.requireNonNullElse(scope, HOST);
    Limits far = Objects.requireNonNullElse(limits, USUAL);
    return new ScrapePlan(
        startUrls,
        new ScrapeScope(
            Objects.requireNonNullElse(where.within(), "host"),
            Objects.requireNonNullElse(where.include(), List.of()),
            Objects.requireNonNullElse(where.exclude(), List.of())),
        new ScrapeLimits(
            Objects.requireNonNullElse(far.pages(), 500),
            Objects.requireNonNullElse(far.depth(), 10),
            Objects.requireNonNullElse(far.bytes(), 1_000_000_000L),
            Objects.requireNonNullElse(far.minutes(), 240)));
  }

  ScrapeFor scrapeFor() {
    return new ScrapeFor(leadId, companyId, funnelProgressId);
  }
}
