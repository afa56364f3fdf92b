package io.leadledger.benchmarks;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadQualified;
import io.leadledger.events.lead.LeadEvent.LeadScored;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.lead.LeadEvent.LeadVisited;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;

/// Writes a history of leads, of conversations and of funnels, of four tenants, a thousand events
/// to a transaction.
record History(EventStore store, TransactionManager transactions) {
  private static final int TENANTS = 4;
  private static final int BATCH = 1_000;
  private static final int EVENTS_OF_A_LEAD = 5;

  /// Leads that are captured, visit, are tagged, scored and qualified.
  void append(int events) {
    append(events / EVENTS_OF_A_LEAD, EVENTS_OF_A_LEAD);
  }

  /// Leads that are captured, and no more.
  void appendCaptured(int leads) {
    append(leads, 1);
  }

  /// Conversations with so many messages in all, each with a lead of its own.
  void appendMessages(int messages) {
    append(Math.ceilDiv(messages, Talk.MESSAGES), Talk::events);
  }

  /// Progresses of leads through a funnel that each tenant has.
  void appendFunnels(int progresses) {
    Flow flow = new Flow(TENANTS, progresses);
    append(progresses, flow::events);
  }

  private void append(int leads, int eventsOfEach) {
    append(leads, i -> List.of(events(Ids.next(), i).subList(0, eventsOfEach)));
  }

  /// @param streams the events of each aggregate, by its number
  private void append(int times, IntFunction<List<? extends List<? extends DomainEvent>>> streams) {
    List<UUID> tenants = Stream.generate(Ids::next).limit(TENANTS).toList();
    List<DomainEventMessage<?>> batch = new ArrayList<>();
    for (int i = 0; i < times; i++) {
      MetaData metaData = metaData(tenants.get(i % TENANTS));
      for (List<? extends DomainEvent> events : streams.apply(i)) {
        for (int n = 0; n < events.size(); n++) {
          DomainEvent event = events.get(n);
          batch.add(
              new GenericDomainEventMessage<>(
                  type(event), event.aggregateId().toString(), n, event, metaData));
        }
      }
      if (batch.size() >= BATCH || i == times - 1) {
        List<DomainEventMessage<?>> full = List.copyOf(batch);
        transactions.executeInTransaction(() -> store.publish(full));
        batch.clear();
      }
    }
  }

  private static String type(DomainEvent event) {
    return switch (event) {
      case LeadEvent _ -> "Lead";
      case ConversationEvent _ -> "Conversation";
      case FunnelProgressEvent _ -> "FunnelProgress";
      default -> "FunnelDefinition";
    };
  }

  private static MetaData metaData(UUID tenant) {
    String actor = Ids.next().toString();
    return MetaData.from(
        Map.of(
            Provenance.TENANT, tenant.toString(),
            Provenance.ACTOR, actor,
            Provenance.CORRELATION, Ids.next().toString(),
            Provenance.COMMAND, Ids.next().toString(),
            Provenance.ORIGIN, "import"));
  }

  private static List<LeadEvent> events(UUID lead, int number) {
    var contact =
        new LeadContact(
            "Ada",
            "Lovelace " + number,
            null,
            "ada" + number + "@engine" + lead + ".example",
            "+4420" + (70_000_000 + number),
            "Analyst",
            36,
            "email",
            null,
            "Europe/London");
    return List.of(
        new LeadCaptured(
            lead,
            "mql-" + lead,
            "organic_search",
            Map.of("landing_page", "https://www.example.com/pricing"),
            contact,
            "browser-" + number,
            null,
            "Analytical Engines",
            false,
            Map.of("employees", number % 500),
            "new",
            "active",
            Instant.now()),
        new LeadVisited(
            lead,
            Ids.next(),
            "browser-" + number,
            "https://www.example.com/cases",
            "https://search.example/",
            1,
            Instant.now()),
        new LeadTagged(lead, "webinar", List.of("webinar"), null),
        new LeadScored(lead, 71, Map.of("fit", 40, "interest", 31), "bench"),
        new LeadQualified(lead, Ids.next(), "Has a budget", "new", "qualified"));
  }
}
