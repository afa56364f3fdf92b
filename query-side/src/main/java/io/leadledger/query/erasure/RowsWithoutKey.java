package io.leadledger.query.erasure;

import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Provenance;
import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.platform.writer.EventRows.Touched;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.Projections;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.projection.SchemaGate;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.store.HistoryReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Makes rows anew by the projectors that fill them, from a history that can no longer be read
/// where it is about somebody: so they are what a replay makes of it, and a verification finds
/// nothing (ADR 0135). Which rows: those that events about the person touch, and those that they
/// have written last, for what they say may have been part of a key.
@Component
class RowsWithoutKey {
  private static final String TEMPORARY = "pg_temp";
  private static final int BATCH = 1_000;

  private final DataSource pool;
  private final JdbcClient database;
  private final TransactionTemplate transaction;
  private final HistoryReader history;
  private final ProjectionDirectory projections;
  private final Projections progress;
  private final SchemaGate gate;

  RowsWithoutKey(
      DataSource pool,
      JdbcClient database,
      PlatformTransactionManager transactions,
      HistoryReader history,
      ProjectionDirectory projections,
      Projections progress,
      SchemaGate gate) {
    this.pool = pool;
    this.database = database;
    this.transaction = new TransactionTemplate(transactions);
    this.history = history;
    this.projections = projections;
    this.progress = progress;
    this.gate = gate;
  }

  /// Rewrites them all in one transaction, reading the tenant's history twice. Those who write the
  /// schema's rows wait for the last moment of it only.
  ///
  /// @return false if something came between; nothing has been changed then
  boolean rewrite(String schema, UUID tenant, Set<UUID> subjects) {
    return Boolean.TRUE.equals(
        transaction.execute(
            status -> {
              boolean done = new Rewriting(schema, tenant, subjects).carryOut();
              if (!done) {
                status.setRollbackOnly();
              }
              return done;
            }));
  }

  private final class Rewriting {
    private final String schema;
    private final UUID tenant;
    private final Set<UUID> subjects;
    private final SchemaFold fold;
    private final Set<Touched> rows = new HashSet<>();
    private final Set<String> parked;

    Rewriting(String schema, UUID tenant, Set<UUID> subjects) {
      this.schema = schema;
      this.tenant = tenant;
      this.subjects = subjects;
      this.fold = projections.fold(schema, _ -> TEMPORARY);
      this.parked = parked();
    }

    boolean carryOut() {
      List<ShadowTable> tables = ShadowTable.of(database, schema, TEMPORARY);
      tables.forEach(table -> table.createTemporary(database));
      long settled = position();
      find(tables, settled);
      read(HistoryReader.BEGINNING, settled, this::add);
      gate.close(schema);
      read(settled, position(), this::add);
      write();
      if (!parked.equals(parked())) {
        return false;
      }
      planFreely();
      tables.forEach(table -> table.replace(database, tenant, keys(table)));
      database.sql("discard temp").update();
      return true;
    }

    private void find(List<ShadowTable> tables, long settled) {
      List<UUID> events = new ArrayList<>();
      read(
          HistoryReader.BEGINNING,
          settled,
          event -> {
            if (event.getPayload() instanceof HoldsPersonalData about
                && subjects.contains(about.dataSubject())) {
              events.add(UUID.fromString(event.getIdentifier()));
              fold.project(event).values().stream().flatMap(EventRows::touched).forEach(rows::add);
            }
          });
      UUID[] ids = events.toArray(UUID[]::new);
      for (ShadowTable table : tables) {
        table
            .writtenBy(database, tenant, ids)
            .forEach(key -> rows.add(new Touched(table.qualified(), key)));
      }
    }

    private void add(TrackedEventMessage<?> event) {
      fold.project(event)
          .forEach(
              (group, changes) -> {
                EventRows ours = changes.only(rows::contains);
                if (!ours.isEmpty() && !parked.contains(group + " " + event.getIdentifier())) {
                  fold.add(ours);
                }
              });
      if (fold.size() >= BATCH) {
        write();
      }
    }

    private void write() {
      Connection connection = DataSourceUtils.getConnection(pool);
      try {
        fold.write(connection);
      } catch (SQLException e) {
        throw new IllegalStateException("The schema " + schema + " cannot be folded", e);
      } finally {
        DataSourceUtils.releaseConnection(connection, pool);
      }
    }

    private void read(long after, long last, Consumer<TrackedEventMessage<?>> reader) {
      history.read(
          after,
          last,
          event -> {
            if (tenant.toString().equals(event.getMetaData().get(Provenance.TENANT))) {
              reader.accept(event);
            }
          });
    }

    private String[] keys(ShadowTable table) {
      return rows.stream()
          .filter(row -> row.table().equals(table.qualified()))
          .map(row -> String.join(",", row.key()))
          .toArray(String[]::new);
    }

    /// As the tables have it, in this transaction.
    private long position() {
      return progress.positions(database, schema).entrySet().stream()
          .filter(segment -> segment.getKey().matches(tenant.toString()))
          .mapToLong(segment -> segment.getValue())
          .min()
          .orElse(0);
    }

    private Set<String> parked() {
      return new HashSet<>(
          database
              .sql(
                  """
                  select processing_group || ' ' || event_identifier from projection.dead_letter_entry
                  where processing_group like ? || '.%'""")
              .param(schema)
              .query((row, _) -> row.getString(1))
              .list());
    }

    /// Folding settles on indexes; replacing reads whole tables.
    private void planFreely() {
      database
          .sql(
              """
              select set_config('enable_seqscan', 'on', true), set_config('enable_hashjoin', 'on', true),
                set_config('enable_mergejoin', 'on', true)""")
          .query()
          .singleRow();
    }
  }
}
