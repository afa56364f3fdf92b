package io.leadledger.command.scraping;

import io.leadledger.command.scraping.KnownPages.KnownPage;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.address.Scope;
import io.leadledger.command.scraping.address.Trap;
import io.leadledger.command.scraping.content.PageReader;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.fetch.Validators;
import io.leadledger.command.scraping.manners.PoliteFetcher;
import io.leadledger.command.scraping.manners.SitemapOutcome;
import io.leadledger.command.scraping.manners.Sitemaps;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Visits as websites want them: as their robots.txt says, one at a time, with pauses.
@Component
class PoliteVisits {
  private static final int SITEMAPS = 100;

  private final PoliteFetcher fetcher;
  private final Sitemaps sitemaps;
  private final PageReader reader;

  PoliteVisits(PoliteFetcher fetcher, Sitemaps sitemaps, PageReader reader) {
    this.fetcher = fetcher;
    this.sitemaps = sitemaps;
    this.reader = reader;
  }

  /// Visits for a job.
  ///
  /// @param scope that redirects may not leave either
  Visits within(Scope scope) {
    return new Visits() {
      @Override
      public Supplier<Visited> go(Waiting to, @Nullable KnownPage known)
          throws InterruptedException {
        return PoliteVisits.this.go(to, known, scope);
      }

      @Override
      public List<Sitemap> sitemaps(String url) throws InterruptedException {
        return PoliteVisits.this.sitemaps(url, scope);
      }
    };
  }

  private Supplier<Visited> go(Waiting to, @Nullable KnownPage known, Scope scope)
      throws InterruptedException {
    PageAddress address = PageAddress.of(to.url()).orElseThrow();
    Optional<Trap> trap =
        to.depth() == 0 ? Optional.empty() : Trap.of(address, LocalDate.now(ZoneOffset.UTC));
    if (trap.isPresent()) {
      return () ->
          new Visited.NotForUs("trap", trap.get().name().toLowerCase(Locale.ROOT), null, 0);
    }
    Validators state =
        known == null
            ? Validators.NONE
            : new Validators(known.fingerprint().etag(), known.fingerprint().lastModified());
    Outcome outcome = fetcher.fetch(address, state, scope::contains);
    return () -> visited(to, outcome);
  }

  private Visited visited(Waiting at, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fetched fetched -> KeptPage.of(at.url(), fetched, reader.read(fetched));
      case Outcome.NotModified same ->
          new Visited.NotModified(NOT_MODIFIED, same.took().toMillis());
      case Outcome.Refused it ->
          new Visited.NotForUs(it.reason().code(), KeptPage.detail(it.detail()), null, it.bytes());
      case Outcome.Failed it when it.isGone() -> new Visited.Missing(status(it));
      case Outcome.Failed it -> new Visited.Failed(it.error().code(), it.status(), it.again());
    };
  }

  private static final int NOT_MODIFIED = 304;
  private static final int NOT_FOUND = 404;

  private static int status(Outcome.Failed failed) {
    return failed.status() == null ? NOT_FOUND : failed.status();
  }

  /// Those that its robots.txt names, or else the usual one; and those that they name.
  private List<Visits.Sitemap> sitemaps(String url, Scope scope) throws InterruptedException {
    PageAddress site = PageAddress.of(url).orElseThrow();
    List<PageAddress> named = fetcher.rules(site).sitemaps();
    Deque<PageAddress> open = new ArrayDeque<>(named);
    if (open.isEmpty()) {
      site.link("/sitemap.xml").ifPresent(open::add);
    }
    Set<String> seen = new HashSet<>();
    List<Visits.Sitemap> read = new ArrayList<>();
    while (!open.isEmpty() && seen.size() < SITEMAPS) {
      PageAddress next = open.removeFirst();
      if (seen.add(next.url())
          && sitemaps.read(next) instanceof SitemapOutcome.Read(var pages, var further, _)) {
        open.addAll(further);
        List<String> ours = pages.stream().filter(scope::contains).map(PageAddress::url).toList();
        if (!ours.isEmpty()) {
          read.add(new Visits.Sitemap(next.url(), ours));
        }
      }
    }
    return read;
  }
}
