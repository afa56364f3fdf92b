package io.leadledger.command.scraping;

import io.leadledger.command.values.Fields;
import io.leadledger.events.scraping.ScrapeLimits;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeScope;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/// What a job's plan must be like.
final class ScrapePlans {
  static final ScrapeScope HOST = new ScrapeScope("host", List.of(), List.of());
  static final ScrapeLimits USUAL = new ScrapeLimits(500, 10, 1_000_000_000L, 240);
  static final List<String> WITHIN = List.of("host", "domain", "path");
  static final int MOST_PAGES = 100_000;
  static final int MOST_DEPTH = 100;
  static final long MOST_BYTES = 100_000_000_000L;
  static final int MOST_MINUTES = 10_080;

  private static final int STARTS = 100;
  private static final int PATTERNS = 100;
  private static final int PATTERN = 500;

  private ScrapePlans() {}

  /// The hosts of these addresses, as far as is usual.
  static ScrapePlan usual(List<String> startUrls) {
    return new ScrapePlan(startUrls, HOST, USUAL);
  }

  static ScrapePlan check(Fields fields, ScrapePlan plan) {
    List<String> starts =
        addresses(fields, Objects.requireNonNullElse(plan.startUrls(), List.of()));
    ScrapeScope scope = plan.scope();
    ScrapeLimits limits = plan.limits();
    fields.required("scope.within", scope.within());
    String within = fields.oneOf("scope.within", scope.within(), WITHIN);
    fields.between("limits.pages", limits.pages(), 1, MOST_PAGES);
    fields.between("limits.depth", limits.depth(), 0, MOST_DEPTH);
    fields.between("limits.bytes", limits.bytes(), 1L, MOST_BYTES);
    fields.between("limits.minutes", limits.minutes(), 1, MOST_MINUTES);
    return new ScrapePlan(
        starts,
        new ScrapeScope(
            within == null ? "" : within,
            patterns(fields, "scope.include", scope.include()),
            patterns(fields, "scope.exclude", scope.exclude())),
        limits);
  }

  private static List<String> addresses(Fields fields, List<String> urls) {
    fields.check(
        !urls.isEmpty() && urls.size() <= STARTS,
        "startUrls",
        "out-of-range",
        "Reading begins somewhere, and not at too many places.",
        "1 to " + STARTS + " addresses");
    return IntStream.range(0, urls.size())
        .mapToObj(i -> fields.url("startUrls[" + i + "]", urls.get(i)))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }

  private static List<String> patterns(Fields fields, String field, List<String> patterns) {
    fields.check(
        patterns.size() <= PATTERNS,
        field,
        "too-many",
        "These are too many patterns.",
        "at most " + PATTERNS);
    return patterns.stream()
        .map(pattern -> fields.text(field, pattern, PATTERN))
        .filter(Objects::nonNull)
        .distinct()
        .toList();
  }
}
