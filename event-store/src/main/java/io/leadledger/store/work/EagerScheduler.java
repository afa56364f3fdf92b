package io.leadledger.store.work;

import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.axonframework.common.AxonThreadFactory;

/// Runs the coordinator of a processor. Axon lets it rest for a tenth of a second whenever a
/// segment's queue is full: here it looks again after milliseconds. Longer rests, for new events
/// and after errors, are kept.
public final class EagerScheduler extends ScheduledThreadPoolExecutor {
  private static final long FULL_MILLIS = 100;
  private static final long LOOK_AGAIN_MILLIS = 2;

  public EagerScheduler(String processor) {
    super(1, new AxonThreadFactory("Coordinator[" + processor + "]"));
    setRemoveOnCancelPolicy(true);
  }

  @Override
  public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
    long millis = unit.toMillis(delay);
    return super.schedule(
        task,
        millis <= FULL_MILLIS ? Math.min(millis, LOOK_AGAIN_MILLIS) : millis,
        TimeUnit.MILLISECONDS);
  }
}
