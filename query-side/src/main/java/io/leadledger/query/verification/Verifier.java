package io.leadledger.query.verification;

import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Provenance;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.projection.HistoryReader;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.Verification.RowDifference;
import io.leadledger.query.verification.Verification.TableVerdict;
import io.leadledger.query.verification.Verification.Touch;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Folds the history again, by the projectors that fill the read tables, and compares.
///
/// The comparison is one transaction that sees the tables, their tokens and their dead letters as
/// of one moment: the fold goes up to exactly the events that the tables owe, while the live ones
/// move on. All but the newest events are folded before it begins, so that it is short. What is
/// made is temporary: nothing is left behind, whatever happens (ADR 0070).
@Component
public final class Verifier {
  private static final int BATCH = 1_000;
  private static final int MOST_EVENTS_OF_A_ROW = 50;
  private static final String TEMPORARY = "pg_temp";

  private final DataSource database;
  private final HistoryReader history;
  private final ProjectionDirectory projections;
  private final Projections progress;
  private final ReadSchemas schemas;
  private final MeterRegistry meters;

  Verifier(
      DataSource database,
      HistoryReader history,
      ProjectionDirectory projections,
      Projections progress,
      ReadSchemas schemas,
      MeterRegistry meters) {
    this.database = database;
    this.history = history;
    this.projections = projections;
    this.progress = progress;
    this.schemas = schemas;
    this.meters = meters;
  }

  /// Reads the whole history once for each schema in the scope.
  ///
  /// @throws NoSuchTable if the scope's schema has no table of the scope's name
  public Verification verify(Scope scope) {
    Timer.Sample begin = Timer.start(meters);
    long events = 0;
    List<TableVerdict> verdicts = new ArrayList<>();
    for (String schema : schemas.names()) {
      if (scope.schema() == null || scope.schema().equals(schema)) {
        SchemaVerification verification = new SchemaVerification(schema, scope);
        verdicts.addAll(verification.verdicts());
        events = Math.max(events, verification.folded);
      }
    }
    Verification verification = Verification.of(events, verdicts);
    begin.stop(
        Timer.builder("leadledger.verification")
            .description("Verifications of read tables, by whether the tables followed")
            .tag("holds", Boolean.toString(verification.holds()))
            .register(meters));
    return verification;
  }

  /// The schema in question has no table of this name.
  static final class NoSuchTable extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// Thrown where what has been folded no longer is what the tables owe.
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /// One schema, as one transaction sees it.
  private final class SchemaVerification {
    private final String schema;
    private final Scope scope;
    private long folded;

    SchemaVerification(String schema, Scope scope) {
      this.schema = schema;
      this.scope = scope;
    }

    /// Parked streams that are retried, or a switch to a rebuilt schema, may overtake the fold.
    List<TableVerdict> verdicts() {
      while (true) {
        try (Connection connection = database.getConnection()) {
          return verdicts(connection);
        } catch (Overtaken _) {
          // once more, from the beginning
        } catch (SQLException e) {
          throw new IllegalStateException("The schema " + schema + " cannot be verified", e);
        }
      }
    }

    private List<TableVerdict> verdicts(Connection connection) throws SQLException {
      JdbcClient session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      connection.setAutoCommit(false);
      try {
        List<ShadowTable> tables = ShadowTable.of(session, schema, TEMPORARY);
        if (scope.table() != null
            && tables.stream().noneMatch(table -> table.name().equals(scope.table()))) {
          throw new NoSuchTable();
        }
        tables.forEach(table -> table.createTemporary(session));
        return verdicts(connection, session, tables);
      } finally {
        connection.rollback();
        session.sql("discard temp").update();
        connection.commit();
        connection.setTransactionIsolation(Connection.TRANSACTION_READ_COMMITTED);
      }
    }

    private List<TableVerdict> verdicts(
        Connection connection, JdbcClient session, List<ShadowTable> tables) throws SQLException {
      SchemaFold fold = projections.fold(schema, _ -> TEMPORARY);
      folded = 0;
      long live = oid(session);
      Set<String> parkedBefore = parked(session);
      long settled = lowest(progress.positions(session, schema));
      long read =
          fold(
              connection,
              fold,
              HistoryReader.BEGINNING,
              Map.of(Segment.ROOT_SEGMENT, settled),
              parkedBefore,
              true);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      Map<Segment, Long> positions = progress.positions(session, schema);
      Set<String> parked = parked(session);
      if (!parked.containsAll(parkedBefore)) {
        throw new Overtaken();
      }
      fold(connection, fold, read, positions, parked, false);
      planFreely(session);
      long position = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
      List<TableVerdict> verdicts = new ArrayList<>();
      for (ShadowTable table : tables) {
        if (scope.table() == null || scope.table().equals(table.name())) {
          verdicts.add(table.compare(session, scope, position, parked.size()));
        }
      }
      if (oid(session) != live) {
        throw new Overtaken();
      }
      return withEvents(verdicts, fold, positions, parked);
    }

    private long oid(JdbcClient session) {
      return session.sql("select ?::regnamespace::oid").param(schema).query(Long.class).single();
    }

    private static long lowest(Map<Segment, Long> positions) {
      return positions.values().stream().mapToLong(Long::longValue).min().orElse(0);
    }

    /// Group and event of each letter.
    private Set<String> parked(JdbcClient session) {
      return new HashSet<>(
          session
              .sql(
                  """
                  select processing_group || ' ' || event_identifier from projection.dead_letter_entry
                  where processing_group like ? || '.%'""")
              .param(schema)
              .query(String.class)
              .list());
    }

    /// Folds the events that are owed after a position; gives the position of the last one that was
    /// read.
    private long fold(
        Connection connection,
        SchemaFold fold,
        long after,
        Map<Segment, Long> positions,
        Set<String> parked,
        boolean commits) {
      AtomicLong last = new AtomicLong(after);
      read(
          after,
          positions,
          event -> {
            last.set(HistoryReader.position(event));
            if (isOwed(event, positions)) {
              folded++;
              owed(fold, event, parked).values().forEach(fold::add);
              if (fold.size() >= BATCH) {
                write(connection, fold, commits);
              }
            }
          });
      write(connection, fold, commits);
      return last.get();
    }

    private void write(Connection connection, SchemaFold fold, boolean commits) {
      try {
        fold.write(connection);
        if (commits) {
          connection.commit();
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The schema " + schema + " cannot be folded", e);
      }
    }

    private Map<String, EventRows> owed(
        SchemaFold fold, TrackedEventMessage<?> event, Set<String> parked) {
      Map<String, EventRows> owed = fold.project(event);
      owed.keySet().removeIf(group -> parked.contains(group + " " + event.getIdentifier()));
      return owed;
    }

    private void read(
        long after, Map<Segment, Long> positions, Consumer<TrackedEventMessage<?>> reader) {
      long end = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
      history.read(after, end, reader);
    }

    /// Whether it is of the scope's tenant, and the live tables have it.
    private boolean isOwed(TrackedEventMessage<?> event, Map<Segment, Long> positions) {
      String tenant = String.valueOf(event.getMetaData().get(Provenance.TENANT));
      long position = HistoryReader.position(event);
      return (scope.tenant() == null || tenant.equals(scope.tenant().toString()))
          && positions.entrySet().stream()
              .anyMatch(
                  segment -> segment.getKey().matches(tenant) && position <= segment.getValue());
    }

    /// Folding settles on indexes; comparing reads everything.
    private void planFreely(JdbcClient session) {
      session
          .sql(
              """
              select set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
                set_config('enable_mergejoin', 'on', true)""")
          .query()
          .singleRow();
    }

    /// Says which events touch the rows that differ, by reading the history once more.
    private List<TableVerdict> withEvents(
        List<TableVerdict> verdicts,
        SchemaFold fold,
        Map<Segment, Long> positions,
        Set<String> parked) {
      Map<String, Deque<Touch>> touches = new HashMap<>();
      verdicts.forEach(
          verdict ->
              verdict
                  .differences()
                  .forEach(
                      row -> touches.put(verdict.table() + " " + row.row(), new ArrayDeque<>())));
      if (touches.isEmpty()) {
        return verdicts;
      }
      read(
          HistoryReader.BEGINNING,
          positions,
          event -> {
            if (isOwed(event, positions)) {
              touch(event, owed(fold, event, parked), touches);
            }
          });
      return verdicts.stream().map(verdict -> withEvents(verdict, touches)).toList();
    }

    private void touch(
        TrackedEventMessage<?> event,
        Map<String, EventRows> owed,
        Map<String, Deque<Touch>> touches) {
      owed.values().stream()
          .flatMap(EventRows::touched)
          .map(row -> row.table() + " " + String.join(",", row.key()))
          .distinct()
          .map(touches::get)
          .filter(known -> known != null)
          .forEach(
              known -> {
                known.addLast(
                    new Touch(
                        HistoryReader.position(event),
                        UUID.fromString(event.getIdentifier()),
                        EventVocabulary.nameOf(event.getPayloadType())));
                if (known.size() > MOST_EVENTS_OF_A_ROW) {
                  known.removeFirst();
                }
              });
    }

    private TableVerdict withEvents(TableVerdict v, Map<String, Deque<Touch>> touches) {
      List<RowDifference> rows =
          v.differences().stream()
              .map(
                  row ->
                      new RowDifference(
                          row.row(),
                          row.kind(),
                          row.columns(),
                          List.copyOf(
                              touches.getOrDefault(
                                  v.table() + " " + row.row(), new ArrayDeque<>()))))
              .toList();
      return new TableVerdict(
          v.table(),
          v.position(),
          v.rows(),
          v.expected(),
          v.digest(),
          v.expectedDigest(),
          v.parked(),
          v.differing(),
          rows,
          v.orphans());
    }
  }
}
