package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.LEAD_JOURNEY_EVENTS;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.query.crm.jooq.tables.LeadJourneyEvents;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills crm.lead_journey_events with what a lead meets with in conversations. What only concerns
/// those who work on them is no touch of the lead.
@Component("crm.lead_journey.conversations")
@ProcessingGroup("crm.lead_journey")
@Fills(LeadJourneyEvents.class)
class ConversationJourneyProjector {

  @EventHandler
  void on(ConversationEvent event, Recorded recorded, Rows rows) {
    Instant at = recorded.at();
    switch (event) {
      case ConversationStarted e ->
          new Touch("conversation_started", e.startedAt())
              .through(e.channel())
              .with("direction", e.direction())
              .with("subject", e.subject())
              .with("source", e.source())
              .write(e, recorded, rows);
      case MessageRecorded e ->
          new Touch("message", e.sentAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .with("direction", e.direction())
              .with("sender_type", e.senderType())
              .write(e, recorded, rows);
      case MessageRead e -> {
        if (e.participantId() == null) {
          new Touch("message_read", e.readAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .write(e, recorded, rows);
        }
      }
      case MessageFailed e ->
          new Touch("message_failed", e.failedAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .with("reason", e.reason())
              .write(e, recorded, rows);
      case ConversationHandedOff e ->
          new Touch("conversation_handed_off", at)
              .with("assignee_id", e.assigneeId())
              .with("reason", e.reason())
              .write(e, recorded, rows);
      case ConversationHandedBack e ->
          new Touch("conversation_handed_back", at).write(e, recorded, rows);
      case ConversationStageChanged e ->
          new Touch("conversation_stage_changed", at)
              .with("stage", e.stage())
              .with("previous_stage", e.previousStage())
              .write(e, recorded, rows);
      case ConversationClosed e ->
          new Touch("conversation_closed", e.endedAt())
              .through(e.channel())
              .with("reason", e.reason())
              .with("duration_seconds", e.durationSeconds())
              .write(e, recorded, rows);
      case ConversationReopened e ->
          new Touch("conversation_reopened", at)
              .through(e.channel())
              .with("reason", e.reason())
              .write(e, recorded, rows);
      case ConversationAbandoned e ->
          new Touch("conversation_abandoned", e.endedAt())
              .through(e.channel())
              .write(e, recorded, rows);
      case ParticipantJoined _,
          ParticipantLeft _,
          MessageDelivered _,
          ConversationAssigned _,
          ConversationUnassigned _,
          EngagementRecorded _,
          ConversationArchived _,
          ConversationMarkedSpam _,
          ConversationAnalysed _,
          ConversationAnalysisFailed _ -> {} // the lead does not notice
    }
  }

  /// What a journey shows of an event; data that is not known is left out.
  private record Touch(
      String type, @Nullable String channel, Map<String, Object> data, Instant at) {

    Touch(String type, Instant at) {
      this(type, null, Map.of(), at);
    }

    Touch through(String channel) {
      return new Touch(type, channel, data, at);
    }

    Touch with(String key, @Nullable Object value) {
      if (value == null) {
        return this;
      }
      Map<String, Object> more = new LinkedHashMap<>(data);
      more.put(key, value);
      return new Touch(type, channel, more, at);
    }

    void write(ConversationEvent event, Recorded recorded, Rows rows) {
      rows.insert(LEAD_JOURNEY_EVENTS)
          .set(LEAD_JOURNEY_EVENTS.ID, recorded.eventId())
          .set(LEAD_JOURNEY_EVENTS.LEAD_ID, event.leadId())
          .set(LEAD_JOURNEY_EVENTS.CLIENT_ID, recorded.tenant())
          .set(LEAD_JOURNEY_EVENTS.EVENT_TYPE, type)
          .set(LEAD_JOURNEY_EVENTS.CHANNEL, channel)
          .set(
              LEAD_JOURNEY_EVENTS.EVENT_DATA,
              Json.of(with("conversation_id", event.conversationId()).data()))
          .set(LEAD_JOURNEY_EVENTS.CAUSED_BY_USER_ID, recorded.actor())
          .set(LEAD_JOURNEY_EVENTS.OCCURRED_AT, at)
          .set(LEAD_JOURNEY_EVENTS.CREATED_AT, recorded.at());
    }
  }
}
