package io.leadledger.command.bot;

import io.leadledger.command.bot.ChatBot.Exchange;
import io.leadledger.command.bot.ChatBot.Said;
import io.leadledger.command.bot.ChatBot.Speaker;
import io.leadledger.command.extraction.ConversationAnalyser.Asker;
import io.leadledger.command.extraction.DataPointDefinitions;
import io.leadledger.command.lead.LeadContacts;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.ConversationHandedBack;
import io.leadledger.events.conversation.ConversationEvent.ConversationHandedOff;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.lead.LeadContact;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Reads what is being said from the history, as the bot needs it.
@Component
class Exchanges {
  /// What was said longer ago has been kept in the bot's memory.
  private static final int EVENTS = 300;

  static final String MEMORY = "bot";

  private final EventStore history;
  private final DataPointDefinitions definitions;
  private final LeadContacts contacts;

  Exchanges(@Lazy EventStore history, DataPointDefinitions definitions, LeadContacts contacts) {
    this.history = history;
    this.definitions = definitions;
    this.contacts = contacts;
  }

  /// Empty if nothing is to be answered: a person has taken over, somebody has answered already, or
  /// the lead has said more since, which is answered then.
  ///
  /// @param actor in whose name it is answered
  Optional<Exchange> find(UUID tenant, UUID conversation, long sequence, UUID actor) {
    List<Said> said = new ArrayList<>();
    boolean handedOff = false;
    UUID lead = null;
    UUID asking = null;
    var events = history.readEvents(conversation.toString(), Math.max(0, sequence - EVENTS));
    while (events.hasNext()) {
      var event = events.next();
      if (event.getPayload() instanceof ConversationEvent happened) {
        lead = happened.leadId();
        handedOff = handedOffAfter(happened, handedOff);
        if (happened instanceof MessageRecorded message && message.content() != null) {
          said.add(said(message, message.content()));
          asking = event.getSequenceNumber() == sequence ? message.messageId() : asking;
        }
      }
    }
    if (lead == null || handedOff || said.isEmpty() || !said.getLast().message().equals(asking)) {
      return Optional.empty();
    }
    LeadContact contact = contacts.of(tenant, lead).orElse(LeadContact.NONE);
    return Optional.of(
        new Exchange(
            tenant, conversation, new Asker(lead, actor), said, definitions.of(tenant), contact));
  }

  private static boolean handedOffAfter(ConversationEvent event, boolean before) {
    return switch (event) {
      case ConversationHandedOff _ -> true;
      case ConversationHandedBack _ -> false;
      default -> before;
    };
  }

  private static Said said(MessageRecorded message, String text) {
    Speaker speaker =
        switch (message.senderType()) {
          case "contact" -> Speaker.LEAD;
          case "bot", "agent" -> Speaker.BOT;
          default -> Speaker.PERSON;
        };
    return new Said(
        message.messageId(), speaker, text, message.sentAt(), memory(message.metadata()));
  }

  private static Map<String, String> memory(@Nullable Map<String, Object> metadata) {
    Map<String, String> memory = new TreeMap<>();
    if (metadata != null && metadata.get(MEMORY) instanceof Map<?, ?> kept) {
      kept.forEach((name, value) -> memory.put(String.valueOf(name), String.valueOf(value)));
    }
    return memory;
  }
}
