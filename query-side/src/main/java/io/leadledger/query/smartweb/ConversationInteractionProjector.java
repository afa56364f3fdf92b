package io.leadledger.query.smartweb;

import static io.leadledger.query.smartweb.jooq.Tables.INTERACTIONS;

import io.leadledger.events.calling.AiCallEvent.AiCallCompleted;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.events.conversation.ConversationEvent.ConversationClosed;
import io.leadledger.events.conversation.ConversationEvent.ConversationReopened;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
import io.leadledger.events.conversation.ConversationEvent.MessageRead;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.conversation.FoundDataPoint;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.smartweb.jooq.enums.InteractionType;
import io.leadledger.query.smartweb.jooq.tables.Interactions;
import java.util.List;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills smartweb.interactions from conversations: a row for each message of an e-mail, SMS or
/// WhatsApp exchange, and one for each chat or call as a whole.
@Component("smartweb.interactions.conversations")
@ProcessingGroup("smartweb.interactions")
@Fills(Interactions.class)
class ConversationInteractionProjector {
  private static final List<String> BY_MESSAGE = List.of("email", "sms", "whatsapp");
  private static final List<String> CALLS = List.of("call", "ai_call");

  @EventHandler
  void on(ConversationStarted event, Recorded recorded, Rows rows) {
    if (!BY_MESSAGE.contains(event.channel())) {
      UUID by = event.channel().equals("call") ? recorded.actor() : null;
      interaction(event.conversationId(), event.leadId(), event.channel(), by, recorded, rows)
          .set(INTERACTIONS.DIRECTION, event.direction())
          .set(INTERACTIONS.SUBJECT, event.subject())
          .set(INTERACTIONS.CREATED_AT, Utc.of(event.startedAt()));
    }
  }

  @EventHandler
  void on(MessageRecorded event, Recorded recorded, Rows rows) {
    if (BY_MESSAGE.contains(event.channel())) {
      boolean email = event.channel().equals("email");
      boolean outbound = event.direction().equals("outbound");
      interaction(event.messageId(), event.leadId(), event.channel(), member(event), recorded, rows)
          .set(INTERACTIONS.DIRECTION, event.direction())
          .set(INTERACTIONS.SUBJECT, event.subject())
          .set(INTERACTIONS.CONTENT, event.content())
          .set(INTERACTIONS.EMAIL_MESSAGE_ID, email ? event.externalMessageId() : null)
          .set(INTERACTIONS.EMAIL_THREAD_ID, email ? event.conversationId().toString() : null)
          .set(INTERACTIONS.EMAIL_OPENED, email && outbound ? false : null)
          .set(INTERACTIONS.COMPLETED_AT, Utc.of(event.sentAt()))
          .set(INTERACTIONS.CREATED_AT, Utc.of(event.sentAt()));
    }
  }

  @EventHandler
  void on(MessageRead event, Recorded recorded, Rows rows) {
    if (event.channel().equals("email")) {
      rows.update(INTERACTIONS, event.messageId())
          .set(INTERACTIONS.EMAIL_OPENED, true)
          .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
    }
  }

  @EventHandler
  void on(ConversationClosed event, Recorded recorded, Rows rows) {
    if (!BY_MESSAGE.contains(event.channel())) {
      Rows.Values row =
          rows.update(INTERACTIONS, event.conversationId())
              .set(INTERACTIONS.SUMMARY, event.reason())
              .set(INTERACTIONS.COMPLETED_AT, Utc.of(event.endedAt()))
              .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
      if (CALLS.contains(event.channel())) {
        row.set(INTERACTIONS.CALL_DURATION, Math.toIntExact(event.durationSeconds()));
      }
    }
  }

  @EventHandler
  void on(ConversationReopened event, Recorded recorded, Rows rows) {
    if (!BY_MESSAGE.contains(event.channel())) {
      rows.update(INTERACTIONS, event.conversationId())
          .set(INTERACTIONS.COMPLETED_AT, null)
          .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
    }
  }

  /// Who made the call knows better than the clock how long it took.
  @EventHandler
  void on(AiCallCompleted event, Recorded recorded, Rows rows) {
    Rows.Values row =
        rows.update(INTERACTIONS, event.conversationId())
            .set(INTERACTIONS.CALL_DURATION, event.durationSeconds())
            .set(INTERACTIONS.CALL_RECORDING_URL, event.recordingUrl())
            .set(INTERACTIONS.CALL_TRANSCRIPT, event.transcript())
            .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
    if (event.sentiment() != null) {
      row.set(INTERACTIONS.CALL_SENTIMENT, event.sentiment());
    }
  }

  @EventHandler
  void on(ConversationAnalysed event, Recorded recorded, Rows rows) {
    if (!BY_MESSAGE.contains(event.channel())) {
      Rows.Values row =
          rows.update(INTERACTIONS, event.conversationId())
              .set(INTERACTIONS.SUMMARY, event.summary())
              .set(INTERACTIONS.AI_INSIGHTS, Json.of(Insights.of(event)))
              .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
      if (CALLS.contains(event.channel())) {
        row.set(INTERACTIONS.CALL_SENTIMENT, event.sentiment());
      }
    }
  }

  /// What an analysis says besides its summary.
  private record Insights(
      String intent,
      String sentiment,
      @Nullable List<String> findings,
      @Nullable List<FoundDataPoint> dataPoints) {
    static Insights of(ConversationAnalysed event) {
      return new Insights(event.intent(), event.sentiment(), event.findings(), event.dataPoints());
    }
  }

  private static Rows.Values interaction(
      UUID id, UUID lead, String channel, @Nullable UUID member, Recorded recorded, Rows rows) {
    String type = channel.equals("ai_call") ? "call" : channel;
    return rows.insert(INTERACTIONS)
        .set(INTERACTIONS.ID, id)
        .set(INTERACTIONS.LEAD_ID, lead)
        .set(INTERACTIONS.TYPE, InteractionType.lookupLiteral(type))
        .set(INTERACTIONS.INITIATED_BY, member)
        .set(INTERACTIONS.PARTICIPATED_USERS, member == null ? new UUID[0] : new UUID[] {member})
        .set(INTERACTIONS.UPDATED_AT, recorded.atUtc());
  }

  private static @Nullable UUID member(MessageRecorded event) {
    return event.senderType().equals("user") && event.senderId() != null
        ? UUID.fromString(event.senderId())
        : null;
  }
}
