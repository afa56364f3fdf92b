package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.AI_CALL_CAMPAIGNS;

import io.leadledger.events.calling.CallCampaignEvent;
import io.leadledger.events.calling.CallCampaignEvent.*;
import io.leadledger.events.calling.CallPlan;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.AiCallCampaigns;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills smartweb.ai_call_campaigns.
@Component("smartweb.ai_call_campaigns")
@ProcessingGroup("smartweb.ai_call_campaigns")
@Fills(AiCallCampaigns.class)
class CallCampaignProjector {

  @EventHandler
  void on(CallCampaignEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case CallCampaignPlanned e ->
          planned(rows.insert(AI_CALL_CAMPAIGNS), e.name(), e.plan(), recorded)
              .set(AI_CALL_CAMPAIGNS.ID, e.campaignId())
              .set(AI_CALL_CAMPAIGNS.ORGANIZATION_ID, recorded.tenant())
              .set(AI_CALL_CAMPAIGNS.CREATED_BY, recorded.actor())
              .set(AI_CALL_CAMPAIGNS.STATUS, e.status())
              .set(AI_CALL_CAMPAIGNS.CREATED_AT, recorded.atUtc());
      case CallCampaignChanged e ->
          planned(rows.update(AI_CALL_CAMPAIGNS, e.campaignId()), e.name(), e.plan(), recorded);
      case CallAudienceAdded e ->
          changed(e, recorded, rows).set(AI_CALL_CAMPAIGNS.AUDIENCE, e.audience());
      case CallCampaignStarted e ->
          changed(e, recorded, rows)
              .set(AI_CALL_CAMPAIGNS.STATUS, e.status())
              .set(AI_CALL_CAMPAIGNS.STARTED_AT, Utc.of(e.startedAt()));
      case CallCampaignPaused e ->
          changed(e, recorded, rows).set(AI_CALL_CAMPAIGNS.STATUS, e.status());
      case CallCampaignHeldBack e ->
          changed(e, recorded, rows).set(AI_CALL_CAMPAIGNS.HELD_UNTIL, Utc.of(e.until()));
      case CallCampaignProgressed e ->
          changed(e, recorded, rows)
              .set(AI_CALL_CAMPAIGNS.CALLS_COMPLETED, e.completed())
              .set(AI_CALL_CAMPAIGNS.CALLS_FAILED, e.failed())
              .set(AI_CALL_CAMPAIGNS.CALLS_OPEN, e.open());
      case CallCampaignCompleted e -> ended(e, e.status(), e.endedAt(), recorded, rows);
      case CallCampaignCancelled e -> ended(e, e.status(), e.endedAt(), recorded, rows);
    }
  }

  private static Rows.Values planned(
      Rows.Values row, String name, CallPlan plan, Recorded recorded) {
    return row.set(AI_CALL_CAMPAIGNS.NAME, name)
        .set(AI_CALL_CAMPAIGNS.SCRIPT, plan.script())
        .set(AI_CALL_CAMPAIGNS.TIMEZONE, plan.timezone())
        .set(AI_CALL_CAMPAIGNS.DAYS, Json.of(plan.days()))
        .set(AI_CALL_CAMPAIGNS.CALLS_FROM, plan.from())
        .set(AI_CALL_CAMPAIGNS.CALLS_TO, plan.to())
        .set(AI_CALL_CAMPAIGNS.NOT_BEFORE, Utc.of(plan.notBefore()))
        .set(AI_CALL_CAMPAIGNS.NOT_AFTER, Utc.of(plan.notAfter()))
        .set(AI_CALL_CAMPAIGNS.MAXIMUM_ATTEMPTS, plan.maximumAttempts())
        .set(AI_CALL_CAMPAIGNS.RETRY_MINUTES, plan.retryMinutes())
        .set(AI_CALL_CAMPAIGNS.CALLS_AT_ONCE, plan.atOnce())
        .set(AI_CALL_CAMPAIGNS.UPDATED_AT, recorded.atUtc());
  }

  private static void ended(
      CallCampaignEvent event, String status, Instant at, Recorded recorded, Rows rows) {
    changed(event, recorded, rows)
        .set(AI_CALL_CAMPAIGNS.STATUS, status)
        .set(AI_CALL_CAMPAIGNS.ENDED_AT, Utc.of(at));
  }

  private static Rows.Values changed(CallCampaignEvent event, Recorded recorded, Rows rows) {
    return rows.update(AI_CALL_CAMPAIGNS, event.campaignId())
        .set(AI_CALL_CAMPAIGNS.UPDATED_AT, recorded.atUtc());
  }
}
