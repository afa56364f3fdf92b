package io.leadledger.query.rebuild;

import io.leadledger.query.platform.writer.RowWriter.Older;
import io.leadledger.query.projection.DecodedEvent;
import io.leadledger.query.projection.ParkedStreams;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.SchemaGate;
import io.leadledger.query.projection.ShadowProjection;
import io.leadledger.query.rebuild.Rebuild.Difference;
import io.leadledger.query.rebuild.Rebuild.State;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.store.HistoryReader;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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

  private final Lanes lanes = new Lanes();
  private volatile @Nullable Throwable failure;
  private boolean whole;

  /// What rebuilds are made with.
  ///
  /// @param threads how many work at them
  record Parts(
      int threads,
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
      refuseObstacles();
      begin();
    }
    load();
    whole = survives && job.state() == State.comparing;
    return !survives || job.state() == State.filling;
  }

  private void refuseObstacles() {
    List<String> obstacles = shadow.replacement().obstacles();
    if (!obstacles.isEmpty()) {
      throw new RebuildFailed.Obstructed(obstacles);
    }
  }

  private void begin() {
    snapshot.executeWithoutResult(
        _ -> {
          List<String> finishing = shadow.strip(parts.jobs().isCareful(job.id()));
          boolean copies = job.group() != null || job.fromPosition() != null;
          long first =
              job.fromPosition() == null ? HistoryReader.BEGINNING : job.fromPosition() - 1;
          shadow.createLanes(Lanes.of(positions(), parts.threads(), first, copies));
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
    lanes.load(shadow.lanes());
    aim();
  }

  private Map<Segment, Long> positions() {
    return parts.projections().positions(parts.database(), job.schema());
  }

  /// Sets every lane's goal to where the live tables are now.
  void aim() {
    lanes.aim(positions());
  }

  int lanes() {
    return lanes.count();
  }

  long position() {
    return lanes.position();
  }

  long target() {
    return lanes.target();
  }

  /// Whether the shadow's tables are complete.
  boolean isWhole() {
    return whole;
  }

  /// Writes the events of one lane's tenants among these, in a transaction of its own.
  ///
  /// @return how many events the lane has moved by
  int write(int lane, List<DecodedEvent> events) {
    long to = Math.min(lanes.goal(lane), events.getLast().position());
    if (to <= lanes.position(lane) || failure != null) {
      return 0;
    }
    List<DecodedEvent> owed = lanes.owed(lane, events, to);
    transaction.executeWithoutResult(_ -> advance(lane, owed, to));
    lanes.moved(lane, to);
    return owed.size();
  }

  private void advance(int lane, List<DecodedEvent> owed, long to) {
    project(lane, owed);
    shadow.advance(lane, lanes.position(lane), to);
  }

  private void project(int lane, List<DecodedEvent> events) {
    List<DecodedEvent> past = new ArrayList<>();
    List<DecodedEvent> since = new ArrayList<>();
    for (DecodedEvent event : events) {
      (lanes.isCopied(lane, event) ? past : since).add(event);
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
            Difference.of(table, parts.database()).ifPresent(differences::add);
          }
          parts.jobs().compared(job.id(), differences);
        });
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
      long goal = lanes.goal(lane);
      if (lanes.position(lane) < goal) {
        advance(lane, lanes.owed(lane, events, goal), goal);
        lanes.moved(lane, goal);
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
          refuseObstacles();
          catchUp();
          shadow.replacement().takePlace();
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
}
