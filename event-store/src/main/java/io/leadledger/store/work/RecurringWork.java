package io.leadledger.store.work;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/// Looks for work every second, and when it is woken, as long as the process runs. Whatever fails
/// is tried again.
public abstract class RecurringWork implements SmartLifecycle {
  private static final long EVERY_MILLIS = 1_000;

  private final String name;
  private final Duration afterWaking;
  private @Nullable ScheduledExecutorService loop;
  private volatile boolean stopping;

  /// @param name of the thread that works
  /// @param afterWaking how long to wait for more work to come
  protected RecurringWork(String name, Duration afterWaking) {
    this.name = name;
    this.afterWaking = afterWaking;
  }

  /// Does what there is to do, until [#isStopping()].
  protected abstract void work();

  /// Whether the process is about to end: what is left is for the next start.
  protected final boolean isStopping() {
    return stopping;
  }

  @Override
  public final synchronized void start() {
    stopping = false;
    loop =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name(name).daemon().factory());
    loop.scheduleWithFixedDelay(this::attempt, 0, EVERY_MILLIS, TimeUnit.MILLISECONDS);
  }

  @Override
  public final synchronized void stop() {
    stopping = true;
    if (loop != null) {
      loop.close();
      loop = null;
    }
  }

  @Override
  public final synchronized boolean isRunning() {
    return loop != null;
  }

  /// Looks for work before the next second.
  public final synchronized void wake() {
    if (loop != null) {
      loop.schedule(this::attempt, afterWaking.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  private void attempt() {
    try {
      work();
    } catch (RuntimeException e) {
      LoggerFactory.getLogger(getClass()).warn("Interrupted; it will go on", e);
    }
  }
}
