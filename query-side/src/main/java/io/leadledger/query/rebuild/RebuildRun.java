package io.leadledger.query.rebuild;

import io.leadledger.query.platform.writer.RowWriter.Older;
import io.leadledger.query.projection.DecodedEvent;
import io.leadledger.query.projection.FailureWithoutValues;
import io.leadledger.query.projection.HistoryReader;
import io.leadledger.query.projection.ParkedStreams;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.SchemaGate;
import io.leadledger.query.projection.ShadowProjection;
import io.leadledger.query.rebuild.Rebuild.Difference;
import io.leadledger.query.rebuild.Rebuild.DifferingRow;
import io.leadledger.query.rebuild.Rebuild.State;
import io.leadledger.query.rebuild.ShadowSchema.Superseded;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.query.verification.ShadowTable.Counts;
import io.leadledger.query.verification.Verification.ColumnDifference;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// One rebuild at work: its shadow, and how far each lane of it has come. The shadow never comes
/// further than the live tables, so that tokens need not be touched when it takes their place.
final class RebuildRun {
  private static final int FEWEST_LANES = 4;
  private static final int MOST_DIFFERENCES = 20;
  private static final Executor READER =
      task -> Thread.ofVirtual().name("rebuild-rest").start(task);

  private final Rebuild job;
  private final Parts parts;
  private final ShadowSchema shadow;
  private final ShadowProjection projection;
  private final Set<String> allGroups;
  private final Set<String> rebuiltGroups;
  private final TransactionTemplate transaction;
  private final TransactionTemplate snapshot;

  private long[] positions = {};
  private long[] copiedTo = {};
  private long[] caps = {};
  private volatile @Nullable Throwable failure;
  private boolean whole;

  /// What rebuilds are made with.
  record Parts(
      JdbcClient database,
      DataSource migrated,
      RebuildJobs jobs,
      ProjectionDirectory directory,
      Projections projections,
      HistoryReader history,
      SchemaGate gate,
      ParkedStreams parked,
      PlatformTransactionManager transactions) {

    TransactionTemplate transaction() {
      return new TransactionTemplate(transactions);
    }
  }

  RebuildRun(Rebuild job, Parts parts) {
    this.job = job;
    this.parts = parts;
    this.shadow = new ShadowSchema(parts.database(), parts.migrated(), job.schema());
    this.projection = parts.directory().shadow(job.schema(), shadow.name());
    this.allGroups = projection.tables().keySet();
    this.rebuiltGroups = job.group() == null ? allGroups : Set.of(job.group());
    this.transaction = parts.transaction();
    this.snapshot = parts.transaction();
    this.snapshot.setIsolationLevel(TransactionDefinition.ISOLATION_REPEATABLE_READ);
  }

  Rebuild job() {
    return job;
  }

  @Nullable Throwable failure() {
    return failure;
  }

  void fail(Throwable why) {
    failure = why;
  }

  /// Makes the shadow, unless an earlier run has left it.
  ///
  /// @return whether it is still to be filled
  boolean prepare() {
    boolean survives = job.state() != State.queued && shadow.survives();
    if (!survives) {
      shadow.create();
      List<String> obstacles = shadow.obstacles();
      if (!obstacles.isEmpty()) {
        throw new Obstructed(obstacles);
      }
      begin();
    }
    load();
    whole = survives && job.state() == State.comparing;
    return !survives || job.state() == State.filling;
  }

  private void begin() {
    snapshot.executeWithoutResult(
        _ -> {
          List<String> finishing = shadow.strip(parts.jobs().isCareful(job.id()));
          boolean copies = job.group() != null || job.fromPosition() != null;
          long first =
              job.fromPosition() == null ? HistoryReader.BEGINNING : job.fromPosition() - 1;
          Map<Segment, Long> live = positions();
          int lanes =
              live.keySet().stream()
                  .mapToInt(segment -> segment.getMask() + 1)
                  .reduce(FEWEST_LANES, Math::max);
          shadow.createLanes(
              IntStream.range(0, lanes)
                  .mapToObj(
                      lane -> {
                        long copied = copies ? positionOf(lane, live) : HistoryReader.BEGINNING;
                        return new Lane(lane, copies ? Math.min(first, copied) : first, copied);
                      })
                  .toList());
          if (copies) {
            boolean keepsGroup = job.fromPosition() != null;
            projection
                .tables()
                .forEach(
                    (group, tables) -> {
                      if (keepsGroup || !rebuiltGroups.contains(group)) {
                        tables.forEach(shadow::copy);
                      }
                    });
            shadow.copyParked(keepsGroup ? "" : String.valueOf(job.group()));
          }
          parts.jobs().filling(job.id(), finishing);
        });
  }

  /// Reads how far the shadow has come.
  void load() {
    List<Lane> lanes = shadow.lanes();
    positions = lanes.stream().mapToLong(Lane::position).toArray();
    copiedTo = lanes.stream().mapToLong(Lane::copiedTo).toArray();
    caps = positions.clone();
    aim();
  }

  private Map<Segment, Long> positions() {
    return parts.projections().positions(parts.database(), job.schema());
  }

  /// How far the live tables have come with the tenants of a lane.
  private static long positionOf(int lane, Map<Segment, Long> live) {
    return live.entrySet().stream()
        .filter(segment -> (lane & segment.getKey().getMask()) == segment.getKey().getSegmentId())
        .mapToLong(Map.Entry::getValue)
        .min()
        .orElse(0);
  }

  /// Sets every lane's goal to where the live tables are now.
  void aim() {
    Map<Segment, Long> live = positions();
    for (int lane = 0; lane < caps.length; lane++) {
      caps[lane] = Math.max(positions[lane], positionOf(lane, live));
    }
  }

  int lanes() {
    return positions.length;
  }

  long position() {
    return IntStream.range(0, lanes())
        .filter(lane -> positions[lane] < caps[lane])
        .mapToLong(lane -> positions[lane])
        .min()
        .orElse(target());
  }

  long target() {
    return IntStream.range(0, lanes()).mapToLong(lane -> caps[lane]).max().orElse(0);
  }

  /// Whether the shadow's tables are complete.
  boolean isWhole() {
    return whole;
  }

  /// Writes the events of one lane's tenants among these, in a transaction of its own.
  ///
  /// @return how many events the lane has moved by
  int write(int lane, List<DecodedEvent> events) {
    long from = positions[lane];
    long to = Math.min(caps[lane], events.getLast().position());
    if (to <= from || failure != null) {
      return 0;
    }
    List<DecodedEvent> owed = owed(lane, events, to);
    transaction.executeWithoutResult(
        _ -> {
          project(lane, owed);
          shadow.advance(lane, from, to);
        });
    positions[lane] = to;
    return owed.size();
  }

  private List<DecodedEvent> owed(int lane, List<DecodedEvent> events, long to) {
    long from = positions[lane];
    return events.stream()
        .filter(
            event ->
                (event.hash() & (lanes() - 1)) == lane
                    && event.position() > from
                    && event.position() <= to)
        .toList();
  }

  private void project(int lane, List<DecodedEvent> events) {
    List<DecodedEvent> past = new ArrayList<>();
    List<DecodedEvent> since = new ArrayList<>();
    for (DecodedEvent event : events) {
      (event.position() > copiedTo[lane] ? since : past).add(event);
    }
    try {
      if (!past.isEmpty()) {
        projection.project(
            past, rebuiltGroups, job.fromPosition() == null ? Older.IGNORED : Older.REDONE);
      }
      if (!since.isEmpty()) {
        projection.project(since, allGroups, Older.IGNORED);
      }
    } catch (SQLException e) {
      throw new RebuildFailed(e);
    }
  }

  /// Gives the filled tables their indexes and constraints.
  void complete() {
    parts.jobs().enter(job.id(), State.indexing);
    transaction.executeWithoutResult(
        _ -> {
          shadow.complete(parts.jobs().finishing(job.id()));
          parts.jobs().enter(job.id(), State.comparing);
        });
    shadow.analyze();
    whole = true;
  }

  /// Holds the shadow against the live tables, at the position that these have in a snapshot.
  void compare() {
    snapshot.executeWithoutResult(
        _ -> {
          catchUp();
          List<Difference> differences = new ArrayList<>();
          for (ShadowTable table : ShadowTable.of(parts.database(), job.schema(), shadow.name())) {
            Counts counts = table.count(parts.database(), Scope.EVERYTHING);
            if (counts.differing() > 0) {
              differences.add(difference(table, counts));
            }
          }
          parts.jobs().compared(job.id(), differences);
        });
  }

  private Difference difference(ShadowTable table, Counts counts) {
    return new Difference(
        table.qualified(),
        counts.live(),
        counts.shadow(),
        counts.differing(),
        table.differences(parts.database(), Scope.EVERYTHING, MOST_DIFFERENCES).stream()
            .map(
                row ->
                    new DifferingRow(
                        row.row(),
                        row.kind(),
                        row.columns().stream().map(ColumnDifference::column).toList()))
            .toList());
  }

  /// Writes in the present transaction what the live tables have and the shadow has not. The
  /// history is read by another one.
  private void catchUp() {
    aim();
    if (position() >= target()) {
      return;
    }
    long begin = position();
    long end = target();
    List<DecodedEvent> events = new ArrayList<>();
    CompletableFuture.runAsync(
            () -> parts.history().read(begin, end, event -> events.add(DecodedEvent.of(event))),
            READER)
        .join();
    for (int lane = 0; lane < lanes(); lane++) {
      if (positions[lane] < caps[lane]) {
        project(lane, owed(lane, events, caps[lane]));
        shadow.advance(lane, positions[lane], caps[lane]);
        positions[lane] = caps[lane];
      }
    }
  }

  /// Lets clients read the shadow from now on: in one transaction, that holds off projecting into
  /// the schema, and reading for no longer than a rename.
  void takePlace() {
    transaction.executeWithoutResult(
        _ -> {
          parts.database().sql("set local lock_timeout = '3s'").update();
          parts.gate().close(job.schema());
          parts.parked().release(job.schema());
          List<String> obstacles = shadow.obstacles();
          if (!obstacles.isEmpty()) {
            throw new Obstructed(obstacles);
          }
          catchUp();
          shadow.takePlace();
          parts.jobs().finish(job.id(), State.switched, null);
        });
  }

  /// Ends without a switch.
  void discard(State state, @Nullable String problem) {
    transaction.executeWithoutResult(
        _ -> {
          shadow.drop();
          parts.jobs().finish(job.id(), state, problem);
        });
  }

  /// What is told of a failure.
  static String problem(Throwable failure) {
    return switch (failure) {
      case Obstructed obstructed -> String.valueOf(obstructed.getMessage());
      case RebuildFailed failed when failed.getCause() != null -> problem(failed.getCause());
      case Superseded _ -> "The shadow schema was changed by somebody else.";
      default -> {
        Throwable cause = failure;
        while (!(cause instanceof SQLException) && cause.getCause() != null) {
          cause = cause.getCause();
        }
        yield FailureWithoutValues.of(cause);
      }
    };
  }

  /// Something stands in the way of a switch.
  static final class Obstructed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Obstructed(List<String> objects) {
      super(
          "A switch would lose, or leave behind, what is not of the schema's migrations or reads its tables from outside: "
              + String.join(", ", objects)
              + ". Remove these, and make them again afterwards.");
    }
  }

  private static final class RebuildFailed extends RuntimeException {
    private static final long serialVersionUID = 1L;

    RebuildFailed(Throwable cause) {
      super(cause);
    }
  }
}
