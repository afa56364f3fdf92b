package io.leadledger.command.channel;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import java.time.Duration;
import java.util.Set;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What we say in a conversation leaves through the adapter that its tenant has on its channel.
/// What comes with an external id, or was said to have been sent before it was recorded, has left
/// already.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenMessageIsSentThenItIsDelivered {
  private static final Set<String> SPEAKERS = Set.of("user", "agent", "bot");
  private static final Duration ALREADY = Duration.ofMinutes(1);

  private final Deliveries deliveries;
  private final Errands errands;

  WhenMessageIsSentThenItIsDelivered(Deliveries deliveries, Errands errands) {
    this.deliveries = deliveries;
    this.errands = errands;
  }

  @EventHandler
  void on(MessageRecorded event, DomainEventMessage<?> message) {
    if (isToLeave(event, message)) {
      UUID conversation = event.conversationId();
      long sequence = message.getSequenceNumber();
      boolean entered =
          deliveries.enter(
              Automations.tenantOf(message),
              event.channel(),
              conversation,
              event.messageId(),
              sequence);
      if (entered) {
        errands.add(
            Errand.because(
                message, DeliverMessage.KIND, event.messageId(), conversation, sequence));
      }
    }
  }

  private static boolean isToLeave(MessageRecorded event, DomainEventMessage<?> message) {
    return event.direction().equals("outbound")
        && SPEAKERS.contains(event.senderType())
        && event.externalMessageId() == null
        && event.sentAt().isAfter(message.getTimestamp().minus(ALREADY));
  }
}
