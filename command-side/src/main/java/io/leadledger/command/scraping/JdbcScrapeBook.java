package io.leadledger.command.scraping;

import io.leadledger.events.EventJson;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeProgress;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// The table `command.scrape_job`.
@Component
class JdbcScrapeBook implements ScrapeBook {
  private static final JsonMapper JSON = EventJson.plainMapper();

  private final JdbcClient database;

  JdbcScrapeBook(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void enter(
      UUID tenant,
      UUID actor,
      UUID job,
      UUID series,
      ScrapeFor scrapeFor,
      @Nullable UUID previous,
      int pages) {
    database
        .sql(
            """
            insert into command.scrape_job (job, tenant_id, actor, series, scrape_for, page_limit, previous)
            values (?, ?, ?, ?, ?::jsonb, ?, ?)""")
        .params(job, tenant, actor, series, JSON.writeValueAsString(scrapeFor), pages)
        .param(previous)
        .update();
  }

  @Override
  public void become(UUID job, String status, @Nullable String reason) {
    database
        .sql(
            """
            update command.scrape_job set status = :status, reason = :reason,
              started_at = case when :status = 'running' then coalesce(started_at, now()) else started_at end,
              ended_at = case when :status in ('completed', 'failed', 'cancelled') then now() end
            where job = :job""")
        .param("status", status)
        .param("reason", reason)
        .param("job", job)
        .update();
  }

  @Override
  public UUID seriesOf(UUID job) {
    return database
        .sql("select series from command.scrape_job where job = ?")
        .param(job)
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  @Override
  public Optional<UUID> lastCompleted(UUID series) {
    return database
        .sql(
            """
            select job from command.scrape_job where series = ? and status = 'completed'
            order by ended_at desc limit 1""")
        .param(series)
        .query((row, _) -> row.getObject(1, UUID.class))
        .optional();
  }

  /// Jobs that are to be worked at. Tenants take turns: of each the one that has waited longest,
  /// then of each the next.
  List<Due> due() {
    return database
        .sql(
            """
            select job, tenant_id, actor, previous from command.scrape_job
            where status in ('requested', 'running')
            order by row_number() over (partition by tenant_id order by job), job""")
        .query(
            (row, _) ->
                new Due(
                    row.getObject(1, UUID.class),
                    row.getObject(2, UUID.class),
                    row.getObject(3, UUID.class),
                    row.getObject(4, UUID.class)))
        .list();
  }

  /// Tells how far the worker has come, between the reports that the history keeps.
  void tell(UUID job, ScrapeProgress progress) {
    database
        .sql("update command.scrape_job set progress = ?::jsonb where job = ?")
        .params(JSON.writeValueAsString(progress), job)
        .update();
  }

  Optional<ScrapeJobState> find(UUID tenant, UUID job) {
    return database
        .sql("select * from command.scrape_job where tenant_id = ? and job = ?")
        .params(tenant, job)
        .query(JdbcScrapeBook::state)
        .optional();
  }

  /// The newest first.
  ///
  /// @param before only older ones than this
  List<ScrapeJobState> list(UUID tenant, @Nullable String status, @Nullable UUID before, int most) {
    return database
        .sql(
            """
            select * from command.scrape_job
            where tenant_id = :tenant and (:status::text is null or status = :status)
              and (:before::uuid is null or job < :before)
            order by job desc limit :most""")
        .param("tenant", tenant)
        .param("status", status)
        .param("before", before)
        .param("most", most)
        .query(JdbcScrapeBook::state)
        .list();
  }

  private static ScrapeJobState state(ResultSet row, int number) throws SQLException {
    String progress = row.getString("progress");
    Timestamp started = row.getTimestamp("started_at");
    Timestamp ended = row.getTimestamp("ended_at");
    return new ScrapeJobState(
        row.getObject("job", UUID.class),
        row.getString("status"),
        row.getString("reason"),
        JSON.readValue(row.getString("scrape_for"), ScrapeFor.class),
        row.getObject("previous", UUID.class),
        row.getInt("page_limit"),
        progress == null ? ScrapeProgress.NONE : JSON.readValue(progress, ScrapeProgress.class),
        row.getTimestamp("requested_at").toInstant(),
        started == null ? null : started.toInstant(),
        ended == null ? null : ended.toInstant());
  }

  /// A job that is to be worked at.
  ///
  /// @param actor in whose name
  /// @param previous against which its pages are compared
  record Due(UUID job, UUID tenant, UUID actor, @Nullable UUID previous) {}
}
