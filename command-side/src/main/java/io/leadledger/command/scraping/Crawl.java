package io.leadledger.command.scraping;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.scraping.JdbcScrapeBook.Due;
import io.leadledger.command.scraping.ScrapeCommand.*;
import io.leadledger.events.scraping.ScrapeJobEvent.Finding;
import io.leadledger.events.scraping.ScrapeProgress;
import io.leadledger.http.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Works at one job: goes wherever its [Frontier] leads and records by the batch what is found out.
/// It can be stopped at any time; whoever goes on reads the history.
final class Crawl {
  private static final long NANOS_IN_MILLI = 1_000_000;

  private final Due due;
  private final Journey journey;
  private final Frontier frontier;
  private final Goers goers;
  private final Visits visits;
  private final CommandDispatcher commands;
  private final CommandContext by;
  private final JdbcScrapeBook book;
  private final ScrapeSettings settings;
  private final ReadingSpeed speed = new ReadingSpeed(System::nanoTime);
  private final long begunAt = System.nanoTime();
  private long reportedAt = begunAt;
  private volatile boolean stopping;

  Crawl(
      Due due,
      Journey journey,
      Goers goers,
      Visits visits,
      CommandDispatcher commands,
      JdbcScrapeBook book,
      ScrapeSettings settings) {
    this.due = due;
    this.journey = journey;
    this.frontier = journey.frontier();
    this.goers = goers;
    this.visits = visits;
    this.commands = commands;
    this.by =
        CommandContext.correlated(due.tenant(), due.actor(), due.job(), CommandContext.SYSTEM);
    this.book = book;
    this.settings = settings;
  }

  /// Comes to an end soon. What is under way is recorded if it comes quickly.
  void stop() {
    stopping = true;
    goers.stop();
  }

  /// Returns when the job is over or this was stopped.
  ///
  /// @throws ProblemException if something else was recorded meanwhile than this knows
  void run() {
    try {
      commands.send(new BeginScrape(due.job()), by);
      if (frontier.findings() == 0 && journey.plan().limits().depth() > 0) {
        readSitemaps();
      }
      speed.reached(frontier.tally().done());
      while (!isOver()) {
        goers.send(limit() == null && !stopping);
        List<Goers.Came> some = goers.await(settings.batch());
        if (!some.isEmpty()) {
          record(some);
        }
      }
    } catch (ProblemException refused) {
      if (!isOfTheMoment(refused)) {
        throw refused;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } finally {
      goers.stop();
    }
  }

  private void readSitemaps() throws InterruptedException {
    List<Finding> found = new ArrayList<>();
    for (String origin : journey.origins()) {
      for (Visits.Sitemap sitemap : visits.sitemaps(origin)) {
        found.addAll(journey.judgement().of(sitemap));
      }
    }
    if (!found.isEmpty()) {
      int after = frontier.findings();
      found.forEach(frontier::on);
      send(after, found);
    }
  }

  private void record(List<Goers.Came> some) {
    List<Finding> findings = new ArrayList<>();
    int after = frontier.findings();
    for (Goers.Came one : some) {
      List<Finding> found = journey.judgement().of(one.at(), one.visited());
      frontier.settle(found);
      findings.addAll(found);
    }
    speed.reached(frontier.tally().done());
    send(after, findings);
    goers.recorded(some.size());
  }

  private void send(int after, List<Finding> findings) {
    ScrapeProgress now = progress();
    long at = System.nanoTime();
    boolean report = stopping || at - reportedAt >= settings.report().toNanos();
    commands.send(new RecordFindings(due.job(), after, findings, report ? now : null), by);
    if (report) {
      reportedAt = at;
    }
    book.tell(due.job(), now);
  }

  private boolean isOver() {
    if (!frontier.isSettled()) {
      return false;
    }
    if (stopping) {
      return true;
    }
    String reason = frontier.queued() == 0 ? "finished" : limit();
    if (reason == null) {
      return false;
    }
    Tally tally = frontier.tally();
    boolean failed = tally.pages() == 0 && tally.trouble() != null;
    ScrapeProgress last = progress();
    commands.send(
        new EndScrape(
            due.job(),
            frontier.findings(),
            failed,
            failed ? String.valueOf(tally.trouble()) : reason,
            last),
        by);
    book.tell(due.job(), last);
    return true;
  }

  private @Nullable String limit() {
    return frontier.limit(activeMillis());
  }

  private long activeMillis() {
    return journey.activeMillis() + (System.nanoTime() - begunAt) / NANOS_IN_MILLI;
  }

  private ScrapeProgress progress() {
    return frontier.tally().progress(frontier.queued(), activeMillis(), speed);
  }

  /// The job was paused or ended by somebody else.
  private static boolean isOfTheMoment(ProblemException refused) {
    return refused.code().equals(ScrapeRule.A_JOB_THAT_IS_OVER_TAKES_NO_COMMAND.code())
        || refused.code().equals(ScrapeRule.ONLY_A_RUNNING_JOB_READS.code());
  }
}
