package io.leadledger.command.scraping;

import io.leadledger.command.scraping.JdbcScrapeBook.Due;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.address.Scope;
import io.leadledger.events.scraping.ScrapeJobEvent;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapePlan;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Where a job stands, read from its history.
///
/// @param activeMillis of work so far, as the last report says
record Journey(
    ScrapePlan plan, Scope scope, Frontier frontier, Judgement judgement, long activeMillis) {

  /// Empty if whom the job serves has been erased: nobody knows any more what was to be read.
  static Optional<Journey> resume(Due due, ScrapeHistory history) {
    var reading = new Reading(due, history);
    history.tell(due.job(), reading::on);
    return Optional.ofNullable(reading.journey());
  }

  /// The origins of the start addresses.
  List<String> origins() {
    return plan.startUrls().stream()
        .map(PageAddress::of)
        .flatMap(Optional::stream)
        .map(PageAddress::origin)
        .distinct()
        .toList();
  }

  private static final class Reading {
    private final Due due;
    private final ScrapeHistory history;
    private @Nullable ScrapeJobRequested asked;
    private @Nullable ScrapePlan plan;
    private @Nullable Scope scope;
    private @Nullable Frontier frontier;
    private @Nullable KnownPages earlier;
    private long activeMillis;

    Reading(Due due, ScrapeHistory history) {
      this.due = due;
      this.history = history;
    }

    void on(ScrapeJobEvent event) {
      switch (event) {
        case ScrapeJobRequested e -> begin(e);
        case Finding found -> {
          if (frontier != null) {
            frontier.on(found);
          }
        }
        case ScrapeProgressReported e -> activeMillis = e.progress().activeMillis();
        case ScrapeJobStarted _,
            ScrapeJobPaused _,
            ScrapeJobResumed _,
            ScrapeJobCompleted _,
            ScrapeJobFailed _,
            ScrapeJobCancelled _ -> {} // not about where it stands
      }
    }

    private void begin(ScrapeJobRequested event) {
      asked = event;
      plan = event.plan();
      if (plan == null) {
        return;
      }
      scope = scopeOf(plan);
      frontier = new Frontier(plan.limits(), scope);
      frontier.begin(plan.startUrls());
      if (due.previous() != null) {
        KnownPages known = new KnownPages();
        history.tell(
            due.previous(),
            then -> {
              if (then instanceof Finding found) {
                known.on(found);
              }
            });
        frontier.revisit(known.all());
        earlier = known;
      }
    }

    private @Nullable Journey journey() {
      if (asked == null || plan == null || scope == null || frontier == null) {
        return null;
      }
      return new Journey(
          plan,
          scope,
          frontier,
          new Judgement(due.job(), asked.scrapeFor(), frontier, earlier),
          activeMillis);
    }
  }

  private static Scope scopeOf(ScrapePlan plan) {
    return Scope.of(
        Scope.Within.valueOf(plan.scope().within().toUpperCase(Locale.ROOT)),
        plan.startUrls().stream().map(PageAddress::of).flatMap(Optional::stream).toList(),
        plan.scope().include(),
        plan.scope().exclude());
  }
}
