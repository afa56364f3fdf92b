package io.leadledger.query.lookback;

import io.leadledger.query.platform.writer.EventRows;
import io.leadledger.query.projection.ProjectionDirectory;
import io.leadledger.query.projection.SchemaFold;
import io.leadledger.query.verification.ShadowTable;
import io.leadledger.store.HistoryReader;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.stereotype.Component;

/// A row of a read table as it was: made by the projectors of that table, from the events up to
/// then, in a temporary table.
///
/// Only the streams that the row can have come from are read: those of its key, and of the event
/// that wrote it last. That they are all is checked each time: they have to make the row that is
/// there now. If not, the tenant's whole history is folded.
@Component
class PastRows {
  private static final String TEMPORARY = "pg_temp";
  private static final int BATCH = 1_000;

  private final DataSource database;
  private final ProjectionDirectory projections;
  private final PastEvents events;

  PastRows(DataSource database, ProjectionDirectory projections, PastEvents events) {
    this.database = database;
    this.projections = projections;
    this.events = events;
  }

  /// Which row is meant.
  ///
  /// @param key values of its primary key as text
  record Asked(UUID tenant, String schema, String table, List<String> key) {}

  /// The row after the event at a position, as JSON; empty if there was none.
  Optional<String> find(Asked asked, long position) {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      JdbcClient session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      try {
        ShadowTable table =
            ShadowTable.of(session, asked.schema(), TEMPORARY).stream()
                .filter(known -> known.name().equals(asked.table()))
                .findFirst()
                .orElseThrow();
        table.createTemporary(session);
        return new Looking(asked, table, session, connection).find(position);
      } finally {
        connection.rollback();
        session.sql("discard temp").update();
        connection.commit();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("A past row of " + asked.table() + " cannot be made", e);
    }
  }

  private final class Looking {
    private final Asked asked;
    private final ShadowTable table;
    private final JdbcClient session;
    private final Connection connection;
    private final SchemaFold fold;

    Looking(Asked asked, ShadowTable table, JdbcClient session, Connection connection) {
      this.asked = asked;
      this.table = table;
      this.session = session;
      this.connection = connection;
      this.fold = projections.fold(asked.schema(), _ -> TEMPORARY);
    }

    Optional<String> find(long position) {
      Live live = live();
      List<TrackedEventMessage<?>> likely = events.of(asked.tenant(), streams(live));
      String then = null;
      boolean passed = false;
      for (TrackedEventMessage<?> event : likely) {
        long at = HistoryReader.position(event);
        if (at > position && !passed) {
          then = row(TEMPORARY);
          passed = true;
        }
        if (live == null || at <= live.position()) {
          add(event);
        }
      }
      String now = row(TEMPORARY);
      boolean complete = live == null ? now == null && !likely.isEmpty() : live.row().equals(now);
      return Optional.ofNullable(complete ? (passed ? then : now) : ofWholeHistory(position));
    }

    private @Nullable String ofWholeHistory(long position) {
      session.sql("delete from " + name(TEMPORARY)).update();
      events.ofAll(
          asked.tenant(),
          event -> {
            if (HistoryReader.position(event) <= position) {
              add(event);
            }
          });
      return row(TEMPORARY);
    }

    private void add(TrackedEventMessage<?> event) {
      for (EventRows rows : fold.project(event).values()) {
        EventRows ours = rows.onlyOf(table.qualified(), asked.key());
        if (!ours.isEmpty()) {
          fold.add(ours);
        }
      }
      if (fold.size() >= BATCH) {
        write();
      }
    }

    private void write() {
      try {
        fold.write(connection);
      } catch (SQLException e) {
        throw new IllegalStateException("The history cannot be folded", e);
      }
    }

    /// @param position of the event that wrote it last
    private record Live(String row, long position) {}

    private @Nullable Live live() {
      String row = row(asked.schema());
      return row == null
          ? null
          : new Live(
              row,
              session
                  .sql("select _position from " + name(asked.schema()) + " t where " + same())
                  .params(parameters())
                  .query((found, _) -> found.getLong(1))
                  .single());
    }

    private Set<UUID> streams(@Nullable Live live) {
      Set<UUID> streams = new LinkedHashSet<>();
      for (String part : asked.key()) {
        if (part.length() == 36) {
          streams.add(UUID.fromString(part));
        }
      }
      if (live != null) {
        session
            .sql(
                "select aggregate_identifier from events.domain_event_entry where global_index = ?")
            .param(live.position())
            .query((found, _) -> found.getObject(1, UUID.class))
            .optional()
            .ifPresent(streams::add);
      }
      return streams;
    }

    private @Nullable String row(String schema) {
      if (schema.equals(TEMPORARY)) {
        write();
      }
      return session
          .sql("select to_jsonb(t)::text from " + name(schema) + " t where " + same())
          .params(parameters())
          .query((found, _) -> Objects.requireNonNull(found.getString(1)))
          .optional()
          .orElse(null);
    }

    private String same() {
      return "_tenant_id = ? and "
          + String.join(" and ", table.key().stream().map(key -> key + "::text = ?").toList());
    }

    private List<Object> parameters() {
      List<Object> parameters = new ArrayList<>(asked.key());
      parameters.addFirst(asked.tenant());
      return parameters;
    }

    private String name(String schema) {
      return "\"" + schema + "\".\"" + asked.table() + "\"";
    }
  }
}
