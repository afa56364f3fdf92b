package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.MILESTONE_PROGRESS;

import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.query.funnel.jooq.tables.MilestoneProgress;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.milestone_progress: a row from when a milestone is next.
@Component("funnel.progress.milestones")
@ProcessingGroup("funnel.progress")
@Fills(MilestoneProgress.class)
class MilestoneProgressProjector {

  @EventHandler
  void on(MilestoneStarted event, Recorded recorded, Rows rows) {
    rows.insert(MILESTONE_PROGRESS)
        .set(MILESTONE_PROGRESS.ID, id(event.progressId(), event.milestone()))
        .set(MILESTONE_PROGRESS.FUNNEL_PROGRESS_ID, event.progressId())
        .set(MILESTONE_PROGRESS.MILESTONE_ID, event.milestoneId())
        .set(MILESTONE_PROGRESS.TENANT_ID, recorded.tenant())
        .set(MILESTONE_PROGRESS.MILESTONE_KEY, event.milestone())
        .set(MILESTONE_PROGRESS.STATUS, "started")
        .set(MILESTONE_PROGRESS.STARTED_AT, event.startedAt())
        .set(MILESTONE_PROGRESS.CREATED_AT, recorded.at())
        .set(MILESTONE_PROGRESS.UPDATED_AT, recorded.at());
  }

  @EventHandler
  void on(MilestoneReached event, Recorded recorded, Rows rows) {
    changed(event.progressId(), event.milestone(), recorded, rows)
        .set(MILESTONE_PROGRESS.STATUS, "reached")
        .set(MILESTONE_PROGRESS.REACHED_AT, event.reachedAt())
        .set(MILESTONE_PROGRESS.SKIPPED_AT, null)
        .set(MILESTONE_PROGRESS.SKIP_REASON, null)
        .set(MILESTONE_PROGRESS.FACTS, Json.of(event.facts()))
        .set(MILESTONE_PROGRESS.RULE, event.rule());
  }

  @EventHandler
  void on(MilestoneSkipped event, Recorded recorded, Rows rows) {
    changed(event.progressId(), event.milestone(), recorded, rows)
        .set(MILESTONE_PROGRESS.STATUS, "skipped")
        .set(MILESTONE_PROGRESS.SKIPPED_AT, event.skippedAt())
        .set(MILESTONE_PROGRESS.SKIP_REASON, event.reason());
  }

  @EventHandler
  void on(MilestoneUndone event, Recorded recorded, Rows rows) {
    changed(event.progressId(), event.milestone(), recorded, rows)
        .set(MILESTONE_PROGRESS.STATUS, "started")
        .set(MILESTONE_PROGRESS.REACHED_AT, null)
        .set(MILESTONE_PROGRESS.FACTS, Json.of(List.of()))
        .set(MILESTONE_PROGRESS.RULE, null)
        .set(MILESTONE_PROGRESS.UNDONE_AT, event.undoneAt())
        .set(MILESTONE_PROGRESS.UNDONE_BY_ID, event.because());
  }

  /// A milestone that the new version does not have has no row any more.
  @EventHandler
  void on(FunnelMigrated event, Recorded recorded, Rows rows) {
    for (String key : event.startedMilestones()) {
      changed(event.progressId(), key, recorded, rows)
          .set(MILESTONE_PROGRESS.MILESTONE_ID, FunnelParts.milestone(event.versionId(), key));
    }
    for (String key : event.report().droppedMilestones()) {
      rows.delete(MILESTONE_PROGRESS, id(event.progressId(), key));
    }
  }

  private static Rows.Values changed(
      UUID progress, String milestone, Recorded recorded, Rows rows) {
    return rows.update(MILESTONE_PROGRESS, id(progress, milestone))
        .set(MILESTONE_PROGRESS.UPDATED_AT, recorded.at());
  }

  private static UUID id(UUID progress, String milestone) {
    return FunnelParts.milestoneProgress(progress, milestone);
  }
}
