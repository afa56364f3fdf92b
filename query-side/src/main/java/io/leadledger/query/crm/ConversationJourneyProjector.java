package io.leadledger.query.crm;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.query.crm.jooq.tables.LeadJourneyEvents;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Instant;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
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
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case MessageRecorded e ->
          new Touch("message", e.sentAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .with("direction", e.direction())
              .with("sender_type", e.senderType())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case MessageRead e -> {
        if (e.participantId() == null) {
          new Touch("message_read", e.readAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
        }
      }
      case MessageFailed e ->
          new Touch("message_failed", e.failedAt())
              .through(e.channel())
              .with("message_id", e.messageId())
              .with("reason", e.reason())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationHandedOff e ->
          new Touch("conversation_handed_off", at)
              .with("assignee_id", e.assigneeId())
              .with("reason", e.reason())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationHandedBack e ->
          new Touch("conversation_handed_back", at)
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationStageChanged e ->
          new Touch("conversation_stage_changed", at)
              .with("stage", e.stage())
              .with("previous_stage", e.previousStage())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationClosed e ->
          new Touch("conversation_closed", e.endedAt())
              .through(e.channel())
              .with("reason", e.reason())
              .with("duration_seconds", e.durationSeconds())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationReopened e ->
          new Touch("conversation_reopened", at)
              .through(e.channel())
              .with("reason", e.reason())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
      case ConversationAbandoned e ->
          new Touch("conversation_abandoned", e.endedAt())
              .through(e.channel())
              .with("conversation_id", e.conversationId())
              .write(e.leadId(), recorded, rows);
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
}
