package io.leadledger.command.scraping.manners;

import crawlercommons.sitemaps.AbstractSiteMap;
import crawlercommons.sitemaps.SiteMap;
import crawlercommons.sitemaps.SiteMapIndex;
import crawlercommons.sitemaps.SiteMapParser;
import crawlercommons.sitemaps.UnknownFormatException;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.Fetcher;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.fetch.Refusal;
import io.leadledger.command.scraping.fetch.Validators;
import io.leadledger.command.scraping.fetch.Wanted;
import io.leadledger.command.scraping.manners.SitemapOutcome.NotRead;
import io.leadledger.command.scraping.manners.SitemapOutcome.Read;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.springframework.stereotype.Component;

/// Reads sitemaps: XML, text and feeds, packed or not, and indexes of them.
@Component
public class Sitemaps {
  /// What the protocol allows.
  private static final int MOST_BYTES = 50 << 20;

  private static final int MOST_PAGES = 50_000;
  private static final int MOST_SITEMAPS = 1_000;
  private static final Wanted WANTED =
      new Wanted(Set.of(), "application/xml,text/xml,text/plain,*/*;q=0.5", MOST_BYTES, false);

  private final Fetcher fetcher;
  private final Robots robots;
  private final Pace pace;

  Sitemaps(Fetcher fetcher, Robots robots, Pace pace) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.pace = pace;
  }

  /// Waits for its host, fetches one file and reads it.
  public SitemapOutcome read(PageAddress sitemap) throws InterruptedException {
    Outcome outcome =
        fetcher.fetch(
            sitemap, Validators.NONE, WANTED, at -> pace.pass(at, robots.of(at).crawlDelay()));
    return switch (outcome) {
      case Outcome.Fetched fetched -> read(fetched);
      case Outcome.Refused refused -> new NotRead(refused.reason().code(), refused.detail());
      case Outcome.Failed failed ->
          new NotRead(failed.error().code(), failed.status() == null ? "" : "" + failed.status());
      case Outcome.NotModified _ -> new NotRead("not_a_sitemap", "");
    };
  }

  private static SitemapOutcome read(Outcome.Fetched fetched) {
    byte[] bytes = fetched.body().bytes();
    try {
      if (bytes.length > 2 && bytes[0] == 0x1f && (bytes[1] & 255) == 0x8b) {
        try (var unpacked = new GZIPInputStream(new ByteArrayInputStream(bytes), 8_192)) {
          bytes = unpacked.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
          return new NotRead(Refusal.COMPRESSION_BOMB.code(), "more than " + MOST_BYTES + " bytes");
        }
      }
      URL place = URI.create(fetched.finalAddress().url()).toURL();
      return named(new SiteMapParser(false).parseSiteMap(bytes, place));
    } catch (UnknownFormatException | IOException | IllegalArgumentException _) {
      return new NotRead("not_a_sitemap", "");
    }
  }

  private static SitemapOutcome named(AbstractSiteMap parsed) {
    return switch (parsed) {
      case SiteMapIndex index -> {
        List<PageAddress> further =
            addresses(index.getSitemaps(false).stream().map(AbstractSiteMap::getUrl));
        yield new Read(List.of(), first(further, MOST_SITEMAPS), further.size() > MOST_SITEMAPS);
      }
      case SiteMap map -> {
        List<PageAddress> pages =
            addresses(map.getSiteMapUrls().stream().map(page -> page.getUrl()));
        yield new Read(first(pages, MOST_PAGES), List.of(), pages.size() > MOST_PAGES);
      }
      default -> new NotRead("not_a_sitemap", parsed.getClass().getSimpleName());
    };
  }

  private static List<PageAddress> addresses(Stream<URL> urls) {
    return urls.flatMap(url -> PageAddress.of(url.toString()).stream()).distinct().toList();
  }

  private static <T> List<T> first(List<T> all, int most) {
    return all.size() > most ? all.subList(0, most) : all;
  }
}
