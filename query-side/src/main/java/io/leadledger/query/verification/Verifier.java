package io.leadledger.query.verification;

import io.leadledger.events.EventVocabulary;
import io.leadledger.events.Provenance;
import io.leadledger.query.platform.EventRows;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.ReadSchemas;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.Verification.RowDifference;
import io.leadledger.query.verification.Verification.TableVerdict;
import io.leadledger.query.verification.Verification.Touch;
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
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// Folds the history again, by the projectors that fill the read tables, and compares.
///
/// All of it happens in one transaction that sees the tables, their tokens and their dead letters
/// as of one moment, and that is rolled back: the fold goes up to exactly the events that the
/// tables owe, while the live ones move on. Nothing is left behind, whatever happens (ADR 0070).
@Component
public final class Verifier {
  private static final int BATCH = 1_000;
  private static final int MOST_DIFFERENCES = 100;
  private static final int MOST_EVENTS_OF_A_ROW = 50;
  private static final long PATIENCE_SECONDS = 30;

  private final DataSource database;
  private final EventStore history;
  private final ProjectionDirectory projections;
  private final Projections progress;
  private final ReadSchemas schemas;

  Verifier(
      DataSource database,
      EventStore history,
      ProjectionDirectory projections,
      Projections progress,
      ReadSchemas schemas) {
    this.database = database;
    this.history = history;
    this.projections = projections;
    this.progress = progress;
    this.schemas = schemas;
  }

  /// Reads the whole history once for each schema in the scope.
  public Verification verify(Scope scope) {
    long events = 0;
    List<TableVerdict> verdicts = new ArrayList<>();
    for (String schema : schemas.names()) {
      if (scope.schema() == null || scope.schema().equals(schema)) {
        try (Connection connection = database.getConnection()) {
          SchemaVerification verification = new SchemaVerification(connection, schema, scope);
          verdicts.addAll(verification.verdicts());
          events = Math.max(events, verification.folded);
        } catch (SQLException e) {
          throw new IllegalStateException("The schema " + schema + " cannot be verified", e);
        }
      }
    }
    return Verification.of(events, verdicts);
  }

  /// One schema, as one transaction sees it.
  private final class SchemaVerification {
    private final Connection connection;
    private final JdbcClient transaction;
    private final String schema;
    private final Scope scope;
    private final SchemaFold fold;
    private long folded;

    SchemaVerification(Connection connection, String schema, Scope scope) {
      this.connection = connection;
      this.transaction = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      this.schema = schema;
      this.scope = scope;
      this.fold = projections.fold(schema, _ -> ShadowTable.SHADOW);
    }

    List<TableVerdict> verdicts() throws SQLException {
      connection.setAutoCommit(false);
      connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
      try {
        Map<Segment, Long> positions = progress.positions(transaction, schema);
        Set<String> parked = parked();
        List<ShadowTable> tables = ShadowTable.of(transaction, schema);
        tables.forEach(table -> table.create(transaction));
        fold(positions, parked);
        planFreely();
        long position = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
        List<TableVerdict> verdicts = new ArrayList<>();
        for (ShadowTable table : tables) {
          if (scope.table() == null || scope.table().equals(table.name())) {
            verdicts.add(verdict(table, position, parked.size()));
          }
        }
        return withEvents(verdicts, positions, parked);
      } finally {
        connection.rollback();
      }
    }

    /// Group and event of each letter.
    private Set<String> parked() {
      return new HashSet<>(
          transaction
              .sql(
                  """
                  select processing_group || ' ' || event_identifier from projection.dead_letter_entry
                  where processing_group like ? || '.%'""")
              .param(schema)
              .query(String.class)
              .list());
    }

    private void fold(Map<Segment, Long> positions, Set<String> parked) throws SQLException {
      read(
          positions,
          event -> {
            folded++;
            owed(event, parked).values().forEach(fold::add);
            if (fold.size() >= BATCH) {
              write();
            }
          });
      write();
    }

    private void write() {
      try {
        fold.write(connection);
      } catch (SQLException e) {
        throw new IllegalStateException("The schema " + schema + " cannot be folded", e);
      }
    }

    private Map<String, EventRows> owed(TrackedEventMessage<?> event, Set<String> parked) {
      Map<String, EventRows> owed = fold.project(event);
      owed.keySet().removeIf(group -> parked.contains(group + " " + event.getIdentifier()));
      return owed;
    }

    /// The events of the scope's tenant that the live tables have, in order.
    private void read(Map<Segment, Long> positions, Consumer<TrackedEventMessage<?>> reader) {
      long end = positions.values().stream().mapToLong(Long::longValue).max().orElse(0);
      try (BlockingStream<TrackedEventMessage<?>> events = history.openStream(null)) {
        for (long position = -1; position < end; ) {
          if (!events.hasNextAvailable((int) PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new IllegalStateException(
                "The history ends at %d, and %s has been projected up to %d"
                    .formatted(position, schema, end));
          }
          TrackedEventMessage<?> event = events.nextAvailable();
          position = event.trackingToken().position().orElseThrow();
          if (isOwed(event, position, positions)) {
            reader.accept(event);
          }
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The verification was interrupted", e);
      }
    }

    private boolean isOwed(
        TrackedEventMessage<?> event, long position, Map<Segment, Long> positions) {
      String tenant = String.valueOf(event.getMetaData().get(Provenance.TENANT));
      return (scope.tenant() == null || tenant.equals(scope.tenant().toString()))
          && positions.entrySet().stream()
              .anyMatch(
                  segment -> segment.getKey().matches(tenant) && position <= segment.getValue());
    }

    /// Folding settles on indexes; comparing reads everything.
    private void planFreely() {
      transaction
          .sql(
              """
              select set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
                set_config('enable_mergejoin', 'on', true)""")
          .query()
          .singleRow();
    }

    private TableVerdict verdict(ShadowTable table, long position, int parked) {
      ShadowTable.Sum live = table.live(transaction, scope);
      ShadowTable.Sum shadow = table.shadow(transaction, scope);
      boolean equal = live.equals(shadow);
      return new TableVerdict(
          table.qualified(),
          position,
          live.rows(),
          shadow.rows(),
          live.digest(),
          shadow.digest(),
          parked,
          equal ? 0 : table.differing(transaction, scope),
          equal ? List.of() : table.differences(transaction, scope, MOST_DIFFERENCES),
          table.orphans(transaction, scope));
    }

    /// Says which events touch the rows that differ, by reading the history once more.
    private List<TableVerdict> withEvents(
        List<TableVerdict> verdicts, Map<Segment, Long> positions, Set<String> parked) {
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
      read(positions, event -> touch(event, owed(event, parked), touches));
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
                        event.trackingToken().position().orElseThrow(),
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
