package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.CONVERSATIONS;
import static io.leadledger.query.workspace.jooq.Tables.CONVERSATION_MESSAGES;
import static io.leadledger.query.workspace.jooq.Tables.CONVERSATION_PARTICIPANTS;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.ConversationMessages;
import io.leadledger.query.workspace.jooq.tables.ConversationParticipants;
import io.leadledger.query.workspace.jooq.tables.Conversations;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills workspace.conversations, conversation_messages and conversation_participants.
@Component("workspace.conversations")
@ProcessingGroup("workspace.conversations")
@Fills({Conversations.class, ConversationMessages.class, ConversationParticipants.class})
class ConversationProjector {

  @EventHandler
  void on(ConversationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case ConversationStarted e -> started(e, recorded, rows);
      case ParticipantJoined e ->
          rows.insert(CONVERSATION_PARTICIPANTS)
              .set(CONVERSATION_PARTICIPANTS.CONVERSATION_ID, e.conversationId())
              .set(CONVERSATION_PARTICIPANTS.USER_ID, e.memberId())
              .set(CONVERSATION_PARTICIPANTS.ROLE, e.role())
              .set(CONVERSATION_PARTICIPANTS.NOTIFICATIONS_ENABLED, e.notificationsEnabled())
              .set(CONVERSATION_PARTICIPANTS.CREATED_AT, recorded.at())
              .set(CONVERSATION_PARTICIPANTS.UPDATED_AT, recorded.at());
      case ParticipantLeft e ->
          rows.delete(CONVERSATION_PARTICIPANTS, e.conversationId(), e.memberId());
      case MessageRecorded e -> {
        said(e, recorded, rows);
        changed(e, recorded, rows)
            .set(CONVERSATIONS.LAST_MESSAGE_AT, e.lastMessageAt())
            .set(CONVERSATIONS.MESSAGE_COUNT, e.number());
      }
      case MessageDelivered e ->
          rows.update(CONVERSATION_MESSAGES, e.messageId())
              .set(CONVERSATION_MESSAGES.DELIVERED_AT, e.deliveredAt())
              .set(CONVERSATION_MESSAGES.UPDATED_AT, recorded.at());
      case MessageRead e -> read(e, recorded, rows);
      case ConversationAssigned e ->
          changed(e, recorded, rows).set(CONVERSATIONS.ASSIGNED_TO, e.assigneeId());
      case ConversationUnassigned e ->
          changed(e, recorded, rows).set(CONVERSATIONS.ASSIGNED_TO, null);
      case ConversationClosed e -> changed(e, recorded, rows).set(CONVERSATIONS.STATUS, e.status());
      case ConversationReopened e ->
          changed(e, recorded, rows).set(CONVERSATIONS.STATUS, e.status());
      case ConversationArchived e ->
          changed(e, recorded, rows).set(CONVERSATIONS.STATUS, e.status());
      case ConversationMarkedSpam e ->
          changed(e, recorded, rows).set(CONVERSATIONS.STATUS, e.status());
      case MessageFailed _,
          ConversationHandedOff _,
          ConversationHandedBack _,
          EngagementRecorded _,
          ConversationStageChanged _,
          ConversationAbandoned _,
          ConversationAnalysed _,
          ConversationAnalysisFailed _ -> {} // not documented in this schema
    }
  }

  private static void started(ConversationStarted event, Recorded recorded, Rows rows) {
    rows.insert(CONVERSATIONS)
        .set(CONVERSATIONS.ID, event.conversationId())
        .set(CONVERSATIONS.WORKSPACE_ID, recorded.tenant())
        .set(CONVERSATIONS.CONTACT_ID, event.leadId())
        .set(CONVERSATIONS.CHANNEL, event.channel().equals("ai_call") ? "call" : event.channel())
        .set(CONVERSATIONS.STATUS, event.status())
        .set(CONVERSATIONS.SUBJECT, event.subject())
        .set(CONVERSATIONS.CREATED_AT, event.startedAt())
        .set(CONVERSATIONS.UPDATED_AT, recorded.at());
  }

  private static void said(MessageRecorded event, Recorded recorded, Rows rows) {
    rows.insert(CONVERSATION_MESSAGES)
        .set(CONVERSATION_MESSAGES.ID, event.messageId())
        .set(CONVERSATION_MESSAGES.CONVERSATION_ID, event.conversationId())
        .set(CONVERSATION_MESSAGES.DIRECTION, event.direction())
        .set(CONVERSATION_MESSAGES.CONTENT, event.content())
        .set(CONVERSATION_MESSAGES.CONTENT_TYPE, event.contentType())
        .set(
            CONVERSATION_MESSAGES.SENDER_TYPE,
            event.senderType().equals("bot") ? "agent" : event.senderType())
        .set(CONVERSATION_MESSAGES.SENDER_ID, event.senderId())
        .set(CONVERSATION_MESSAGES.METADATA, Json.orEmpty(event.metadata()))
        .set(CONVERSATION_MESSAGES.CREATED_AT, event.sentAt())
        .set(CONVERSATION_MESSAGES.UPDATED_AT, recorded.at());
  }

  private static void read(MessageRead event, Recorded recorded, Rows rows) {
    rows.update(CONVERSATION_MESSAGES, event.messageId())
        .set(CONVERSATION_MESSAGES.IS_READ, true)
        .set(CONVERSATION_MESSAGES.READ_AT, event.readAt())
        .set(CONVERSATION_MESSAGES.UPDATED_AT, recorded.at());
    if (event.participantId() != null) {
      rows.update(CONVERSATION_PARTICIPANTS, event.conversationId(), event.participantId())
          .set(CONVERSATION_PARTICIPANTS.LAST_READ_AT, event.readAt())
          .set(CONVERSATION_PARTICIPANTS.UPDATED_AT, recorded.at());
    }
  }

  private static Rows.Values changed(ConversationEvent event, Recorded recorded, Rows rows) {
    return rows.update(CONVERSATIONS, event.conversationId())
        .set(CONVERSATIONS.UPDATED_AT, recorded.at());
  }
}
