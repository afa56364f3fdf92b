package io.leadledger.command.funnel.advice;

import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// The table `command.funnel_pace`. A row without a milestone stands for the progress as a whole.
@Component
class JdbcPaceBook implements PaceBook {
  private static final String WHOLE = "";

  private final JdbcClient database;

  JdbcPaceBook(JdbcClient database) {
    this.database = database;
  }

  @Override
  public void keep(UUID tenant, FunnelProgressEvent event) {
    UUID progress = event.progressId();
    switch (event) {
      case FunnelEntered e -> entered(tenant, e);
      case MilestoneStarted e -> started(progress, e.milestone(), e.startedAt());
      case MilestoneReached e -> reached(progress, e.milestone(), e.reachedAt());
      case MilestoneUndone e -> reached(progress, e.milestone(), null);
      case FunnelMigrated e -> migrated(e);
      case DataPointCollected _,
          DataPointRejected _,
          MilestoneSkipped _,
          FunnelStalled _,
          FunnelResumed _,
          FunnelCompleted _,
          FunnelAbandoned _,
          TriggerFired _ -> {} // says nothing of pace
    }
  }

  private void entered(UUID tenant, FunnelEntered event) {
    OffsetDateTime at = utc(event.enteredAt());
    database
        .sql(
            """
            insert into command.funnel_pace
              (progress, milestone, tenant_id, version, entered_at, started_at)
            values (?, ?, ?, ?, ?, ?) on conflict do nothing""")
        .params(event.progressId(), WHOLE, tenant, event.versionId(), at, at)
        .update();
  }

  /// A progress that was entered before any of this was kept stays out of it.
  private void started(UUID progress, String milestone, Instant at) {
    database
        .sql(
            """
            insert into command.funnel_pace
              (progress, milestone, tenant_id, version, entered_at, started_at)
            select progress, ?, tenant_id, version, entered_at, ?::timestamptz
            from command.funnel_pace where progress = ? and milestone = ?
            on conflict do nothing""")
        .params(milestone, utc(at), progress, WHOLE)
        .update();
  }

  private void reached(UUID progress, String milestone, @Nullable Instant at) {
    database
        .sql("update command.funnel_pace set reached_at = ? where progress = ? and milestone = ?")
        .param(at == null ? null : utc(at))
        .param(progress)
        .param(milestone)
        .update();
  }

  private void migrated(FunnelMigrated event) {
    database
        .sql("delete from command.funnel_pace where progress = ? and milestone = any (?::text[])")
        .params(event.progressId(), event.report().droppedMilestones().toArray(String[]::new))
        .update();
    database
        .sql("update command.funnel_pace set version = ? where progress = ?")
        .params(event.versionId(), event.progressId())
        .update();
  }

  /// Who came later has had less time, and says nothing of how many go on. Of both cohorts the
  /// newest thousand are asked, so that it costs the same however many there are.
  @Override
  public Pace of(UUID tenant, UUID version, String milestone, UUID except) {
    return database
        .sql(
            """
            with mine as (
              select tenant_id, version, milestone, progress, started_at from command.funnel_pace
              where tenant_id = ? and version = ? and progress = ? and milestone = ?),
            before as (
              select p.reached_at from command.funnel_pace p join mine using (tenant_id, version, milestone)
              where p.progress <> mine.progress and p.started_at <= mine.started_at
              order by p.started_at desc limit 1000),
            fast as (
              select extract(epoch from reached_at - entered_at) as since_entering,
                extract(epoch from reached_at - started_at) as step
              from command.funnel_pace
              where tenant_id = ? and version = ? and milestone = ? and reached_at is not null and progress <> ?
              order by reached_at desc limit 1000)
            select (select count(*) from before) as came, (select count(reached_at) from before) as went_on,
              count(*) as reached,
              percentile_cont(0.5) within group (order by since_entering) as since_entering,
              percentile_cont(0.5) within group (order by step) as step,
              percentile_cont(0.9) within group (order by step) as slow_step
            from fast""")
        .params(tenant, version, except, milestone, tenant, version, milestone, except)
        .query(JdbcPaceBook::pace)
        .single();
  }

  private static Pace pace(ResultSet row, int number) throws SQLException {
    return new Pace(
        row.getInt("came"),
        row.getInt("went_on"),
        row.getInt("reached"),
        row.getObject("since_entering", Double.class),
        row.getObject("step", Double.class),
        row.getObject("slow_step", Double.class));
  }

  private static OffsetDateTime utc(Instant at) {
    return at.atOffset(ZoneOffset.UTC);
  }
}
