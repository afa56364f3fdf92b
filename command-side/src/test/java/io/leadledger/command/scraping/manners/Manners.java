package io.leadledger.command.scraping.manners;

import io.leadledger.command.scraping.fetch.FetchSettings;
import io.leadledger.command.scraping.fetch.Fetcher;
import io.leadledger.command.scraping.fetch.Fetching;
import java.time.Duration;

/// A crawler with manners, in a hurry.
final class Manners {
  final Fetcher fetcher = Fetching.fetcher();
  final Pace pace;
  final Robots robots;
  final PoliteFetcher polite;
  final Sitemaps sitemaps;

  Manners(Duration delay) {
    FetchSettings who = Fetching.settings("127.0.0.1/32");
    var settings =
        new MannersSettings(
            delay,
            Duration.ofSeconds(2),
            Duration.ofMillis(200),
            Duration.ofSeconds(1),
            Duration.ofHours(24));
    this.pace = new Pace(settings, new AllOurs());
    this.robots = new Robots(fetcher, pace, settings, who);
    this.polite = new PoliteFetcher(fetcher, robots, pace, who);
    this.sitemaps = new Sitemaps(fetcher, robots, pace);
  }
}
