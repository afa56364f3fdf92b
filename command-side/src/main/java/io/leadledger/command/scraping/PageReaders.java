package io.leadledger.command.scraping;

import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Threads that read pages: work for a processor, of which others want to have some. Nobody waits
/// longer for a page than pages may take: its reader is called back, and another takes his place
/// until he hears it.
@Component
class PageReaders implements DisposableBean {
  private static final int READERS = Runtime.getRuntime().availableProcessors();

  private final Duration most;
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(
          READERS,
          Integer.MAX_VALUE,
          0,
          TimeUnit.SECONDS,
          new LinkedBlockingQueue<>(),
          Thread.ofPlatform()
              .name("page-reader-", 0)
              .daemon()
              .priority(Thread.MIN_PRIORITY)
              .factory());
  private final ScheduledThreadPoolExecutor clock =
      new ScheduledThreadPoolExecutor(
          1, Thread.ofPlatform().name("page-reading-limit").daemon().factory());

  PageReaders(ScrapeSettings settings) {
    this.most = settings.reading();
    clock.setRemoveOnCancelPolicy(true);
    clock.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
  }

  /// Has a page read, and its reading taken to somebody.
  ///
  /// @param page reads; an interruption stops it
  /// @param late what is taken instead if that takes too long
  /// @throws java.util.concurrent.RejectedExecutionException if the process is about to end
  <T> void read(Supplier<T> page, Supplier<T> late, Consumer<T> then) {
    threads.execute(new Reading<>(page, late, then));
  }

  private synchronized void replace(int late) {
    threads.setCorePoolSize(threads.getCorePoolSize() + late);
  }

  @Override
  public void destroy() {
    threads.shutdown();
    clock.shutdownNow();
  }

  private final class Reading<T> implements Runnable {
    private final Supplier<T> page;
    private final Supplier<T> late;
    private final Consumer<T> then;
    private @Nullable Thread reader;
    private boolean isOver;

    Reading(Supplier<T> page, Supplier<T> late, Consumer<T> then) {
      this.page = page;
      this.late = late;
      this.then = then;
    }

    @Override
    public void run() {
      ScheduledFuture<?> limit = begin();
      T read = page.get();
      limit.cancel(false);
      if (isInTime()) {
        then.accept(read);
      } else {
        replace(-1);
      }
    }

    private synchronized ScheduledFuture<?> begin() {
      reader = Thread.currentThread();
      return clock.schedule(this::giveUp, most.toMillis(), TimeUnit.MILLISECONDS);
    }

    private void giveUp() {
      if (isCalledBack()) {
        replace(1);
        then.accept(late.get());
      }
    }

    /// Under the same lock as the end, so that no interruption reaches the reader's next page.
    private synchronized boolean isCalledBack() {
      if (isOver || reader == null) {
        return false;
      }
      isOver = true;
      reader.interrupt();
      return true;
    }

    private synchronized boolean isInTime() {
      if (isOver) {
        Thread.interrupted();
        return false;
      }
      isOver = true;
      return true;
    }
  }
}
