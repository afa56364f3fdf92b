package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.CONVERSATION_MESSAGE;
import static io.leadledger.query.funnel.jooq.Tables.USER_CONVERSATION;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.query.funnel.jooq.tables.ConversationMessage;
import io.leadledger.query.funnel.jooq.tables.UserConversation;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills funnel.user_conversation and funnel.conversation_message.
@Component("funnel.conversations")
@ProcessingGroup("funnel.conversations")
@Fills({ConversationMessage.class, UserConversation.class})
class ConversationProjector {

  @EventHandler
  void on(ConversationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case ConversationStarted e -> started(e, recorded, rows);
      case MessageRecorded e -> {
        said(e, recorded, rows);
        changed(e, recorded, rows)
            .set(USER_CONVERSATION.MESSAGE_COUNT, e.number())
            .set(USER_CONVERSATION.LAST_MESSAGE_AT, e.lastMessageAt());
      }
      case ConversationAssigned e ->
          changed(e, recorded, rows).set(USER_CONVERSATION.AGENT_ID, e.assigneeId());
      case ConversationUnassigned e ->
          changed(e, recorded, rows).set(USER_CONVERSATION.AGENT_ID, null);
      case ConversationHandedOff e ->
          changed(e, recorded, rows)
              .set(USER_CONVERSATION.HANDED_OFF, true)
              .set(USER_CONVERSATION.STAGE, e.stage());
      case ConversationHandedBack e ->
          changed(e, recorded, rows)
              .set(USER_CONVERSATION.HANDED_OFF, false)
              .set(USER_CONVERSATION.STAGE, e.stage());
      case ConversationStageChanged e ->
          changed(e, recorded, rows).set(USER_CONVERSATION.STAGE, e.stage());
      case ConversationClosed e ->
          changed(e, recorded, rows)
              .set(USER_CONVERSATION.STATUS, e.status())
              .set(USER_CONVERSATION.STAGE, e.stage())
              .set(USER_CONVERSATION.ENDED_AT, e.endedAt());
      case ConversationReopened e ->
          changed(e, recorded, rows)
              .set(USER_CONVERSATION.STATUS, e.status())
              .set(USER_CONVERSATION.STAGE, e.stage())
              .set(USER_CONVERSATION.ENDED_AT, null);
      case ConversationArchived e ->
          changed(e, recorded, rows).set(USER_CONVERSATION.STATUS, e.status());
      case ConversationMarkedSpam e ->
          changed(e, recorded, rows).set(USER_CONVERSATION.STATUS, e.status());
      case ConversationAbandoned e ->
          changed(e, recorded, rows)
              .set(USER_CONVERSATION.STAGE, e.stage())
              .set(USER_CONVERSATION.ENDED_AT, e.endedAt());
      case ParticipantJoined _,
          ParticipantLeft _,
          MessageDelivered _,
          MessageRead _,
          MessageFailed _,
          EngagementRecorded _ -> {} // not shown in this schema
      case ConversationAnalysed _, ConversationAnalysisFailed _ -> {} // see conversation_analysis
    }
  }

  private static void started(ConversationStarted event, Recorded recorded, Rows rows) {
    rows.insert(USER_CONVERSATION)
        .set(USER_CONVERSATION.ID, event.conversationId())
        .set(USER_CONVERSATION.TENANT_ID, recorded.tenant())
        .set(USER_CONVERSATION.USER_ID, event.leadId())
        .set(USER_CONVERSATION.CHANNEL, event.channel())
        .set(USER_CONVERSATION.STATUS, event.status())
        .set(USER_CONVERSATION.STAGE, event.stage())
        .set(USER_CONVERSATION.SUBJECT, event.subject())
        .set(USER_CONVERSATION.CONTEXT, Json.of(Context.of(event)))
        .set(USER_CONVERSATION.STARTED_AT, event.startedAt())
        .set(USER_CONVERSATION.CREATED_AT, recorded.at())
        .set(USER_CONVERSATION.UPDATED_AT, recorded.at());
  }

  private static void said(MessageRecorded event, Recorded recorded, Rows rows) {
    rows.insert(CONVERSATION_MESSAGE)
        .set(CONVERSATION_MESSAGE.ID, event.messageId())
        .set(CONVERSATION_MESSAGE.CONVERSATION_ID, event.conversationId())
        .set(CONVERSATION_MESSAGE.TENANT_ID, recorded.tenant())
        .set(CONVERSATION_MESSAGE.NUMBER, event.number())
        .set(CONVERSATION_MESSAGE.SENDER_TYPE, event.senderType())
        .set(CONVERSATION_MESSAGE.SENDER_ID, event.senderId())
        .set(CONVERSATION_MESSAGE.CONTENT, event.content())
        .set(CONVERSATION_MESSAGE.CONTENT_TYPE, event.contentType())
        .set(CONVERSATION_MESSAGE.METADATA, Json.orEmpty(event.metadata()))
        .set(CONVERSATION_MESSAGE.SENT_AT, event.sentAt())
        .set(CONVERSATION_MESSAGE.CREATED_AT, recorded.at());
  }

  private static Rows.Values changed(ConversationEvent event, Recorded recorded, Rows rows) {
    return rows.update(USER_CONVERSATION, event.conversationId())
        .set(USER_CONVERSATION.UPDATED_AT, recorded.at());
  }

  /// Where a conversation began.
  private record Context(
      UUID threadId,
      @Nullable String source,
      @Nullable String externalThreadId,
      @Nullable String deviceId,
      @Nullable String sessionId,
      @Nullable String pageUrl) {

    static Context of(ConversationStarted event) {
      ConversationSession session = event.session();
      return session == null
          ? new Context(
              event.threadId(), event.source(), event.externalThreadId(), null, null, null)
          : new Context(
              event.threadId(),
              event.source(),
              event.externalThreadId(),
              session.deviceId(),
              session.sessionId(),
              session.pageUrl());
    }
  }
}
