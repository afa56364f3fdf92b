package io.leadledger.events;

import io.leadledger.events.calling.AiCallEvent;
import io.leadledger.events.calling.CallCampaignEvent;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.DataPointEvent;
import io.leadledger.events.funnel.FunnelAdviceEvent;
import io.leadledger.events.funnel.FunnelDefinitionEvent;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.identity.TenantEvent;
import io.leadledger.events.identity.UserEvent;
import io.leadledger.events.lead.CompanyEvent;
import io.leadledger.events.lead.LeadEvent;
import io.leadledger.events.routing.AiInteractionEvent;
import io.leadledger.events.routing.AiModelEvent;
import io.leadledger.events.routing.AiPromptEvent;
import io.leadledger.events.routing.RouterConfigEvent;
import io.leadledger.events.routing.RoutingPreferenceEvent;
import io.leadledger.events.scraping.ScrapeJobEvent;
import io.leadledger.events.work.NotificationEvent;
import io.leadledger.events.work.TaskEvent;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;

/// Every event that LeadLedger knows, by its permanent name.
public final class EventVocabulary {

  /// The sealed interfaces of all aggregates' events.
  public static final List<Class<? extends DomainEvent>> AGGREGATES =
      List.of(
          TenantEvent.class,
          UserEvent.class,
          LeadEvent.class,
          CompanyEvent.class,
          ConversationEvent.class,
          DataPointEvent.class,
          AiModelEvent.class,
          AiPromptEvent.class,
          RouterConfigEvent.class,
          RoutingPreferenceEvent.class,
          AiInteractionEvent.class,
          CallCampaignEvent.class,
          AiCallEvent.class,
          ScrapeJobEvent.class,
          TaskEvent.class,
          NotificationEvent.class,
          FunnelDefinitionEvent.class,
          FunnelProgressEvent.class,
          FunnelAdviceEvent.class);

  private static final Map<String, Class<? extends DomainEvent>> BY_NAME =
      AGGREGATES.stream()
          .flatMap(EventVocabulary::eventsOf)
          .collect(Collectors.toUnmodifiableMap(EventVocabulary::nameOf, Function.identity()));

  private static final Map<Class<?>, String> AGGREGATE_OF =
      AGGREGATES.stream()
          .flatMap(
              vocabulary -> eventsOf(vocabulary).map(event -> Map.entry(event, named(vocabulary))))
          .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));

  private EventVocabulary() {}

  /// All event classes.
  public static Stream<Class<? extends DomainEvent>> events() {
    return BY_NAME.values().stream();
  }

  /// The class of the events stored under this name; empty if there is none.
  public static Optional<Class<? extends DomainEvent>> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /// The permanent name of an event class.
  ///
  /// @throws IllegalArgumentException if the class carries no [EventName]
  public static String nameOf(Class<?> event) {
    EventName name = event.getAnnotation(EventName.class);
    if (name == null) {
      throw new IllegalArgumentException(event.getName() + " has no @EventName");
    }
    return name.value();
  }

  /// The newest revision of an event class, as its [Revision] says.
  public static String revisionOf(Class<?> event) {
    Revision revision = event.getAnnotation(Revision.class);
    if (revision == null) {
      throw new IllegalArgumentException(event.getName() + " has no @Revision");
    }
    return revision.value();
  }

  /// What an event class happens to, in lower case with underscores: `lead`, `company`,
  /// `scoring_rule`.
  ///
  /// @throws IllegalArgumentException if the class belongs to none of [#AGGREGATES]
  public static String aggregateOf(Class<? extends DomainEvent> event) {
    String aggregate = AGGREGATE_OF.get(event);
    if (aggregate == null) {
      throw new IllegalArgumentException(event.getName() + " is in no aggregate's vocabulary");
    }
    return aggregate;
  }

  private static String named(Class<?> vocabulary) {
    String name = vocabulary.getSimpleName().replaceFirst("Event$", "");
    return name.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  private static Stream<Class<? extends DomainEvent>> eventsOf(
      Class<? extends DomainEvent> vocabulary) {
    return Stream.of(vocabulary.getPermittedSubclasses())
        .map(event -> event.asSubclass(DomainEvent.class))
        .flatMap(event -> event.isSealed() ? eventsOf(event) : Stream.of(event));
  }
}
