package io.leadledger.query.verification;

import io.leadledger.events.Provenance;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.Verification.TableVerdict;
import io.leadledger.store.HistoryReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// One schema held against the history, as one transaction sees it.
///
/// The transaction sees the tables, their tokens and their dead letters as of one moment: the fold
/// goes up to exactly the events that the tables owe, while the live ones move on. All but the
/// newest events are folded before it begins, so that it is short. What is made is temporary:
/// nothing is left behind, whatever happens.
final class SchemaVerification {
  private static final int BATCH = 1_000;
  private static final String TEMPORARY = "pg_temp";

  private final DataSource database;
  private final HistoryReader history;
  private final ProjectionDirectory projections;
  private final Projections progress;
  private final String schema;
  private final Scope scope;
  private long folded;

  SchemaVerification(
      DataSource database,
      HistoryReader history,
      ProjectionDirectory projections,
      Projections progress,
      String schema,
      Scope scope) {
    this.database = database;
    this.history = history;
    this.projections = projections;
    this.progress = progress;
    this.schema = schema;
    this.scope = scope;
  }

  /// How many events have been folded.
  long folded() {
    return folded;
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
        throw new Verifier.NoSuchTable();
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
    // First how far the tables are: what is parked of it by then is known afterwards.
    long settled = lowest(progress.positions(session, schema));
    Set<String> parkedBefore = parked(session);
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
    EventsOfRows events = new EventsOfRows(verdicts);
    if (events.areAsked()) {
      read(
          HistoryReader.BEGINNING,
          positions,
          event -> {
            if (isOwed(event, positions)) {
              events.add(event, owed(fold, event, parked).values());
            }
          });
    }
    return verdicts.stream().map(events::with).toList();
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

  /// Thrown where what has been folded no longer is what the tables owe.
  private static final class Overtaken extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }
}
