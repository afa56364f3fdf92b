package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_ANALYSIS_RECORD;
import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_ASSESSMENT;
import static io.leadledger.query.funnel.jooq.Tables.FUNNEL_SUGGESTED_ACTION;

import io.leadledger.events.funnel.FunnelAdviceEvent;
import io.leadledger.events.funnel.FunnelAdviceEvent.*;
import io.leadledger.query.funnel.jooq.tables.FunnelAnalysisRecord;
import io.leadledger.query.funnel.jooq.tables.FunnelAssessment;
import io.leadledger.query.funnel.jooq.tables.FunnelSuggestedAction;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.funnel_assessment, funnel.funnel_analysis_record and
/// funnel.funnel_suggested_action.
@Component("funnel.advice")
@ProcessingGroup("funnel.advice")
@Fills({FunnelAssessment.class, FunnelAnalysisRecord.class, FunnelSuggestedAction.class})
class FunnelAdviceProjector {

  @EventHandler
  void on(FunnelAdviceEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case FunnelAssessed e -> assessed(e, recorded, rows);
      case FunnelAnalysed e -> analysed(e, recorded, rows);
      case ActionSuggested e -> suggested(e, recorded, rows);
      case ActionRanked e ->
          changed(e.actionId(), recorded, rows)
              .set(FUNNEL_SUGGESTED_ACTION.FUNNEL_ASSESSMENT_ID, e.assessmentId())
              .set(FUNNEL_SUGGESTED_ACTION.RANK, e.rank())
              .set(FUNNEL_SUGGESTED_ACTION.SCORE, e.score());
      case ActionOvertaken e -> over(e.actionId(), e.status(), e.overtakenAt(), recorded, rows);
      case ActionAccepted e ->
          changed(e.actionId(), recorded, rows)
              .set(FUNNEL_SUGGESTED_ACTION.STATUS, e.status())
              .set(FUNNEL_SUGGESTED_ACTION.DECIDED_BY, e.acceptedBy())
              .set(FUNNEL_SUGGESTED_ACTION.ACCEPTED_AT, e.acceptedAt());
      case ActionDismissed e ->
          over(e.actionId(), e.status(), e.dismissedAt(), recorded, rows)
              .set(FUNNEL_SUGGESTED_ACTION.DECIDED_BY, e.dismissedBy())
              .set(FUNNEL_SUGGESTED_ACTION.DECISION, e.reason());
      case ActionDone e ->
          over(e.actionId(), e.status(), e.doneAt(), recorded, rows)
              .set(FUNNEL_SUGGESTED_ACTION.DECIDED_BY, e.doneBy())
              .set(FUNNEL_SUGGESTED_ACTION.DECISION, e.outcome());
    }
  }

  private static void assessed(FunnelAssessed event, Recorded recorded, Rows rows) {
    rows.insert(FUNNEL_ASSESSMENT)
        .set(FUNNEL_ASSESSMENT.ID, event.assessmentId())
        .set(FUNNEL_ASSESSMENT.FUNNEL_PROGRESS_ID, event.progressId())
        .set(FUNNEL_ASSESSMENT.FUNNEL_DEFINITION_ID, event.versionId())
        .set(FUNNEL_ASSESSMENT.TENANT_ID, recorded.tenant())
        .set(FUNNEL_ASSESSMENT.OCCASION, event.occasion())
        .set(FUNNEL_ASSESSMENT.PROGRESS_VERSION, event.progressVersion())
        .set(FUNNEL_ASSESSMENT.COMPLETION, event.completion())
        .set(FUNNEL_ASSESSMENT.VELOCITY, event.velocity())
        .set(FUNNEL_ASSESSMENT.COHORT_SIZE, event.cohortSize())
        .set(FUNNEL_ASSESSMENT.STALLING_RISK, event.stallingRisk())
        .set(FUNNEL_ASSESSMENT.MISSING_DATA_POINTS, Json.of(event.missingDataPoints()))
        .set(FUNNEL_ASSESSMENT.METRICS, Json.of(event.figures()))
        .set(FUNNEL_ASSESSMENT.RISK_FACTS, Json.of(event.riskFacts()))
        .set(FUNNEL_ASSESSMENT.RECOMMENDATIONS, Json.of(event.recommendations()))
        .set(FUNNEL_ASSESSMENT.ASSESSED_AT, event.assessedAt())
        .set(FUNNEL_ASSESSMENT.CREATED_AT, recorded.at());
  }

  private static void analysed(FunnelAnalysed event, Recorded recorded, Rows rows) {
    rows.insert(FUNNEL_ANALYSIS_RECORD)
        .set(FUNNEL_ANALYSIS_RECORD.ID, event.analysisId())
        .set(FUNNEL_ANALYSIS_RECORD.FUNNEL_PROGRESS_ID, event.progressId())
        .set(FUNNEL_ANALYSIS_RECORD.FUNNEL_ASSESSMENT_ID, event.assessmentId())
        .set(FUNNEL_ANALYSIS_RECORD.TENANT_ID, recorded.tenant())
        .set(FUNNEL_ANALYSIS_RECORD.FINDINGS, Json.of(event.findings()))
        .set(FUNNEL_ANALYSIS_RECORD.NEXT_STEPS, Json.of(event.nextSteps()))
        .set(FUNNEL_ANALYSIS_RECORD.SUMMARY, event.summary())
        .set(FUNNEL_ANALYSIS_RECORD.MODEL, event.model())
        .set(FUNNEL_ANALYSIS_RECORD.INTERACTION_ID, event.interactionId())
        .set(FUNNEL_ANALYSIS_RECORD.ANALYSED_AT, event.analysedAt())
        .set(FUNNEL_ANALYSIS_RECORD.CREATED_AT, recorded.at());
  }

  private static void suggested(ActionSuggested event, Recorded recorded, Rows rows) {
    rows.insert(FUNNEL_SUGGESTED_ACTION)
        .set(FUNNEL_SUGGESTED_ACTION.ID, event.actionId())
        .set(FUNNEL_SUGGESTED_ACTION.FUNNEL_PROGRESS_ID, event.progressId())
        .set(FUNNEL_SUGGESTED_ACTION.FUNNEL_ASSESSMENT_ID, event.assessmentId())
        .set(FUNNEL_SUGGESTED_ACTION.TENANT_ID, recorded.tenant())
        .set(FUNNEL_SUGGESTED_ACTION.KIND, event.kind())
        .set(FUNNEL_SUGGESTED_ACTION.ABOUT, event.about())
        .set(FUNNEL_SUGGESTED_ACTION.TITLE, event.title())
        .set(FUNNEL_SUGGESTED_ACTION.REASON, event.reason())
        .set(FUNNEL_SUGGESTED_ACTION.EVENTS, Json.of(event.events()))
        .set(FUNNEL_SUGGESTED_ACTION.RANK, event.rank())
        .set(FUNNEL_SUGGESTED_ACTION.SCORE, event.score())
        .set(FUNNEL_SUGGESTED_ACTION.STATUS, event.status())
        .set(FUNNEL_SUGGESTED_ACTION.SUGGESTED_AT, event.suggestedAt())
        .set(FUNNEL_SUGGESTED_ACTION.CREATED_AT, recorded.at())
        .set(FUNNEL_SUGGESTED_ACTION.UPDATED_AT, recorded.at());
  }

  private static Rows.Values over(
      UUID action, String status, Instant at, Recorded recorded, Rows rows) {
    return changed(action, recorded, rows)
        .set(FUNNEL_SUGGESTED_ACTION.STATUS, status)
        .set(FUNNEL_SUGGESTED_ACTION.DECIDED_AT, at);
  }

  private static Rows.Values changed(UUID action, Recorded recorded, Rows rows) {
    return rows.update(FUNNEL_SUGGESTED_ACTION, action)
        .set(FUNNEL_SUGGESTED_ACTION.UPDATED_AT, recorded.at());
  }
}
