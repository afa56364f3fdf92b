package io.leadledger.command.scraping;

import io.leadledger.command.scraping.KnownPages.KnownPage;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Goes to addresses for one job, as politely as is due.
interface Visits {

  /// Goes there when it is the job's turn. What comes of it is read by whoever wants to know, who
  /// may be another thread: the host is free for the next visit by then.
  ///
  /// @param known the page as it was, which need not be sent if it still is
  Supplier<Visited> go(Waiting to, @Nullable KnownPage known) throws InterruptedException;

  /// The sitemaps of the site that an address belongs to.
  List<Sitemap> sitemaps(String url) throws InterruptedException;

  record Sitemap(String url, List<String> addresses) {}
}
