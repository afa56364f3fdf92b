package io.leadledger.command.scraping;

import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The pages that the last job of the same scope has read, against which those of this one are
/// compared.
final class KnownPages {
  private final Map<Long, KnownPage> pages = new HashMap<>();

  /// @param page that holds the content
  record KnownPage(UUID page, String url, int depth, PageFingerprint fingerprint) {}

  /// Learns from a finding of the last job.
  void on(Finding finding) {
    switch (finding) {
      case PageScraped e -> {
        PageContent content = e.content();
        if (content != null) {
          know(new KnownPage(e.pageId(), content.url(), e.depth(), e.fingerprint()));
        }
      }
      case PageUnchanged e -> {
        if (e.url() != null) {
          know(new KnownPage(e.samePageId(), e.url(), e.depth(), e.fingerprint()));
        }
      }
      case PageChanged _,
          PageGone _,
          PageSkipped _,
          PageFailed _,
          SitemapRead _,
          SiteFactsFound _ -> {} // not pages that were read
    }
  }

  @Nullable KnownPage find(String url) {
    return pages.get(Frontier.placeOf(url));
  }

  Collection<KnownPage> all() {
    return pages.values();
  }

  private void know(KnownPage page) {
    pages.put(Frontier.placeOf(page.url()), page);
  }
}
