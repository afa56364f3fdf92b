package io.leadledger.command.funnel.progress;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.funnel.progress.ProgressBook.Entry;
import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.conversation.FoundDataPoint;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Tells the funnels that a lead is in what was understood of a conversation: of what a funnel asks
/// for, and once, under the name of the analysis.
@Component
class CollectFromConversation implements ErrandHandler {
  static final String KIND = "funnel-collection";

  private final EventStore history;
  private final ProgressBook book;
  private final Ways ways;
  private final CommandDispatcher commands;

  CollectFromConversation(
      EventStore history, ProgressBook book, Ways ways, CommandDispatcher commands) {
    this.history = history;
    this.book = book;
    this.ways = ways;
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Duration> run(Errand errand) {
    DomainEventMessage<?> message = errand.cause(history);
    if (message.getPayload() instanceof ConversationAnalysed analysed
        && analysed.dataPoints() != null) {
      List<FoundDataPoint> found = Objects.requireNonNull(analysed.dataPoints());
      for (Entry entry : book.of(errand.tenant(), analysed.leadId())) {
        tell(entry, analysed, found, errand, message);
      }
    }
    return Optional.empty();
  }

  private void tell(
      Entry entry,
      ConversationAnalysed analysed,
      List<FoundDataPoint> found,
      Errand errand,
      DomainEventMessage<?> message) {
    Way way = ways.of(errand.tenant(), entry.version());
    List<FoundDataPoint> wanted =
        found.stream().filter(point -> way.dataPoint(point.name()).isPresent()).toList();
    if (wanted.isEmpty()) {
      return;
    }
    UUID conversation = analysed.conversationId();
    Refusals.send(
        commands,
        new Collect(
            entry.progress(),
            wanted.stream().map(CollectFromConversation::told).toList(),
            "conversation",
            conversation.toString(),
            conversation,
            lastSaid(conversation, wanted)),
        errand
            .by(TenantAggregate.actorOf(message.getMetaData()))
            .onceAs(KIND + "/" + errand.id() + "/" + entry.progress()));
  }

  private static Told told(FoundDataPoint point) {
    return new Told(Ids.next(), point.name(), point.normalisedValue(), point.confidence());
  }

  /// When the last of these was said; null if that is not known any more.
  private @Nullable Instant lastSaid(UUID conversation, List<FoundDataPoint> found) {
    Set<UUID> messages = found.stream().map(FoundDataPoint::messageId).collect(Collectors.toSet());
    return history
        .readEvents(conversation.toString(), 0)
        .asStream()
        .map(event -> (Object) event.getPayload())
        .filter(MessageRecorded.class::isInstance)
        .map(MessageRecorded.class::cast)
        .filter(message -> messages.contains(message.messageId()))
        .map(MessageRecorded::sentAt)
        .max(Comparator.naturalOrder())
        .orElse(null);
  }
}
