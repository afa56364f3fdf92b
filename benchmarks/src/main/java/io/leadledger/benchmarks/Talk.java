package io.leadledger.benchmarks;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.ConversationStarted;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// What one lead and we say to each other, as events.
final class Talk {
  /// Messages of a conversation.
  static final int MESSAGES = 24;

  private Talk() {}

  /// Of the lead, and then of the conversation.
  static List<List<DomainEvent>> events(int number) {
    UUID lead = Ids.next();
    UUID conversation = Ids.next();
    Instant now = Instant.now();
    List<DomainEvent> said = new ArrayList<>();
    said.add(
        new ConversationStarted(
            conversation,
            lead,
            Ids.next(),
            true,
            "live_chat",
            "inbound",
            null,
            "website_chat",
            null,
            null,
            "active",
            "chat_initiated",
            now));
    for (int n = 1; n <= MESSAGES; n++) {
      said.add(message(conversation, lead, n, now.plusMillis(n)));
    }
    return List.of(List.of(captured(lead, number, now)), said);
  }

  static LeadCaptured captured(UUID lead, int number, Instant at) {
    return new LeadCaptured(
        lead,
        null,
        "website_chat",
        Map.of("pageUrl", "https://www.example.com/rooms"),
        new LeadContact(
            null,
            null,
            "Ada " + number,
            "ada" + number + "@engine" + lead + ".example",
            null,
            null,
            null,
            null,
            null,
            null),
        "browser-" + number,
        null,
        null,
        false,
        null,
        "new",
        "active",
        at);
  }

  private static MessageRecorded message(UUID conversation, UUID lead, int n, Instant at) {
    boolean inbound = n % 2 == 1;
    return new MessageRecorded(
        conversation,
        lead,
        Ids.next(),
        n,
        (n + 1) / 2,
        n / 2,
        "live_chat",
        inbound ? "inbound" : "outbound",
        inbound ? "contact" : "bot",
        inbound ? lead.toString() : "leadledger",
        null,
        inbound
            ? "I am looking for two rooms with a balcony, from the first of next month."
            : "I have understood: number of beds 2. What about the move in date?",
        "text/plain",
        inbound ? conversation + "/" + n : null,
        null,
        inbound ? "received" : "sent",
        at,
        at);
  }
}
