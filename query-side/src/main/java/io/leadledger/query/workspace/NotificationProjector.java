package io.leadledger.query.workspace;

import static io.leadledger.query.workspace.jooq.Tables.NOTIFICATIONS;

import io.leadledger.events.work.NotificationEvent;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import io.leadledger.query.workspace.jooq.tables.Notifications;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills workspace.notifications.
@Component("workspace.notifications")
@ProcessingGroup("workspace.notifications")
@Fills(Notifications.class)
class NotificationProjector {

  @EventHandler
  void on(NotificationEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case NotificationSent e ->
          rows.insert(NOTIFICATIONS)
              .set(NOTIFICATIONS.ID, e.notificationId())
              .set(NOTIFICATIONS.WORKSPACE_ID, recorded.tenant())
              .set(NOTIFICATIONS.USER_ID, e.recipientId())
              .set(NOTIFICATIONS.TYPE, e.type())
              .set(NOTIFICATIONS.TITLE, e.title())
              .set(NOTIFICATIONS.MESSAGE, e.message())
              .set(NOTIFICATIONS.LINK, e.link())
              .set(NOTIFICATIONS.DATA, Json.orEmpty(e.data()))
              .set(NOTIFICATIONS.CREATED_AT, recorded.at())
              .set(NOTIFICATIONS.UPDATED_AT, recorded.at());
      case NotificationRead e ->
          rows.update(NOTIFICATIONS, e.notificationId())
              .set(NOTIFICATIONS.IS_READ, true)
              .set(NOTIFICATIONS.READ_AT, e.readAt())
              .set(NOTIFICATIONS.UPDATED_AT, recorded.at());
    }
  }
}
