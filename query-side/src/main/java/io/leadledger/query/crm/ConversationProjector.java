package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.CONVERSATIONS;
import static io.leadledger.query.crm.jooq.Tables.MESSAGES;
import static io.leadledger.query.crm.jooq.Tables.THREADS;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.query.crm.jooq.enums.ConversationStatusEnum;
import io.leadledger.query.crm.jooq.enums.MessageDirectionEnum;
import io.leadledger.query.crm.jooq.enums.MessageStatusEnum;
import io.leadledger.query.crm.jooq.tables.Conversations;
import io.leadledger.query.crm.jooq.tables.Messages;
import io.leadledger.query.crm.jooq.tables.Threads;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.conversations, crm.messages and crm.threads.
@Component("crm.conversations")
@ProcessingGroup("crm.conversations")
@Fills({Conversations.class, Messages.class, Threads.class})
class ConversationProjector {

  @EventHandler
  void on(ConversationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case ConversationStarted e -> started(e, recorded, rows);
      case MessageRecorded e -> {
        said(e, recorded, rows);
        changed(e, recorded, rows).set(CONVERSATIONS.LAST_MESSAGE_AT, e.lastMessageAt());
      }
      case MessageDelivered e -> receipt(e.messageId(), e.status(), recorded, rows);
      case MessageRead e -> receipt(e.messageId(), e.status(), recorded, rows);
      case MessageFailed e -> receipt(e.messageId(), e.status(), recorded, rows);
      case ConversationAssigned e ->
          changed(e, recorded, rows).set(CONVERSATIONS.ASSIGNED_AGENT_ID, e.assigneeId());
      case ConversationUnassigned e ->
          changed(e, recorded, rows).set(CONVERSATIONS.ASSIGNED_AGENT_ID, null);
      case ConversationClosed e -> became(e.status(), e.threadId(), e, recorded, rows);
      case ConversationReopened e -> became(e.status(), e.threadId(), e, recorded, rows);
      case ConversationArchived e -> became(e.status(), e.threadId(), e, recorded, rows);
      case ConversationMarkedSpam e -> became(e.status(), e.threadId(), e, recorded, rows);
      case ParticipantJoined _,
          ParticipantLeft _,
          ConversationHandedOff _,
          ConversationHandedBack _,
          EngagementRecorded _,
          ConversationStageChanged _,
          ConversationAbandoned _ -> {} // see lead_journey_events
      case ConversationAnalysed _,
          ConversationAnalysisFailed _ -> {} // not documented in this schema
    }
  }

  private static void started(ConversationStarted event, Recorded recorded, Rows rows) {
    if (event.opensThread()) {
      rows.insert(THREADS)
          .set(THREADS.ID, event.threadId())
          .set(THREADS.LEAD_ID, event.leadId())
          .set(THREADS.CLIENT_ID, recorded.tenant())
          .set(THREADS.STATUS, status(event.status()))
          .set(THREADS.CREATED_AT, recorded.at())
          .set(THREADS.UPDATED_AT, recorded.at());
    } else {
      thread(event.threadId(), event.status(), recorded, rows);
    }
    rows.insert(CONVERSATIONS)
        .set(CONVERSATIONS.ID, event.conversationId())
        .set(CONVERSATIONS.LEAD_ID, event.leadId())
        .set(CONVERSATIONS.CLIENT_ID, recorded.tenant())
        .set(CONVERSATIONS.CHANNEL, event.channel())
        .set(CONVERSATIONS.STATUS, status(event.status()))
        .set(CONVERSATIONS.START_TIME, event.startedAt())
        .set(CONVERSATIONS.THREAD_ID, event.threadId())
        .set(CONVERSATIONS.CREATED_AT, recorded.at())
        .set(CONVERSATIONS.UPDATED_AT, recorded.at());
  }

  private static void said(MessageRecorded event, Recorded recorded, Rows rows) {
    rows.insert(MESSAGES)
        .set(MESSAGES.ID, event.messageId())
        .set(MESSAGES.CONVERSATION_ID, event.conversationId())
        .set(MESSAGES.CLIENT_ID, recorded.tenant())
        .set(MESSAGES.LEAD_ID, event.leadId())
        .set(MESSAGES.SENDER_ID, event.senderId())
        .set(MESSAGES.SENDER_TYPE, event.senderType())
        .set(MESSAGES.CONTENT_BODY, event.content())
        .set(MESSAGES.STATUS, MessageStatusEnum.lookupLiteral(event.status()))
        .set(MESSAGES.EXTERNAL_MESSAGE_ID, event.externalMessageId())
        .set(MESSAGES.DIRECTION, MessageDirectionEnum.lookupLiteral(event.direction()))
        .set(MESSAGES.TIMESTAMP, event.sentAt())
        .set(MESSAGES.CREATED_AT, recorded.at())
        .set(MESSAGES.UPDATED_AT, recorded.at());
  }

  private static void receipt(UUID message, String status, Recorded recorded, Rows rows) {
    rows.update(MESSAGES, message)
        .set(MESSAGES.STATUS, MessageStatusEnum.lookupLiteral(status))
        .set(MESSAGES.UPDATED_AT, recorded.at());
  }

  private static void became(
      String status, UUID thread, ConversationEvent event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows).set(CONVERSATIONS.STATUS, status(status));
    thread(thread, status, recorded, rows);
  }

  private static void thread(UUID thread, String status, Recorded recorded, Rows rows) {
    rows.update(THREADS, thread)
        .set(THREADS.STATUS, status(status))
        .set(THREADS.UPDATED_AT, recorded.at());
  }

  private static Rows.Values changed(ConversationEvent event, Recorded recorded, Rows rows) {
    return rows.update(CONVERSATIONS, event.conversationId())
        .set(CONVERSATIONS.UPDATED_AT, recorded.at());
  }

  private static ConversationStatusEnum status(String status) {
    return ConversationStatusEnum.lookupLiteral(status);
  }
}
