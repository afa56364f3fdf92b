package io.leadledger.command.scraping;

import io.leadledger.command.scraping.JdbcScrapeBook.Due;
import io.leadledger.store.work.ProcessLocks;
import io.leadledger.store.work.RecurringWork;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;

/// Has jobs worked at, each by one process. Tenants take turns: a job whose turn is over is left
/// for later, as it is, and so is one that is paused.
final class ScrapeWorker extends RecurringWork implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ScrapeWorker.class);
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);

  private final JdbcScrapeBook book;
  private final ProcessLocks locks;
  private final Function<Due, Optional<Crawl>> crawls;
  private final ScrapeSettings settings;
  private final Map<UUID, Turn> running = new ConcurrentHashMap<>();
  private final Map<UUID, Instant> notBefore = new ConcurrentHashMap<>();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("crawl-", 0).factory());

  ScrapeWorker(
      JdbcScrapeBook book,
      ProcessLocks locks,
      Function<Due, Optional<Crawl>> crawls,
      ScrapeSettings settings) {
    super("scraping", Duration.ZERO);
    this.book = book;
    this.locks = locks;
    this.crawls = crawls;
    this.settings = settings;
  }

  @Override
  protected void work() {
    if (!locks.areHeld()) {
      running.values().forEach(Turn::stop);
    }
    Set<UUID> turn = new HashSet<>();
    for (Due due : book.due()) {
      if (turn.size() < settings.jobs() && (running.containsKey(due.job()) || begin(due))) {
        turn.add(due.job());
      }
    }
    running.forEach(
        (job, mine) -> {
          if (!turn.contains(job)) {
            mine.stop();
          }
        });
  }

  /// Whether it works at nothing.
  boolean isIdle() {
    return running.isEmpty();
  }

  private boolean begin(Due due) {
    UUID job = due.job();
    boolean rests = notBefore.getOrDefault(job, Instant.MIN).isAfter(Instant.now());
    if (isStopping() || rests || !locks.take(nameOf(job))) {
      return false;
    }
    var turn = new Turn(due);
    running.put(job, turn);
    threads.execute(turn);
    return true;
  }

  /// One job's turn, which ends with it or by being stopped.
  private final class Turn implements Runnable {
    private final Due due;
    private volatile boolean stopped;
    private volatile @Nullable Crawl crawl;

    Turn(Due due) {
      this.due = due;
    }

    @Override
    public void run() {
      UUID job = due.job();
      try {
        notBefore.remove(job);
        Optional<Crawl> begun = crawls.apply(due);
        crawl = begun.orElse(null);
        if (!stopped) {
          begun.ifPresent(Crawl::run);
        }
      } catch (RuntimeException e) {
        notBefore.put(job, Instant.now().plus(settings.afterFailure()));
        LOG.warn("Reading for job {} was interrupted; it will go on", job, e);
      } finally {
        running.remove(job);
        locks.release(nameOf(job));
        wake();
      }
    }

    void stop() {
      stopped = true;
      Crawl begun = crawl;
      if (begun != null) {
        begun.stop();
      }
    }
  }

  private static String nameOf(UUID job) {
    return "command.scrape_job/" + job;
  }

  /// What does not end in time is left for the next start.
  @Override
  public void destroy() throws InterruptedException {
    running.values().forEach(Turn::stop);
    threads.shutdown();
    threads.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS);
  }
}
