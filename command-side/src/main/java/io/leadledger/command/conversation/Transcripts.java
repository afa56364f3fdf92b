package io.leadledger.command.conversation;

import io.leadledger.command.extraction.Turn;
import io.leadledger.events.Provenance;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysisFailed;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Reads from the history what was said in a conversation: of long ones the latest part, since what
/// was understood of the rest holds already.
@Component
class Transcripts {
  private static final int EVENTS = 2_000;
  private static final Pattern MARKUP = Pattern.compile("<[^<>]{1,2000}>");

  private final EventStore events;

  Transcripts(EventStore events) {
    this.events = events;
  }

  /// Empty of turns if there is no such conversation of the tenant.
  Transcript read(UUID tenant, UUID conversation) {
    String id = conversation.toString();
    long last = events.lastSequenceNumberFor(id).orElse(-1L);
    var reading = new Reading();
    if (last >= 0) {
      events
          .readEvents(id, Math.max(0, last - EVENTS + 1))
          .asStream()
          .filter(event -> tenant.toString().equals(event.getMetaData().get(Provenance.TENANT)))
          .forEach(reading::add);
    }
    return reading.done();
  }

  private static final class Reading {
    private final List<Turn> turns = new ArrayList<>();
    private final Map<UUID, Integer> numbers = new HashMap<>();
    private @Nullable UUID lead;
    private int messages;
    private int analysed;
    private @Nullable UUID analysis;
    private @Nullable Instant lastSaid;

    void add(DomainEventMessage<?> event) {
      if (event.getPayload() instanceof ConversationEvent any) {
        lead = any.leadId();
      }
      switch (event.getPayload()) {
        case MessageRecorded said -> {
          messages = said.number();
          lastSaid = event.getTimestamp();
          numbers.put(said.messageId(), said.number());
          if (said.content() != null) {
            boolean byLead = said.direction().equals("inbound");
            turns.add(
                new Turn(said.messageId(), byLead, text(said, said.content()), said.sentAt()));
          }
        }
        case ConversationAnalysed done -> {
          analysed = done.messages();
          analysis = done.analysisId();
        }
        case ConversationAnalysisFailed failed -> {
          analysed = failed.messages();
          analysis = failed.analysisId();
        }
        default -> {} // changes nothing of what was said
      }
    }

    /// Blanks stand for markup, so that each word keeps its place.
    private static String text(MessageRecorded said, String content) {
      return said.contentType().equals("text/html")
          ? MARKUP.matcher(content).replaceAll(tag -> " ".repeat(tag.group().length()))
          : content;
    }

    Transcript done() {
      return new Transcript(
          lead, List.copyOf(turns), Map.copyOf(numbers), messages, analysed, analysis, lastSaid);
    }
  }
}
