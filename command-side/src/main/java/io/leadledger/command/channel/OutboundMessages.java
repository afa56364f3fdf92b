package io.leadledger.command.channel;

import io.leadledger.command.channel.OutboundMessage.Earlier;
import io.leadledger.command.lead.LeadContacts;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.lead.LeadContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Reads what is to leave from the history: its text is kept nowhere else, and is gone for good
/// once its lead is erased.
@Component
class OutboundMessages {
  private static final int EARLIER = 50;

  private final EventStore history;
  private final LeadContacts contacts;

  OutboundMessages(@Lazy EventStore history, LeadContacts contacts) {
    this.history = history;
    this.contacts = contacts;
  }

  /// The message that is the event with this number of its conversation; empty if its lead has been
  /// erased.
  Optional<OutboundMessage> find(UUID tenant, UUID conversation, long sequence) {
    DomainEventStream events =
        history.readEvents(conversation.toString(), Math.max(0, sequence - EARLIER));
    List<Earlier> earlier = new ArrayList<>();
    while (events.hasNext()) {
      var event = events.next();
      if (event.getPayload() instanceof MessageRecorded recorded) {
        if (event.getSequenceNumber() == sequence) {
          return message(tenant, conversation, recorded, earlier);
        }
        earlier.add(
            new Earlier(
                recorded.messageId(),
                recorded.direction().equals("inbound"),
                recorded.externalMessageId(),
                recorded.subject()));
      }
    }
    return Optional.empty();
  }

  private Optional<OutboundMessage> message(
      UUID tenant, UUID conversation, MessageRecorded it, List<Earlier> earlier) {
    return it.content() == null
        ? Optional.empty()
        : Optional.of(
            new OutboundMessage(
                it.messageId(),
                conversation,
                it.leadId(),
                it.channel(),
                it.number(),
                it.senderType(),
                it.senderId(),
                it.subject(),
                it.content(),
                it.contentType(),
                it.sentAt(),
                contacts.of(tenant, it.leadId()).orElse(LeadContact.NONE),
                externalThread(conversation),
                List.copyOf(earlier)));
  }

  private @Nullable String externalThread(UUID conversation) {
    return history.readEvents(conversation.toString(), 0).next().getPayload()
            instanceof ConversationStarted started
        ? started.externalThreadId()
        : null;
  }
}
