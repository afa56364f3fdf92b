package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.CONVERSATION;
import static io.leadledger.query.resman.jooq.Tables.LEAD_NOTIFICATION;
import static io.leadledger.query.resman.jooq.Tables.MESSAGE;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.Conversation;
import io.leadledger.query.resman.jooq.tables.LeadNotification;
import io.leadledger.query.resman.jooq.tables.Message;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills resman.conversation, resman.message and, from hand-offs, resman.lead_notification. A
/// message of a person is one of the bot of type `agent`, because the documented list of senders
/// has no other place for it.
@Component("resman.conversations")
@ProcessingGroup("resman.conversations")
@Fills({Conversation.class, Message.class, LeadNotification.class})
class ConversationProjector {

  @EventHandler
  void on(ConversationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case ConversationStarted e -> started(e, recorded, rows);
      case MessageRecorded e -> said(e, recorded, rows);
      case ConversationHandedOff e -> handedOff(e, recorded, rows);
      case ConversationHandedBack e -> handedBack(e, recorded, rows);
      case EngagementRecorded e ->
          changed(e, recorded, rows)
              .set(CONVERSATION.IS_QUALIFIED, e.engagement().qualified())
              .set(CONVERSATION.PRE_QUALIFIED, e.engagement().preLease())
              .set(CONVERSATION.IS_BOOK_TOUR, e.engagement().tourBooked())
              .set(CONVERSATION.TOUR_TYPE, e.engagement().tourType());
      case ConversationStageChanged e ->
          changed(e, recorded, rows).set(CONVERSATION.STATUS, e.stage());
      case ConversationClosed e ->
          changed(e, recorded, rows)
              .set(CONVERSATION.STATUS, e.stage())
              .set(CONVERSATION.END_TIME, e.endedAt());
      case ConversationAbandoned e ->
          changed(e, recorded, rows)
              .set(CONVERSATION.STATUS, e.stage())
              .set(CONVERSATION.END_TIME, e.endedAt());
      case ConversationReopened e ->
          changed(e, recorded, rows)
              .set(CONVERSATION.STATUS, e.stage())
              .set(CONVERSATION.END_TIME, null);
      case ParticipantJoined _,
          ParticipantLeft _,
          MessageDelivered _,
          MessageRead _,
          MessageFailed _,
          ConversationAssigned _,
          ConversationUnassigned _,
          ConversationArchived _,
          ConversationMarkedSpam _,
          ConversationAnalysisFailed _ -> {} // not documented in this schema
      case ConversationAnalysed _ -> {} // see LeasingWishesProjector
    }
  }

  private static void started(ConversationStarted event, Recorded recorded, Rows rows) {
    rows.insert(CONVERSATION)
        .set(CONVERSATION.ID, event.conversationId())
        .set(CONVERSATION.USER_ID, event.leadId())
        .set(CONVERSATION.START_TIME, event.startedAt())
        .set(CONVERSATION.SOURCE, Objects.requireNonNullElse(event.source(), event.channel()))
        .set(CONVERSATION.STATUS, event.stage())
        .set(CONVERSATION.CREATED_AT, recorded.at())
        .set(CONVERSATION.UPDATED_AT, recorded.at());
  }

  private static void said(MessageRecorded event, Recorded recorded, Rows rows) {
    rows.insert(MESSAGE)
        .set(MESSAGE.ID, event.messageId())
        .set(MESSAGE.CONVERSATION_ID, event.conversationId())
        .set(MESSAGE.SENDER_TYPE, event.senderType().equals("contact") ? "user" : "bot")
        .set(MESSAGE.MESSAGE_TEXT, Objects.requireNonNullElse(event.content(), ""))
        .set(MESSAGE.TIMESTAMP, event.sentAt())
        .set(MESSAGE.MESSAGE_TYPE, type(event.senderType()))
        .set(MESSAGE.METADATA, Json.of(metadata(event)))
        .set(MESSAGE.CREATED_AT, recorded.at());
  }

  private static String type(String sender) {
    return switch (sender) {
      case "user" -> "agent";
      case "system" -> "system";
      default -> "text";
    };
  }

  private static @Nullable Map<String, Object> metadata(MessageRecorded event) {
    Map<String, Object> metadata =
        new HashMap<>(Objects.requireNonNullElse(event.metadata(), Map.of()));
    if (!event.senderType().equals("contact") && event.senderId() != null) {
      metadata.put("sender_id", event.senderId());
    }
    return metadata.isEmpty() ? null : metadata;
  }

  private static void handedOff(ConversationHandedOff event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows)
        .set(CONVERSATION.STATUS, event.stage())
        .set(
            CONVERSATION.NOTIFICATION_STATUS,
            Json.of(new NotificationStatus(event.handOffId(), "sent")));
    rows.insert(LEAD_NOTIFICATION)
        .set(LEAD_NOTIFICATION.ID, event.handOffId())
        .set(LEAD_NOTIFICATION.CONVERSATION_ID, event.conversationId())
        .set(LEAD_NOTIFICATION.PROPERTY_MANAGER_ID, event.assigneeId())
        .set(LEAD_NOTIFICATION.NOTIFICATION_TYPE, "hand_off")
        .set(LEAD_NOTIFICATION.STATUS, "sent")
        .set(LEAD_NOTIFICATION.SENT_AT, recorded.at())
        .set(LEAD_NOTIFICATION.CREATED_AT, recorded.at());
  }

  private static void handedBack(ConversationHandedBack event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows)
        .set(CONVERSATION.STATUS, event.stage())
        .set(
            CONVERSATION.NOTIFICATION_STATUS,
            Json.of(new NotificationStatus(event.handOffId(), "done")));
    rows.update(LEAD_NOTIFICATION, event.handOffId())
        .set(LEAD_NOTIFICATION.STATUS, "done")
        .set(LEAD_NOTIFICATION.RESPONSE_AT, recorded.at());
  }

  private static Rows.Values changed(ConversationEvent event, Recorded recorded, Rows rows) {
    return rows.update(CONVERSATION, event.conversationId())
        .set(CONVERSATION.UPDATED_AT, recorded.at());
  }

  private record NotificationStatus(UUID handOff, String status) {}
}
