package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.AI_CALLS;

import io.leadledger.events.calling.AiCallEvent;
import io.leadledger.events.calling.AiCallEvent.*;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.tables.AiCalls;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills smartweb.ai_calls. A call that somebody answered is a conversation, and so an interaction.
@Component("smartweb.ai_calls")
@ProcessingGroup("smartweb.ai_calls")
@Fills(AiCalls.class)
class AiCallProjector {

  @EventHandler
  void on(AiCallEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case AiCallPlanned e ->
          rows.insert(AI_CALLS)
              .set(AI_CALLS.ID, e.callId())
              .set(AI_CALLS.ORGANIZATION_ID, recorded.tenant())
              .set(AI_CALLS.CAMPAIGN_ID, e.campaignId())
              .set(AI_CALLS.LEAD_ID, e.leadId())
              .set(AI_CALLS.STATUS, e.status())
              .set(AI_CALLS.CREATED_AT, recorded.atUtc())
              .set(AI_CALLS.UPDATED_AT, recorded.atUtc());
      case AiCallDialled e ->
          became(e, e.status(), recorded, rows)
              .set(AI_CALLS.ATTEMPTS, e.attempt())
              .set(AI_CALLS.DIALLED_AT, Utc.of(e.dialledAt()))
              .set(AI_CALLS.NEXT_ATTEMPT_AT, null);
      case AiCallMissed e ->
          became(e, e.status(), recorded, rows)
              .set(AI_CALLS.OUTCOME, e.outcome())
              .set(AI_CALLS.NEXT_ATTEMPT_AT, Utc.of(e.nextAttemptAt()));
      case AiCallCompleted e ->
          became(e, e.status(), recorded, rows)
              .set(AI_CALLS.INTERACTION_ID, e.conversationId())
              .set(AI_CALLS.OUTCOME, "answered")
              .set(AI_CALLS.DURATION, e.durationSeconds())
              .set(AI_CALLS.RECORDING_URL, e.recordingUrl())
              .set(AI_CALLS.TRANSCRIPT, e.transcript())
              .set(AI_CALLS.SENTIMENT, e.sentiment())
              .set(AI_CALLS.STARTED_AT, Utc.of(e.startedAt()))
              .set(AI_CALLS.ENDED_AT, Utc.of(e.endedAt()));
      case AiCallCancelled e -> became(e, e.status(), recorded, rows);
    }
  }

  private static Rows.Values became(
      AiCallEvent event, String status, Recorded recorded, Rows rows) {
    return rows.update(AI_CALLS, event.callId())
        .set(AI_CALLS.STATUS, status)
        .set(AI_CALLS.UPDATED_AT, recorded.atUtc());
  }
}
