package io.leadledger.command.scraping.manners;

import crawlercommons.robots.SimpleRobotRules;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.Outcome;
import java.time.Duration;
import java.util.List;

/// What the robots.txt of a website says to this crawler.
///
/// @param origin what became of asking for it
/// @param crawlDelay that it asks for; zero if it asks for none
/// @param sitemaps that it names
public record RobotsTxt(
    Source source,
    Outcome origin,
    SimpleRobotRules rules,
    Duration crawlDelay,
    List<PageAddress> sitemaps) {
  /// How rules were come by (RFC 9309, 2.3.1).
  public enum Source {
    /// It was read.
    FOUND,
    /// There is none: everything is allowed.
    NONE,
    /// It could not be read: nothing is allowed.
    UNREACHABLE
  }

  public boolean allows(PageAddress address) {
    return rules.isAllowed(address.url());
  }
}
