package io.leadledger.query.rebuild;

import io.leadledger.query.projection.DecodedEvent;
import io.leadledger.store.HistoryReader;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.Semaphore;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.TrackedEventMessage;

/// Brings the shadows of several rebuilds as far as their live tables are, reading the history and
/// decoding its events once for all of them.
///
/// Events are read ahead in chunks. What a chunk owes to the tenants of one lane of one shadow is
/// written in one transaction; lanes and shadows do not wait for each other, chunks of one lane
/// follow each other.
final class Filling {
  /// What is ahead is live memory that each collection copies, while readers wait.
  private static final int CHUNK = 1_000;

  private static final int CHUNKS_AHEAD = 2;

  private final HistoryReader history;
  private final Executor threads;
  private final List<RebuildRun> runs;
  private final Watcher watcher;
  private final Semaphore ahead = new Semaphore(CHUNKS_AHEAD);
  private final List<List<CompletableFuture<Void>>> lanes;

  /// Is told how a filling goes, again and again.
  interface Watcher {

    /// A lane has moved on by so many events.
    void written(RebuildRun run, int events);

    /// Whether to go on with any of the rebuilds.
    boolean goesOn();
  }

  Filling(HistoryReader history, Executor threads, List<RebuildRun> runs, Watcher watcher) {
    this.history = history;
    this.threads = threads;
    this.runs = runs;
    this.watcher = watcher;
    this.lanes =
        runs.stream()
            .map(
                run ->
                    IntStream.range(0, run.lanes())
                        .mapToObj(_ -> CompletableFuture.<Void>completedFuture(null))
                        .collect(Collectors.toCollection(ArrayList::new)))
            .map(futures -> (List<CompletableFuture<Void>>) futures)
            .toList();
  }

  /// What fails, fails for its own rebuild only.
  void fill() {
    runs.forEach(RebuildRun::aim);
    long begin = runs.stream().mapToLong(RebuildRun::position).min().orElse(0);
    long end = runs.stream().mapToLong(RebuildRun::target).max().orElse(0);
    List<TrackedEventMessage<?>> chunk = new ArrayList<>(CHUNK);
    try {
      history.read(
          begin,
          end,
          event -> {
            chunk.add(event);
            if (chunk.size() == CHUNK) {
              submit(List.copyOf(chunk));
              chunk.clear();
            }
          });
      if (!chunk.isEmpty()) {
        submit(List.copyOf(chunk));
      }
    } catch (Stopped _) {
      // what has been submitted is still written
    } finally {
      all().join();
    }
  }

  private void submit(List<TrackedEventMessage<?>> chunk) {
    if (!watcher.goesOn()) {
      throw new Stopped();
    }
    ahead.acquireUninterruptibly();
    CompletableFuture<List<DecodedEvent>> decoded =
        CompletableFuture.supplyAsync(() -> chunk.stream().map(DecodedEvent::of).toList(), threads);
    for (int i = 0; i < runs.size(); i++) {
      RebuildRun run = runs.get(i);
      List<CompletableFuture<Void>> of = lanes.get(i);
      for (int lane = 0; lane < run.lanes(); lane++) {
        int number = lane;
        of.set(
            lane,
            of.get(lane)
                .thenCombineAsync(
                    decoded,
                    (_, events) -> {
                      watcher.written(run, run.write(number, events));
                      return (Void) null;
                    },
                    threads)
                .exceptionally(
                    failure -> {
                      run.fail(
                          failure instanceof CompletionException e && e.getCause() != null
                              ? e.getCause()
                              : failure);
                      return null;
                    }));
      }
    }
    all().whenComplete((_, _) -> ahead.release());
  }

  private CompletableFuture<Void> all() {
    return CompletableFuture.allOf(
        lanes.stream().flatMap(List::stream).toArray(CompletableFuture[]::new));
  }

  private static final class Stopped extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Stopped() {
      super(null, null, false, false);
    }
  }
}
