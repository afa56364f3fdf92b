package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.NOTIFICATIONS;

import io.leadledger.events.work.NotificationEvent;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import io.leadledger.query.crm.jooq.tables.Notifications;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.notifications.
@Component("crm.notifications")
@ProcessingGroup("crm.notifications")
@Fills(Notifications.class)
class NotificationProjector {

  @EventHandler
  void on(NotificationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case NotificationSent e ->
          rows.insert(NOTIFICATIONS)
              .set(NOTIFICATIONS.ID, e.notificationId())
              .set(NOTIFICATIONS.USER_ID, e.recipientId())
              .set(NOTIFICATIONS.CLIENT_ID, recorded.tenant())
              .set(NOTIFICATIONS.TYPE, e.type())
              .set(NOTIFICATIONS.TITLE, e.title())
              .set(NOTIFICATIONS.CREATED_AT, recorded.at());
      case NotificationRead e ->
          rows.update(NOTIFICATIONS, e.notificationId()).set(NOTIFICATIONS.IS_READ, true);
    }
  }
}
