package io.leadledger.command.scraping;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.scraping.JdbcScrapeBook.Due;
import io.leadledger.command.scraping.ScrapeCommand.CancelScrape;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Begins to work at jobs, or goes on where somebody else has stopped.
@Component
class Crawls {
  private final ScrapeHistory history;
  private final PoliteVisits visits;
  private final CommandDispatcher commands;
  private final JdbcScrapeBook book;
  private final PageReaders readers;
  private final ScrapeSettings settings;

  Crawls(
      ScrapeHistory history,
      PoliteVisits visits,
      CommandDispatcher commands,
      JdbcScrapeBook book,
      PageReaders readers,
      ScrapeSettings settings) {
    this.history = history;
    this.visits = visits;
    this.commands = commands;
    this.book = book;
    this.readers = readers;
    this.settings = settings;
  }

  /// Empty if nobody knows any more what was to be read; then the job is over.
  Optional<Crawl> begin(Due due) {
    Optional<Journey> journey = Journey.resume(due, history);
    if (journey.isEmpty()) {
      commands.send(
          new CancelScrape(due.job(), null),
          CommandContext.correlated(due.tenant(), due.actor(), due.job(), CommandContext.SYSTEM));
    }
    return journey.map(where -> crawl(due, where));
  }

  private Crawl crawl(Due due, Journey journey) {
    Visits going = visits.within(journey.scope());
    return new Crawl(
        due,
        journey,
        new Goers(journey, going, readers, settings.hosts(), settings.inHand()),
        going,
        commands,
        book,
        settings);
  }
}
