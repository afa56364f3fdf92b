package io.leadledger.command.funnel.progress;

import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.ErrandHandler;
import io.leadledger.command.errand.Refusals;
import io.leadledger.command.funnel.progress.ProgressBook.Entry;
import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.Ids;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.SiteFactsFound;
import io.leadledger.events.scraping.SiteFact;
import io.leadledger.events.scraping.SiteFacts;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/// Tells funnels what a page of a website has told: the funnel that the website is read for, and
/// those that the lead is in whose website it is. A fact is meant for the data point that has its
/// name: `streetAddress` for `streetAddress` or `street_address`.
@Component
class CollectFromSite implements ErrandHandler {
  static final String KIND = "site-collection";
  private static final int REFERENCE = 500;

  private final EventStore history;
  private final ProgressBook book;
  private final Ways ways;
  private final CommandDispatcher commands;

  CollectFromSite(
      @Lazy EventStore history, ProgressBook book, Ways ways, CommandDispatcher commands) {
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
    if (message.getPayload() instanceof SiteFactsFound event && event.facts() != null) {
      CommandContext by = errand.by(TenantAggregate.actorOf(message.getMetaData()));
      for (Entry entry : concerned(errand.tenant(), event.scrapeFor())) {
        tell(entry, event.facts(), errand, by);
      }
    }
    return Optional.empty();
  }

  private Collection<Entry> concerned(UUID tenant, ScrapeFor whom) {
    Stream<Entry> ofLead =
        whom.leadId() == null ? Stream.empty() : book.of(tenant, whom.leadId()).stream();
    Stream<Entry> named =
        whom.funnelProgressId() == null
            ? Stream.empty()
            : book.find(tenant, whom.funnelProgressId()).stream();
    return Stream.concat(ofLead, named).collect(Collectors.toSet());
  }

  private void tell(Entry entry, SiteFacts facts, Errand errand, CommandContext by) {
    Way way = ways.of(errand.tenant(), entry.version());
    Map<String, SiteFact> surest =
        facts.facts().stream()
            .filter(fact -> nameIn(way, fact.kind()).isPresent())
            .collect(
                Collectors.toMap(
                    fact -> nameIn(way, fact.kind()).orElseThrow(),
                    fact -> fact,
                    BinaryOperator.maxBy(Comparator.comparing(SiteFact::confidence))));
    if (!surest.isEmpty()) {
      List<Told> told =
          surest.entrySet().stream()
              .map(
                  fact ->
                      new Told(
                          Ids.next(),
                          fact.getKey(),
                          fact.getValue().value(),
                          fact.getValue().confidence().doubleValue()))
              .toList();
      String page = facts.url().substring(0, Math.min(REFERENCE, facts.url().length()));
      Refusals.send(
          commands,
          new Collect(entry.progress(), told, "page", page, null, null),
          by.onceAs(KIND + "/" + errand.id() + "/" + entry.progress()));
    }
  }

  private static Optional<String> nameIn(Way way, String kind) {
    String words = kind.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    return Stream.of(kind, words).filter(name -> way.dataPoint(name).isPresent()).findFirst();
  }
}
