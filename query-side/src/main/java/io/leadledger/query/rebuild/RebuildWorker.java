package io.leadledger.query.rebuild;

import io.leadledger.query.rebuild.Rebuild.State;
import io.leadledger.query.rebuild.RebuildFailed.Obstructed;
import io.leadledger.query.rebuild.RebuildRun.Parts;
import io.leadledger.store.HistoryReader;
import io.leadledger.store.Outage;
import io.leadledger.store.work.OneProcess;
import io.leadledger.store.work.RecurringWork;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.transaction.CannotCreateTransactionException;

/// Works at all rebuilds that are not finished. What a killed process has left goes on where its
/// shadow stands.
final class RebuildWorker extends RecurringWork {
  private static final Logger LOG = LoggerFactory.getLogger(RebuildWorker.class);
  private static final Duration GATHERING = Duration.ofMillis(300);
  private static final int NEARLY_THERE = 2_000;
  private static final int MOST_ROUNDS = 20;
  private static final int MOST_SWITCHES = 20;

  private final Parts parts;
  private final RebuildJobs jobs;
  private final OneProcess lock;
  private final int parallel;
  private final MeterRegistry meters;

  RebuildWorker(Parts parts, OneProcess lock, int parallel, MeterRegistry meters) {
    super("rebuilds", GATHERING);
    this.parts = parts;
    this.jobs = parts.jobs();
    this.lock = lock;
    this.parallel = parallel;
    this.meters = meters;
  }

  @Override
  protected void work() {
    List<Rebuild> unfinished = jobs.unfinished();
    List<String> left = Replacement.replaced(parts.database());
    if (!unfinished.isEmpty() || !left.isEmpty()) {
      lock.holding(
          "projection.rebuild",
          () -> {
            left.forEach(this::sweep);
            workAt(jobs.unfinished());
          });
    }
  }

  /// Removes the tables that were live before a switch.
  private void sweep(String schema) {
    ShadowSchema shadow = new ShadowSchema(parts.database(), parts.migrated(), schema);
    try {
      parts.transaction().executeWithoutResult(_ -> shadow.replacement().dropReplaced());
    } catch (PessimisticLockingFailureException _) {
      // somebody is still reading it: another time
    }
  }

  private void workAt(List<Rebuild> unfinished) {
    List<RebuildRun> runs = new ArrayList<>();
    List<RebuildRun> toFill = new ArrayList<>();
    for (Rebuild job : unfinished) {
      if (!parts.directory().includes(job.schema())) {
        continue; // switched off in this process
      }
      if (jobs.isCancelling(job.id())) {
        new RebuildRun(job, parts).discard(State.cancelled, null);
      } else if (job.state() != State.ready) {
        RebuildRun run = new RebuildRun(job, parts);
        attempt(
            run,
            () -> {
              LOG.info("{} is being rebuilt", job.schema());
              if (run.prepare()) {
                toFill.add(run);
              }
              runs.add(run);
            });
      }
    }
    if (!toFill.isEmpty()) {
      String schemas =
          toFill.stream().map(run -> run.job().schema()).collect(Collectors.joining(","));
      step(schemas, "fill", () -> fill(toFill));
    }
    for (RebuildRun run : runs) {
      attempt(run, () -> finish(run, toFill.contains(run)));
    }
  }

  private void fill(List<RebuildRun> runs) {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(
            parallel, Thread.ofPlatform().name("rebuild-", 0).daemon().factory())) {
      var progress = new FillingProgress(jobs, runs, this::isStopping, meters);
      new Filling(parts.history(), threads, runs, progress).fill();
      progress.tell();
    }
  }

  private void finish(RebuildRun run, boolean filled) {
    refuseToGoOn(run);
    if (filled || run.job().state() == State.indexing) {
      step(run.job().schema(), "index", run::complete);
    }
    refuseToGoOn(run);
    catchUp(run);
    step(run.job().schema(), "compare", run::compare);
    refuseToGoOn(run);
    if (run.job().hold()) {
      jobs.ready(run.job().id(), null);
      LOG.info("{} has been rebuilt and waits for the order to switch", run.job().schema());
    } else {
      step(run.job().schema(), "switch", () -> takePlace(run));
      LOG.info("{} has been rebuilt", run.job().schema());
    }
  }

  private void step(String schema, String step, Runnable work) {
    Timer.Sample begin = Timer.start(meters);
    work.run();
    begin.stop(
        Timer.builder("leadledger.rebuild.step")
            .description("Time that the steps of rebuilds took")
            .tag("schema", schema)
            .tag("step", step)
            .register(meters));
  }

  private void catchUp(RebuildRun run) {
    for (int round = 0; round < MOST_ROUNDS; round++) {
      run.aim();
      if (run.target() - run.position() < NEARLY_THERE) {
        return;
      }
      fill(List.of(run));
      refuseToGoOn(run);
    }
  }

  private void takePlace(RebuildRun run) {
    for (int attempt = 1; ; attempt++) {
      try {
        run.takePlace();
        break;
      } catch (PessimisticLockingFailureException e) {
        if (attempt == MOST_SWITCHES) {
          throw e;
        }
        run.load();
        catchUp(run);
      }
    }
  }

  /// Ends what is done with a rebuild: it has failed, is to be cancelled, or the process stops.
  private void refuseToGoOn(RebuildRun run) {
    if (run.failure() != null) {
      throw new Ended(run.failure());
    }
    if (isStopping() || jobs.isCancelling(run.job().id())) {
      throw new Ended(null);
    }
  }

  /// A rebuild goes no further; without a cause because it is to be cancelled.
  static final class Ended extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Ended(@Nullable Throwable cause) {
      super(cause);
    }
  }

  /// Does a step; what fails for good ends this rebuild and no other.
  private void attempt(RebuildRun run, Runnable step) {
    try {
      step.run();
    } catch (RuntimeException e) {
      Throwable failure = e;
      while (failure instanceof Ended) {
        failure = failure.getCause();
      }
      if (isStopping()) {
        LOG.info("The rebuild of {} goes on after the next start", run.job().schema());
      } else if (failure == null) {
        run.discard(State.cancelled, null);
      } else if (isPassing(failure)) {
        LOG.warn("The rebuild of {} is interrupted and will go on", run.job().schema(), failure);
      } else if (failure instanceof Obstructed && run.isWhole()) {
        jobs.ready(run.job().id(), RebuildFailed.problem(failure));
      } else if (failure instanceof DuplicateKeyException && !jobs.isCareful(run.job().id())) {
        LOG.info(
            "{} has values that are not unique: it is rebuilt once more, with care",
            run.job().schema());
        jobs.again(run.job().id());
      } else {
        LOG.warn("{} could not be rebuilt: {}", run.job().schema(), RebuildFailed.problem(failure));
        run.discard(State.failed, RebuildFailed.problem(failure));
      }
    }
  }

  /// Whether trying again later may help: the database is away, the shadow is gone with it, or two
  /// transactions were in each other's way.
  private static boolean isPassing(Throwable failure) {
    return Outage.behind(failure).isPresent()
        || Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
            .anyMatch(
                cause ->
                    cause instanceof ShadowSchema.Superseded
                        || cause instanceof HistoryReader.OutOfReach
                        || cause instanceof CannotCreateTransactionException
                        || cause instanceof SQLException e
                            && String.valueOf(e.getSQLState()).startsWith("40"));
  }
}
