package io.leadledger.command.scraping;

import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeProgress;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// How much has been found out, as the findings say.
final class Tally {
  private final Map<String, Integer> skipped = new TreeMap<>();
  private int pages;
  private int failed;
  private int added;
  private int changed;
  private int gone;
  private long bytes;
  private @Nullable String trouble;

  void on(Finding finding) {
    switch (finding) {
      case PageScraped e -> {
        pages++;
        bytes += e.bytes();
        added += "added".equals(e.change()) ? 1 : 0;
        changed += "changed".equals(e.change()) ? 1 : 0;
      }
      case PageUnchanged e -> {
        pages++;
        bytes += e.bytes();
      }
      case PageSkipped e -> {
        skipped.merge(e.reason(), 1, Integer::sum);
        bytes += e.bytes();
        trouble = trouble == null ? e.reason() : trouble;
      }
      case PageFailed e -> {
        failed += e.again() ? 0 : 1;
        trouble = trouble == null && !e.again() ? e.error() : trouble;
      }
      case PageGone _ -> gone++;
      case SitemapRead _, PageChanged _, SiteFactsFound _ -> {} // of no page, or of one that counts
    }
  }

  int pages() {
    return pages;
  }

  long bytes() {
    return bytes;
  }

  /// Why the first address that was not read was not; null if there is none.
  @Nullable String trouble() {
    return trouble;
  }

  /// How many addresses have been looked at.
  int done() {
    return pages + failed + gone + skipped.values().stream().mapToInt(Integer::intValue).sum();
  }

  ScrapeProgress progress(int queued, long activeMillis, ReadingSpeed speed) {
    return new ScrapeProgress(
        pages,
        queued,
        Map.copyOf(skipped),
        failed,
        added,
        changed,
        gone,
        bytes,
        activeMillis,
        speed.perSecond(),
        speed.secondsFor(queued));
  }
}
