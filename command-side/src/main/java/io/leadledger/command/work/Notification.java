package io.leadledger.command.work;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.Conversations;
import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.command.work.NotificationCommand.ReadNotification;
import io.leadledger.command.work.NotificationCommand.SendNotification;
import io.leadledger.events.work.NotificationEvent;
import io.leadledger.events.work.NotificationEvent.NotificationRead;
import io.leadledger.events.work.NotificationEvent.NotificationSent;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Something that a member, or all members, are told. One that was sent to all is read when the
/// first of them has read it.
@Aggregate
class Notification extends TenantAggregate {
  private About about = About.NOTHING;
  private @Nullable UUID recipient;
  private boolean sent;
  private boolean read;

  /// The same cause may ask for it again.
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(
      SendNotification command,
      MetaData by,
      Claims claims,
      Leads leads,
      Conversations conversations,
      UnreadNotifications unread) {
    if (sent) {
      return;
    }
    UUID tenant = tenantOf(by);
    UUID to = command.recipient();
    About known = command.about().known(tenant, leads, conversations);
    require(
        to == null || claims.holder(tenant, Claims.MEMBER, to.toString()).isPresent(),
        WorkRule.A_NOTIFICATION_IS_SENT_TO_AN_ACTIVE_MEMBER);
    apply(
        new NotificationSent(
            command.notification(),
            known.lead(),
            known.conversation(),
            to,
            command.type(),
            command.title(),
            command.message(),
            command.link(),
            command.data()));
    if (to != null) {
      unread.enter(tenant, to, command.notification());
    }
  }

  @CommandHandler
  void handle(ReadNotification command, MetaData by, UnreadNotifications unread) {
    UUID reader = actorOf(by);
    require(
        recipient == null || recipient.equals(reader),
        WorkRule.A_NOTIFICATION_IS_READ_BY_WHOM_IT_WAS_SENT_TO);
    if (!read) {
      apply(new NotificationRead(id(), about.lead(), about.conversation(), reader, Moments.now()));
      unread.read(id());
    }
  }

  @EventSourcingHandler
  void on(NotificationEvent event, MetaData metaData) {
    switch (event) {
      case NotificationSent e -> {
        created(e.notificationId(), metaData);
        about = new About(e.leadId(), e.conversationId());
        recipient = e.recipientId();
        sent = true;
      }
      case NotificationRead _ -> read = true;
    }
  }
}
