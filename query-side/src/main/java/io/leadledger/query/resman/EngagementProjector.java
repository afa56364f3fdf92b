package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.AMPLITUDE_ANALYTICS;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.ConversationAbandoned;
import io.leadledger.events.conversation.ConversationEvent.ConversationHandedOff;
import io.leadledger.events.conversation.ConversationEvent.ConversationReopened;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
import io.leadledger.events.conversation.ConversationEvent.EngagementRecorded;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.conversation.ConversationSession;
import io.leadledger.events.conversation.Engagement;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.AmplitudeAnalytics;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Fills resman.amplitude_analytics: one row per conversation, which has its id. Messages, hand-off
/// and abandonment are counted from the conversation itself, the rest is what the widget told.
@Component("resman.amplitude_analytics")
@ProcessingGroup("resman.amplitude_analytics")
@Fills(AmplitudeAnalytics.class)
class EngagementProjector {

  @EventHandler
  void on(ConversationStarted event, Recorded recorded, Rows rows) {
    session(
        rows.insert(AMPLITUDE_ANALYTICS)
            .set(AMPLITUDE_ANALYTICS.ID, event.conversationId())
            .set(AMPLITUDE_ANALYTICS.CONVERSATION_ID, event.conversationId())
            .set(AMPLITUDE_ANALYTICS.USER_ID, event.leadId())
            .set(AMPLITUDE_ANALYTICS.CREATED_AT, recorded.at())
            .set(AMPLITUDE_ANALYTICS.UPDATED_AT, recorded.at()),
        event.session());
  }

  @EventHandler
  void on(MessageRecorded event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows)
        .set(AMPLITUDE_ANALYTICS.USER_MESSAGES_SENT, event.contactMessages())
        .set(AMPLITUDE_ANALYTICS.BOT_MESSAGES_RECEIVED, event.botMessages());
  }

  @EventHandler
  void on(ConversationHandedOff event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows).set(AMPLITUDE_ANALYTICS.ADMIN_HANDOFF_TRIGGERED, true);
  }

  @EventHandler
  void on(ConversationAbandoned event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows).set(AMPLITUDE_ANALYTICS.CONVERSATION_ABANDONED, true);
  }

  @EventHandler
  void on(ConversationReopened event, Recorded recorded, Rows rows) {
    changed(event, recorded, rows).set(AMPLITUDE_ANALYTICS.CONVERSATION_ABANDONED, false);
  }

  @EventHandler
  void on(EngagementRecorded event, Recorded recorded, Rows rows) {
    Engagement told = event.engagement();
    Rows.Values row =
        changed(event, recorded, rows)
            .set(AMPLITUDE_ANALYTICS.CHAT_SESSION_STARTED, told.chatSessionStarted())
            .set(AMPLITUDE_ANALYTICS.ANSWER_BUTTON_CLICKS, told.answerButtonClicks())
            .set(AMPLITUDE_ANALYTICS.CONTACT_CAPTURED, told.contactCaptured())
            .set(AMPLITUDE_ANALYTICS.CONTACT_METHOD, told.contactMethod())
            .set(AMPLITUDE_ANALYTICS.TOUR_BOOKED, told.tourBooked())
            .set(AMPLITUDE_ANALYTICS.TOUR_TYPE, told.tourType())
            .set(AMPLITUDE_ANALYTICS.EMAIL_OFFICE_CLICKED, told.emailOfficeClicked())
            .set(AMPLITUDE_ANALYTICS.PHONE_CALL_CLICKED, told.phoneCallClicked())
            .set(AMPLITUDE_ANALYTICS.INCENTIVE_OFFERED, told.incentiveOffered())
            .set(AMPLITUDE_ANALYTICS.INCENTIVE_ACCEPTED, told.incentiveAccepted())
            .set(AMPLITUDE_ANALYTICS.INCENTIVE_EXPIRED, told.incentiveExpired())
            .set(AMPLITUDE_ANALYTICS.CUSTOMER_SERVICE_ESCALATED, told.customerServiceEscalated())
            .set(AMPLITUDE_ANALYTICS.WIDGET_SESSION_ENDED, told.widgetSessionEnded())
            .set(AMPLITUDE_ANALYTICS.WIDGET_MINIMIZED, told.widgetMinimized())
            .set(AMPLITUDE_ANALYTICS.QUALIFIED, told.qualified())
            .set(AMPLITUDE_ANALYTICS.PRE_LEASE, told.preLease())
            .set(AMPLITUDE_ANALYTICS.SIGNED, told.signed())
            .set(AMPLITUDE_ANALYTICS.SESSION_DURATION, event.sessionSeconds())
            .set(AMPLITUDE_ANALYTICS.ENGAGEMENT_SCORE, event.engagementScore())
            .set(AMPLITUDE_ANALYTICS.TOUR_INTENT, event.tourIntent())
            .set(AMPLITUDE_ANALYTICS.HOT, event.hot());
    if (event.session() != null) {
      session(row, event.session());
    }
  }

  private static Rows.Values changed(ConversationEvent event, Recorded recorded, Rows rows) {
    return rows.update(AMPLITUDE_ANALYTICS, event.conversationId())
        .set(AMPLITUDE_ANALYTICS.UPDATED_AT, recorded.at());
  }

  private static void session(Rows.Values row, @Nullable ConversationSession session) {
    row.set(AMPLITUDE_ANALYTICS.DEVICE_ID, session == null ? null : session.deviceId())
        .set(AMPLITUDE_ANALYTICS.SESSION_ID, session == null ? null : session.sessionId())
        .set(AMPLITUDE_ANALYTICS.PAGE_URL, session == null ? null : session.pageUrl());
  }
}
