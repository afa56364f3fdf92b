package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_PROGRESS;

import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.query.funnel.jooq.tables.FunnelProgress;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills funnel.funnel_progress.
@Component("funnel.progress")
@ProcessingGroup("funnel.progress")
@Fills(FunnelProgress.class)
class FunnelProgressProjector {

  @EventHandler
  void on(FunnelProgressEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case FunnelEntered e -> entered(e, recorded, rows);
      case MilestoneStarted e ->
          changed(e, recorded, rows).set(FUNNEL_PROGRESS.CURRENT_MILESTONE_ID, e.milestoneId());
      case DataPointCollected e ->
          changed(e, recorded, rows).set(FUNNEL_PROGRESS.LAST_PROGRESS_AT, e.collectedAt());
      case MilestoneReached e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.MILESTONES_REACHED, e.reached())
              .set(FUNNEL_PROGRESS.LAST_PROGRESS_AT, e.reachedAt());
      case MilestoneUndone e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.CURRENT_MILESTONE_ID, e.milestoneId())
              .set(FUNNEL_PROGRESS.MILESTONES_REACHED, e.reached());
      case FunnelStalled e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.STATUS, e.status())
              .set(FUNNEL_PROGRESS.STALLED_AT, e.stalledAt());
      case FunnelResumed e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.STATUS, e.status())
              .set(FUNNEL_PROGRESS.STALLED_AT, null)
              .set(FUNNEL_PROGRESS.COMPLETED_AT, null);
      case FunnelCompleted e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.STATUS, e.status())
              .set(FUNNEL_PROGRESS.CURRENT_MILESTONE_ID, null)
              .set(FUNNEL_PROGRESS.COMPLETED_AT, e.completedAt());
      case FunnelAbandoned e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.STATUS, e.status())
              .set(FUNNEL_PROGRESS.ABANDONED_AT, e.abandonedAt())
              .set(FUNNEL_PROGRESS.ABANDON_REASON, e.reason());
      case FunnelMigrated e ->
          changed(e, recorded, rows)
              .set(FUNNEL_PROGRESS.FUNNEL_DEFINITION_ID, e.versionId())
              .set(FUNNEL_PROGRESS.VERSION, e.version())
              .set(FUNNEL_PROGRESS.MILESTONES_REACHED, e.reached())
              .set(FUNNEL_PROGRESS.MILESTONES_REQUIRED, e.required())
              .set(FUNNEL_PROGRESS.MIGRATED_AT, e.migratedAt())
              .set(FUNNEL_PROGRESS.MIGRATION_REPORT, Json.of(e.report()));
      case DataPointRejected _, MilestoneSkipped _, TriggerFired _ -> {} // no progress
    }
  }

  private static void entered(FunnelEntered event, Recorded recorded, Rows rows) {
    FunnelSubject subject = event.subject();
    rows.insert(FUNNEL_PROGRESS)
        .set(FUNNEL_PROGRESS.ID, event.progressId())
        .set(FUNNEL_PROGRESS.TENANT_ID, recorded.tenant())
        .set(FUNNEL_PROGRESS.FUNNEL_ID, event.funnelId())
        .set(FUNNEL_PROGRESS.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_PROGRESS.VERSION, event.version())
        .set(FUNNEL_PROGRESS.SUBJECT_KIND, subject.kind())
        .set(FUNNEL_PROGRESS.USER_ID, person(subject))
        .set(FUNNEL_PROGRESS.TEAM_ID, subject.kind().equals("team") ? subject.id() : null)
        .set(FUNNEL_PROGRESS.STATUS, event.status())
        .set(FUNNEL_PROGRESS.ATTRIBUTES, Json.orEmpty(event.attributes()))
        .set(FUNNEL_PROGRESS.MILESTONES_REQUIRED, event.required())
        .set(FUNNEL_PROGRESS.DEPTH, event.depth())
        .set(FUNNEL_PROGRESS.STARTED_BY_ID, event.startedBy())
        .set(FUNNEL_PROGRESS.ENTERED_AT, event.enteredAt())
        .set(FUNNEL_PROGRESS.LAST_PROGRESS_AT, event.enteredAt())
        .set(FUNNEL_PROGRESS.CREATED_AT, recorded.at())
        .set(FUNNEL_PROGRESS.UPDATED_AT, recorded.at());
  }

  private static @Nullable UUID person(FunnelSubject subject) {
    return switch (subject.kind()) {
      case "lead", "user" -> subject.id();
      default -> null;
    };
  }

  private static Rows.Values changed(FunnelProgressEvent event, Recorded recorded, Rows rows) {
    return rows.update(FUNNEL_PROGRESS, event.progressId())
        .set(FUNNEL_PROGRESS.UPDATED_AT, recorded.at());
  }
}
