package io.leadledger.command.scraping.manners;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchSettings;
import io.leadledger.command.scraping.fetch.Fetcher;
import io.leadledger.command.scraping.fetch.Gate;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.fetch.Refusal;
import io.leadledger.command.scraping.fetch.Validators;
import io.leadledger.command.scraping.fetch.Wanted;
import io.leadledger.command.scraping.manners.RobotsTxt.Source;
import java.time.Duration;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Fetches pages as their websites want it: as robots.txt says, one at a time, with pauses.
@Component
public class PoliteFetcher {
  private final Fetcher fetcher;
  private final Robots robots;
  private final Pace pace;
  private final Wanted wanted;

  PoliteFetcher(Fetcher fetcher, Robots robots, Pace pace, FetchSettings settings) {
    this.fetcher = fetcher;
    this.robots = robots;
    this.pace = pace;
    this.wanted = Wanted.page((int) settings.most().toBytes());
  }

  /// Waits for its host, however long that takes, and fetches.
  ///
  /// @param known a state that need not be sent again
  /// @param belongs where redirects may lead
  public Outcome fetch(PageAddress address, Validators known, Predicate<PageAddress> belongs)
      throws InterruptedException {
    return fetcher.fetch(
        address,
        known,
        wanted,
        at ->
            at.equals(address) || belongs.test(at)
                ? pass(at)
                : closed(at, Refusal.OFF_SCOPE, at.url()));
  }

  /// What the website of an address asks of crawlers.
  public RobotsTxt rules(PageAddress address) throws InterruptedException {
    return robots.of(address);
  }

  private Gate.Pass pass(PageAddress at) throws InterruptedException {
    RobotsTxt rules = robots.of(at);
    if (rules.allows(at)) {
      return pace.pass(at, rules.crawlDelay());
    }
    return rules.source() == Source.UNREACHABLE
        ? unreachable(at, rules.origin())
        : closed(at, Refusal.ROBOTS, "robots.txt disallows it");
  }

  /// Where not even the rules can be had, the page is not to be had either, for the same reason.
  private static Gate.Pass unreachable(PageAddress at, Outcome origin) {
    return switch (origin) {
      case Outcome.Failed failed when failed.status() != null ->
          closed(at, Refusal.ROBOTS, "robots.txt answers " + failed.status());
      case Outcome.Failed failed ->
          new Gate.Pass.Closed(
              new Outcome.Failed(at, failed.error(), null, failed.again(), null, 0, Duration.ZERO));
      case Outcome.Refused refused when refused.reason() == Refusal.ADDRESS_NOT_ALLOWED ->
          closed(at, refused.reason(), refused.detail());
      case Outcome.Refused refused ->
          closed(at, Refusal.ROBOTS, "robots.txt: " + refused.reason().code());
      case Outcome.Fetched _, Outcome.NotModified _ ->
          closed(at, Refusal.ROBOTS, "robots.txt cannot be read");
    };
  }

  private static Gate.Pass closed(PageAddress at, Refusal reason, String detail) {
    return new Gate.Pass.Closed(new Outcome.Refused(at, reason, detail, 0, Duration.ZERO));
  }
}
