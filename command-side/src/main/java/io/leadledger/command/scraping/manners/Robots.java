package io.leadledger.command.scraping.manners;

import crawlercommons.robots.SimpleRobotRules;
import crawlercommons.robots.SimpleRobotRules.RobotRulesMode;
import crawlercommons.robots.SimpleRobotRulesParser;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchSettings;
import io.leadledger.command.scraping.fetch.Fetcher;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.fetch.Refusal;
import io.leadledger.command.scraping.fetch.Validators;
import io.leadledger.command.scraping.fetch.Wanted;
import io.leadledger.command.scraping.manners.RobotsTxt.Source;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/// The rules of websites (RFC 9309), remembered for as long as they hold.
@Component
public class Robots {
  private static final int READ = 1 << 20;
  private static final int ATTEMPTS = 3;
  private static final Wanted WANTED = new Wanted(Set.of(), "text/plain,*/*;q=0.5", READ, true);

  private final Fetcher fetcher;
  private final Pace pace;
  private final MannersSettings settings;
  private final String product;
  private final Remembered<RobotsTxt> remembered = new Remembered<>(10_000);

  Robots(Fetcher fetcher, Pace pace, MannersSettings settings, FetchSettings who) {
    this.fetcher = fetcher;
    this.pace = pace;
    this.settings = settings;
    this.product = who.product().toLowerCase(Locale.ROOT);
  }

  /// What holds for an address.
  public RobotsTxt of(PageAddress address) throws InterruptedException {
    String origin = address.origin();
    Optional<RobotsTxt> known = remembered.get(origin);
    if (known.isPresent()) {
      return known.get();
    }
    RobotsTxt rules = read(PageAddress.of(origin + "/robots.txt").orElseThrow());
    remembered.put(origin, rules, holds(rules.source()));
    return rules;
  }

  private Duration holds(Source source) {
    return switch (source) {
      case FOUND, NONE -> settings.rulesFor();
      // Whoever is down today may be up in a while.
      case UNREACHABLE -> settings.longestPause();
    };
  }

  private RobotsTxt read(PageAddress file) throws InterruptedException {
    Outcome outcome = asked(file);
    for (int attempt = 2; attempt <= ATTEMPTS && mayHelp(outcome); attempt++) {
      outcome = asked(file);
    }
    return said(file, outcome);
  }

  private Outcome asked(PageAddress file) throws InterruptedException {
    return fetcher.fetch(file, Validators.NONE, WANTED, at -> pace.pass(at, Duration.ZERO));
  }

  private static boolean mayHelp(Outcome outcome) {
    return outcome instanceof Outcome.Failed failed && failed.again();
  }

  private RobotsTxt said(PageAddress file, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Fetched fetched -> parsed(file, fetched);
      case Outcome.Refused refused when refused.reason() == Refusal.REDIRECTS ->
          flat(Source.NONE, outcome);
      case Outcome.Failed failed when isNotThere(failed) -> flat(Source.NONE, outcome);
      case Outcome.Refused _, Outcome.Failed _, Outcome.NotModified _ ->
          flat(Source.UNREACHABLE, outcome);
    };
  }

  /// 429 is no word about the file, but one about how often it was asked for.
  private static boolean isNotThere(Outcome.Failed failed) {
    Integer status = failed.status();
    return status != null && status >= 400 && status < 500 && status != 429;
  }

  private static RobotsTxt flat(Source source, Outcome outcome) {
    var mode = source == Source.NONE ? RobotRulesMode.ALLOW_ALL : RobotRulesMode.ALLOW_NONE;
    return new RobotsTxt(source, outcome, new SimpleRobotRules(mode), Duration.ZERO, List.of());
  }

  private RobotsTxt parsed(PageAddress file, Outcome.Fetched fetched) {
    // It keeps count of its warnings, so there is one for each file; none about a long delay, for
    // which it would take everything to be forbidden.
    var parser = new SimpleRobotRulesParser(Long.MAX_VALUE, 0);
    SimpleRobotRules rules =
        parser.parseContent(file.url(), fetched.body().bytes(), "text/plain", List.of(product));
    long millis = Math.max(rules.getCrawlDelay(), 0);
    return new RobotsTxt(
        Source.FOUND,
        fetched,
        rules,
        Duration.ofMillis(Math.min(millis, settings.longestDelay().toMillis())),
        rules.getSitemaps().stream().flatMap(map -> file.link(map).stream()).distinct().toList());
  }
}
