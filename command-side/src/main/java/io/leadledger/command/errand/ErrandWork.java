package io.leadledger.command.errand;

import io.leadledger.store.work.RecurringWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/// Does errands as they become due, some of each kind at once, so that slow ones of one kind hold
/// up no other.
@Component
class ErrandWork extends RecurringWork implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(ErrandWork.class);
  private static final int AT_ONCE = 16;
  private static final Duration SHUTDOWN = Duration.ofSeconds(10);
  private static final Backoff AFTER_FAILURE =
      new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(10));

  private final Errands errands;
  private final List<Kind> kinds;
  private final AtomicBoolean woken = new AtomicBoolean();
  private final ExecutorService threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("errand-", 0).factory());

  ErrandWork(Errands errands, List<ErrandHandler> handlers) {
    super("errands", Duration.ZERO);
    this.errands = errands;
    this.kinds =
        handlers.stream().map(handler -> new Kind(handler, new Semaphore(AT_ONCE))).toList();
    errands.whenAdded(this::lookSoon);
  }

  private record Kind(ErrandHandler handler, Semaphore free) {}

  @Override
  protected void work() {
    woken.set(false);
    kinds.forEach(this::takeSome);
  }

  private void takeSome(Kind kind) {
    int free = isStopping() ? 0 : kind.free.availablePermits();
    if (free > 0) {
      for (Errand errand : errands.take(kind.handler.kind(), free, kind.handler.lease())) {
        kind.free.acquireUninterruptibly();
        threads.execute(() -> run(kind, errand));
      }
    }
  }

  private void run(Kind kind, Errand errand) {
    try {
      settle(kind.handler, errand);
    } catch (RuntimeException e) {
      LOG.warn(
          "The {} of {} was interrupted; it will be done again", errand.kind(), errand.id(), e);
    } finally {
      kind.free.release();
      lookSoon();
    }
  }

  private void settle(ErrandHandler handler, Errand errand) {
    Optional<Duration> again;
    try {
      again = handler.run(errand);
    } catch (RuntimeException e) {
      again = Optional.of(AFTER_FAILURE.after(errand.attempt()));
      LOG.warn("The {} of {} failed; it will be tried again", errand.kind(), errand.id(), e);
    }
    again.ifPresentOrElse(pause -> errands.again(errand, pause), () -> errands.done(errand));
  }

  private void lookSoon() {
    if (woken.compareAndSet(false, true)) {
      wake();
    }
  }

  /// What does not end in time is left to its lease.
  @Override
  public void destroy() throws InterruptedException {
    threads.shutdown();
    if (!threads.awaitTermination(SHUTDOWN.toMillis(), TimeUnit.MILLISECONDS)) {
      threads.shutdownNow();
    }
  }
}
