package io.leadledger.query.rebuild;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/// Tells, twice a second, how far rebuilds have come and how long they still need.
final class FillingProgress implements Filling.Watcher {
  private static final long EVERY_NANOS = 500_000_000;

  private final RebuildJobs jobs;
  private final BooleanSupplier stopping;
  private final List<Figures> figures;
  private final long begin = System.nanoTime();
  private long told = begin;

  /// What one rebuild has written since this filling began.
  private record Figures(RebuildRun run, long positionBefore, AtomicLong events, Counter counter) {}

  FillingProgress(
      RebuildJobs jobs, List<RebuildRun> runs, BooleanSupplier stopping, MeterRegistry meters) {
    this.jobs = jobs;
    this.stopping = stopping;
    this.figures =
        runs.stream()
            .map(
                run ->
                    new Figures(
                        run,
                        run.position(),
                        new AtomicLong(),
                        Counter.builder("leadledger.rebuild.events")
                            .description("Events projected by rebuilds")
                            .tag("schema", run.job().schema())
                            .register(meters)))
            .toList();
  }

  @Override
  public void written(RebuildRun run, int events) {
    for (Figures each : figures) {
      if (each.run() == run) {
        each.events().addAndGet(events);
        each.counter().increment(events);
      }
    }
  }

  @Override
  public boolean goesOn() {
    if (System.nanoTime() - told > EVERY_NANOS) {
      tell();
    }
    return !stopping.getAsBoolean()
        && figures.stream().anyMatch(each -> each.run().failure() == null);
  }

  void tell() {
    told = System.nanoTime();
    double seconds = Math.max(1e-3, (told - begin) / 1e9);
    for (Figures each : figures) {
      RebuildRun run = each.run();
      long moved = run.position() - each.positionBefore();
      @Nullable Double left =
          moved <= 0 ? null : Math.rint((run.target() - run.position()) * seconds / moved);
      boolean cancelling =
          jobs.progress(
              run.job().id(),
              run.position(),
              run.target(),
              Math.rint(each.events().get() / seconds),
              left);
      if (cancelling && run.failure() == null) {
        run.fail(new RebuildWorker.Ended(null));
      }
    }
  }
}
