package io.leadledger.command.scraping;

import io.leadledger.events.scraping.ScrapeFor;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Which jobs there are and how they stand: what workers go by. Written in the transaction of the
/// events. It holds no address and nothing that a page says.
interface ScrapeBook {

  /// @param series the first job of the same scope, this one if it is that
  void enter(
      UUID tenant,
      UUID actor,
      UUID job,
      UUID series,
      ScrapeFor scrapeFor,
      @Nullable UUID previous,
      int pages);

  /// @param reason why it ended so; null while it has not ended, or nobody says
  void become(UUID job, String status, @Nullable String reason);

  UUID seriesOf(UUID job);

  /// The last job of a series that has read the website.
  Optional<UUID> lastCompleted(UUID series);
}
