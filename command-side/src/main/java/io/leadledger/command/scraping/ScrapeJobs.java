package io.leadledger.command.scraping;

import io.leadledger.command.platform.KnownAggregates;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapePlan;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// What earlier jobs were asked to read. To be asked while a command is handled.
interface ScrapeJobs {

  /// Empty if the tenant has no such job.
  Optional<Earlier> find(UUID tenant, UUID job);

  /// @param plan null if whom the job served has been erased
  record Earlier(
      boolean isOver, @Nullable ScrapePlan plan, @Nullable String purpose, ScrapeFor scrapeFor) {}

  /// Asks the aggregates themselves.
  @Component
  final class OfTheHistory implements ScrapeJobs {
    private final KnownAggregates known;

    OfTheHistory(KnownAggregates known) {
      this.known = known;
    }

    @Override
    public Optional<Earlier> find(UUID tenant, UUID job) {
      return known.ask(ScrapeJob.class, tenant, job, ScrapeJob::asEarlier);
    }
  }
}
