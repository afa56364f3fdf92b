package io.leadledger.events.work;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to a notification. What it says is personal data of the lead that it is about.
public sealed interface NotificationEvent extends DomainEvent {
  UUID notificationId();

  /// Whom it is about; null when it is about no lead.
  @Nullable UUID leadId();

  /// The conversation that it is about; null when it is about none.
  @Nullable UUID conversationId();

  @Override
  default UUID aggregateId() {
    return notificationId();
  }

  @Override
  default UUID dataSubject() {
    UUID lead = leadId();
    return lead == null ? notificationId() : lead;
  }

  /// A member is told something, or all are when `recipientId` is null. `type` is `info`,
  /// `success`, `warning`, `error`, `mention`, `assignment` or `reminder`.
  @EventName("work.NotificationSent")
  @Revision("1")
  record NotificationSent(
      UUID notificationId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      @Nullable UUID recipientId,
      String type,
      @Personal @Nullable String title,
      @Personal @Nullable String message,
      @Personal @Nullable String link,
      @Personal @Nullable Map<String, Object> data)
      implements NotificationEvent {}

  /// It was read, for the first time.
  @EventName("work.NotificationRead")
  @Revision("1")
  record NotificationRead(
      UUID notificationId,
      @Nullable UUID leadId,
      @Nullable UUID conversationId,
      UUID readBy,
      Instant readAt)
      implements NotificationEvent {}
}
