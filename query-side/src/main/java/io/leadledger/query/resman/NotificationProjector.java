package io.leadledger.query.resman;

import static io.leadledger.query.resman.jooq.Tables.LEAD_NOTIFICATION;

import io.leadledger.events.work.NotificationEvent;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.resman.jooq.tables.LeadNotification;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills resman.lead_notification with what is told of conversations.
@Component("resman.notifications")
@ProcessingGroup("resman.conversations")
@Fills(LeadNotification.class)
class NotificationProjector {

  @EventHandler
  void on(NotificationEvent event, Recorded recorded, Rows rows) {
    if (event.conversationId() != null) {
      project(event, recorded, rows);
    }
  }

  private static void project(NotificationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case NotificationSent e ->
          rows.insert(LEAD_NOTIFICATION)
              .set(LEAD_NOTIFICATION.ID, e.notificationId())
              .set(LEAD_NOTIFICATION.CONVERSATION_ID, e.conversationId())
              .set(LEAD_NOTIFICATION.PROPERTY_MANAGER_ID, e.recipientId())
              .set(LEAD_NOTIFICATION.NOTIFICATION_TYPE, e.type())
              .set(LEAD_NOTIFICATION.STATUS, "sent")
              .set(LEAD_NOTIFICATION.SENT_AT, recorded.at())
              .set(LEAD_NOTIFICATION.CREATED_AT, recorded.at());
      case NotificationRead e ->
          rows.update(LEAD_NOTIFICATION, e.notificationId())
              .set(LEAD_NOTIFICATION.STATUS, "read")
              .set(LEAD_NOTIFICATION.READ_AT, e.readAt());
    }
  }
}
