package io.leadledger.command.scraping.manners;

import crawlercommons.robots.SimpleRobotRules;
import io.leadledger.command.scraping.address.PageAddress;
import java.time.Duration;
import java.util.List;

/// What a robots.txt says to this crawler.
///
/// @param source how it was come by
/// @param crawlDelay that it asks for; zero if it asks for none
/// @param sitemaps that it names, for whomever they are
public record RobotsTxt(
    Source source, SimpleRobotRules rules, Duration crawlDelay, List<String> sitemaps) {
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
    // Of its own file nobody is kept.
    return address.path().equals("/robots.txt") || rules.isAllowed(address.url());
  }
}
