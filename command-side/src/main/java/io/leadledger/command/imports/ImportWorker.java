package io.leadledger.command.imports;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.leadledger.command.imports.ImportJob.State;
import io.leadledger.command.imports.ImportRun.Outcome;
import io.leadledger.command.lead.CapturePreview;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.store.work.OneProcess;
import io.leadledger.store.work.RecurringWork;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.support.TransactionTemplate;

/// Works at one unfinished import after the other, a few rows at once. A job that a killed process
/// has left behind goes on where its counters stand; rows that were carried out but not counted are
/// recognised by the id of their lead.
final class ImportWorker extends RecurringWork {
  private static final int BATCH = 256;

  private final ImportJobs jobs;
  private final ImportFiles files;
  private final OneProcess lock;
  private final CommandDispatcher commands;
  private final CapturePreview preview;
  private final TransactionTemplate transaction;
  private final int parallel;

  ImportWorker(
      ImportJobs jobs,
      ImportFiles files,
      OneProcess lock,
      CommandDispatcher commands,
      CapturePreview preview,
      TransactionTemplate transaction,
      int parallel) {
    super("imports", Duration.ZERO);
    this.jobs = jobs;
    this.files = files;
    this.lock = lock;
    this.commands = commands;
    this.preview = preview;
    this.transaction = transaction;
    this.parallel = parallel;
  }

  @Override
  protected void work() {
    for (UUID job : jobs.unfinished()) {
      if (!isStopping()) {
        lock.holding("command.import_job/" + job, () -> jobs.start(job).ifPresent(this::workAt));
      }
    }
  }

  private void workAt(ImportTask task) {
    if (jobs.isCancelling(task.id())) {
      finish(task.id(), State.cancelled, null);
      return;
    }
    var line = new AtomicLong(1);
    var bytesRead = new AtomicLong();
    try (CsvReader<CsvRecord> csv =
            CsvText.read(
                files.open(task.id(), bytesRead::addAndGet), task.charset(), task.delimiter());
        ExecutorService threads = Executors.newFixedThreadPool(parallel)) {
      read(task, csv.iterator(), threads, line, bytesRead);
    } catch (CsvParseException e) {
      finish(task.id(), State.failed, "The file is not well-formed CSV after line " + line + ".");
    } catch (UncheckedIOException | IOException e) {
      Undecodable where = Undecodable.in(e).orElseThrow(() -> new IllegalStateException(e));
      finish(task.id(), State.failed, where.getMessage());
    }
  }

  private void read(
      ImportTask task,
      Iterator<CsvRecord> csv,
      ExecutorService threads,
      AtomicLong line,
      AtomicLong bytesRead) {
    var run = new ImportRun(task, csv.next().getFields(), commands, preview);
    for (long row = 0; row < task.rowsDone() && csv.hasNext(); row++) {
      csv.next();
    }
    var speed = new Speed(task.bytes(), task.rowsDone());
    long row = task.rowsDone();
    while (csv.hasNext()) {
      List<Future<Outcome>> batch = new ArrayList<>(BATCH);
      RuntimeException unreadable = null;
      try {
        while (batch.size() < BATCH && csv.hasNext()) {
          CsvRecord record = csv.next();
          long number = row++;
          line.set(record.getStartingLineNumber());
          batch.add(threads.submit(() -> run.carryOut(number, record)));
        }
      } catch (RuntimeException e) {
        unreadable = e;
      }
      ImportProgress progress = speed.after(outcomesOf(batch), bytesRead.get());
      boolean goOn =
          Optional.ofNullable(transaction.execute(_ -> jobs.progress(task.id(), progress)))
              .orElse(true);
      if (unreadable != null) {
        // Only now: the rows before it have been carried out, and count.
        throw unreadable;
      }
      if (!goOn) {
        finish(task.id(), State.cancelled, null);
        return;
      }
      if (isStopping()) {
        return;
      }
    }
    finish(task.id(), State.completed, null);
  }

  private void finish(UUID job, State state, @Nullable String problem) {
    transaction.executeWithoutResult(
        _ -> {
          jobs.finish(job, state, problem);
          files.delete(job);
        });
  }

  private static List<Outcome> outcomesOf(List<Future<Outcome>> batch) {
    List<Outcome> outcomes = new ArrayList<>(batch.size());
    for (Future<Outcome> row : batch) {
      try {
        outcomes.add(row.get());
      } catch (ExecutionException e) {
        throw new IllegalStateException("A row could not be carried out", e.getCause());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    return outcomes;
  }
}
