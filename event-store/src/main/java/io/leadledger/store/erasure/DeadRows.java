package io.leadledger.store.erasure;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// Has PostgreSQL get rid of the old versions of rows in every table that held something of the
/// erased, keys and plain text: small tables are written anew, great ones cleared. It forgets the
/// values that it has noted for planning, and begins another file of its log. What is left on the
/// disk after that, and for how long, is told in docs/erasing.md.
public final class DeadRows implements ErasureStep {
  /// Writing so much anew is the matter of a moment.
  private static final long SMALL = 64L << 20;

  private static final String TABLES =
      """
      select format('%I.%I', n.nspname, c.relname), pg_total_relation_size(c.oid) <= ?
      from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname <> 'events' and (n.nspname in ('vault', 'command', 'projection')
          or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = '_position'))
        or c.oid = 'events.snapshot_event_entry'::regclass
      order by 1""";
  private static final String STATISTICS = "pg_catalog.pg_statistic";

  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int MOST_LOOKS = 100;

  private final DataSource pool;

  public DeadRows(DataSource pool) {
    this.pool = pool;
  }

  @Override
  public ErasurePart part() {
    return ErasurePart.DEAD_ROWS;
  }

  @Override
  public boolean erase(UUID tenant, Set<UUID> subjects) {
    try (Connection connection = pool.getConnection()) {
      JdbcClient session = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      session.sql("set lock_timeout = '1s'").update();
      try {
        if (!nobodySeesThem(session)) {
          return false;
        }
        clearTables(session);
        if (!nobodySeesThem(session)) {
          return false;
        }
        clear(session, STATISTICS, true);
        leaveTheLog(session);
        return true;
      } finally {
        session.sql("reset lock_timeout").update();
      }
    } catch (SQLException e) {
      throw new IllegalStateException("Dead rows cannot be cleared", e);
    }
  }

  /// Old versions stay for transactions that began before.
  private static boolean nobodySeesThem(JdbcClient session) {
    String now =
        session
            .sql("select pg_snapshot_xmax(pg_current_snapshot())::text")
            .query((row, _) -> row.getString(1))
            .single();
    for (int looks = 0; looks < MOST_LOOKS; looks++) {
      if (session
          .sql(
              """
              select not exists (select from pg_stat_activity
                where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                  and age(backend_xmin) > age(?::text::xid8::xid))""")
          .param(now)
          .query((row, _) -> row.getBoolean(1))
          .single()) {
        return true;
      }
      LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
    }
    return false;
  }

  private static void clearTables(JdbcClient session) {
    record Table(String name, boolean small) {}
    session
        .sql(TABLES)
        .param(SMALL)
        .query((row, _) -> new Table(row.getString(1), row.getBoolean(2)))
        .list()
        .forEach(table -> clear(session, table.name(), table.small()));
  }

  private static void clear(JdbcClient session, String table, boolean small) {
    if (!small || !isWrittenAnew(session, table)) {
      session.sql("vacuum (analyze) " + table).update();
    }
  }

  /// Nobody is kept waiting for long by a table that others are reading.
  private static boolean isWrittenAnew(JdbcClient session, String table) {
    try {
      session.sql("vacuum (full, analyze) " + table).update();
      return true;
    } catch (DataAccessException _) {
      return false;
    }
  }

  /// If the role in use may.
  private static void leaveTheLog(JdbcClient session) {
    boolean may =
        session
            .sql(
                """
                select has_function_privilege(current_user, 'pg_switch_wal()', 'execute')
                  and pg_has_role(current_user, 'pg_checkpoint', 'usage')""")
            .query((row, _) -> row.getBoolean(1))
            .single();
    if (may) {
      session.sql("select pg_switch_wal()::text").query((row, _) -> row.getString(1)).single();
      session.sql("checkpoint").update();
    }
  }
}
