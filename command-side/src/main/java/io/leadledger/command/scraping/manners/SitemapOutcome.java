package io.leadledger.command.scraping.manners;

import io.leadledger.command.scraping.address.PageAddress;
import java.util.List;

/// What became of reading one sitemap.
public sealed interface SitemapOutcome {
  /// It names these.
  ///
  /// @param pages each once, of whatever host
  /// @param sitemaps of which it is an index
  /// @param cut whether it names more than are taken
  record Read(List<PageAddress> pages, List<PageAddress> sitemaps, boolean cut)
      implements SitemapOutcome {}

  /// It is not to be had, or is none.
  ///
  /// @param reason a code as fetching has them, or `not_a_sitemap`
  record NotRead(String reason, String detail) implements SitemapOutcome {}
}
