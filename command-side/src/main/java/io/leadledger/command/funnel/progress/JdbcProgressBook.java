package io.leadledger.command.funnel.progress;

import io.leadledger.events.funnel.FunnelSubject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `command.funnel_progress`.
@Component
class JdbcProgressBook implements ProgressBook {
  private final JdbcClient database;

  JdbcProgressBook(JdbcClient database) {
    this.database = database;
  }

  /// Of two who enter at once the second waits for the first, and then sees it.
  @Override
  public Optional<UUID> keep(UUID tenant, Entry entry) {
    int kept =
        database
            .sql(
                """
                insert into command.funnel_progress
                  (progress, tenant_id, funnel, version, subject_kind, subject, status, depth)
                values (?, ?, ?, ?, ?, ?, ?, ?)
                on conflict do nothing""")
            .params(
                entry.progress(),
                tenant,
                entry.funnel(),
                entry.version(),
                entry.subject().kind(),
                entry.subject().id(),
                entry.status(),
                entry.depth())
            .update();
    if (kept == 1) {
      return Optional.empty();
    }
    Optional<UUID> other = entry.open() ? otherOpen(tenant, entry) : Optional.empty();
    if (other.isEmpty()) {
      database
          .sql("update command.funnel_progress set version = ?, status = ? where progress = ?")
          .params(entry.version(), entry.status(), entry.progress())
          .update();
    }
    return other;
  }

  private Optional<UUID> otherOpen(UUID tenant, Entry entry) {
    return database
        .sql(
            """
            select progress from command.funnel_progress
            where tenant_id = ? and funnel = ? and subject = ? and progress <> ?
              and status in ('active', 'stalled') for update""")
        .params(tenant, entry.funnel(), entry.subject().id(), entry.progress())
        .query((row, _) -> row.getObject(1, UUID.class))
        .optional();
  }

  @Override
  public Optional<Entry> find(UUID tenant, UUID progress) {
    return database
        .sql("select * from command.funnel_progress where tenant_id = ? and progress = ?")
        .params(tenant, progress)
        .query(JdbcProgressBook::entry)
        .optional();
  }

  @Override
  public List<Entry> of(UUID tenant, UUID subject) {
    return database
        .sql(
            """
            select * from command.funnel_progress
            where tenant_id = ? and subject = ? and status <> 'abandoned' order by progress""")
        .params(tenant, subject)
        .query(JdbcProgressBook::entry)
        .list();
  }

  @Override
  public List<Entry> through(UUID tenant, UUID funnel, UUID after, int atMost) {
    return database
        .sql(
            """
            select * from command.funnel_progress
            where tenant_id = ? and funnel = ? and progress > ? order by progress limit ?""")
        .params(tenant, funnel, after, atMost)
        .query(JdbcProgressBook::entry)
        .list();
  }

  @Override
  public long count(UUID tenant, UUID funnel) {
    return database
        .sql("select count(*) from command.funnel_progress where tenant_id = ? and funnel = ?")
        .params(tenant, funnel)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  @Override
  public boolean hasCompleted(UUID tenant, UUID subject, UUID funnel) {
    return database
        .sql(
            """
            select exists (select from command.funnel_progress
              where tenant_id = ? and subject = ? and funnel = ? and status = 'completed')""")
        .params(tenant, subject, funnel)
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private static Entry entry(ResultSet row, int number) throws SQLException {
    return new Entry(
        row.getObject("progress", UUID.class),
        row.getObject("funnel", UUID.class),
        row.getObject("version", UUID.class),
        new FunnelSubject(row.getString("subject_kind"), row.getObject("subject", UUID.class)),
        row.getString("status"),
        row.getInt("depth"));
  }
}
