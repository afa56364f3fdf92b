package io.leadledger.command.scraping;

import io.leadledger.command.values.Fields;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.Finding;
import io.leadledger.events.scraping.ScrapePlan;
import io.leadledger.events.scraping.ScrapeProgress;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a job of reading a website. Valid by construction.
public sealed interface ScrapeCommand {
  UUID job();

  /// A website is to be read. Whoever asks because of something that happened makes the id of that,
  /// so that asking twice is once.
  record RequestScrape(
      @TargetAggregateIdentifier UUID job,
      ScrapePlan plan,
      @Nullable String purpose,
      ScrapeFor scrapeFor)
      implements ScrapeCommand {
    public RequestScrape {
      var fields = new Fields();
      plan = ScrapePlans.check(fields, plan);
      purpose = fields.text("purpose", purpose, 500);
      fields.orRefuse();
    }
  }

  /// What an earlier job has read is to be read again, and compared.
  record RerunScrape(@TargetAggregateIdentifier UUID job, UUID earlier) implements ScrapeCommand {}

  /// Nothing is to be read for the time being.
  record PauseScrape(@TargetAggregateIdentifier UUID job) implements ScrapeCommand {}

  /// Reading is to go on.
  record ResumeScrape(@TargetAggregateIdentifier UUID job) implements ScrapeCommand {}

  /// Nothing more is to be read.
  record CancelScrape(@TargetAggregateIdentifier UUID job, @Nullable String reason)
      implements ScrapeCommand {
    public CancelScrape {
      reason = Fields.reason(reason);
    }
  }

  /// A worker begins.
  record BeginScrape(@TargetAggregateIdentifier UUID job) implements ScrapeCommand {}

  /// A worker has found this out.
  ///
  /// @param after how many findings the worker knew; if there are others, it has to look at them
  /// @param report how far the job has come; null when it is too early to tell again
  record RecordFindings(
      @TargetAggregateIdentifier UUID job,
      int after,
      List<Finding> findings,
      @Nullable ScrapeProgress report)
      implements ScrapeCommand {}

  /// A worker has nothing left to do.
  ///
  /// @param reason as [io.leadledger.events.scraping.ScrapeJobEvent.ScrapeJobCompleted] has it, or
  ///     [io.leadledger.events.scraping.ScrapeJobEvent.ScrapeJobFailed] if nothing could be read
  record EndScrape(
      @TargetAggregateIdentifier UUID job,
      int after,
      boolean failed,
      String reason,
      ScrapeProgress progress)
      implements ScrapeCommand {}
}
