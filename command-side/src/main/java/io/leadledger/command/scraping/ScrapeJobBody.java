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

  ScrapePlan plan() {
    return new ScrapePlan(
        startUrls,
        scope == null
            ? ScrapePlans.HOST
            : new ScrapeScope(
                Objects.requireNonNullElse(scope.within(), ScrapePlans.HOST.within()),
                Objects.requireNonNullElse(scope.include(), List.of()),
                Objects.requireNonNullElse(scope.exclude(), List.of())),
        limits == null
            ? ScrapePlans.USUAL
            : new ScrapeLimits(
                Objects.requireNonNullElse(limits.pages(), ScrapePlans.USUAL.pages()),
                Objects.requireNonNullElse(limits.depth(), ScrapePlans.USUAL.depth()),
                Objects.requireNonNullElse(limits.bytes(), ScrapePlans.USUAL.bytes()),
                Objects.requireNonNullElse(limits.minutes(), ScrapePlans.USUAL.minutes())));
  }

  ScrapeFor scrapeFor() {
    return new ScrapeFor(leadId, companyId, funnelProgressId);
  }
}
