package io.leadledger.command.lookback;

import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.events.EventJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.axonframework.config.AggregateConfiguration;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.EventSourcedAggregate;
import org.axonframework.eventsourcing.GenericAggregateFactory;
import org.axonframework.eventsourcing.NoSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.modelling.command.inspection.AggregateModel;
import org.axonframework.modelling.command.inspection.AnnotatedAggregateMetaModelFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Evolves aggregates by their first events only, by the code that decides on them.
@Component
class PastAggregates {
  private static final JsonMapper JSON = EventJson.plainMapper();

  private final EventStore events;
  private final Configuration axon;
  private final JdbcClient database;

  PastAggregates(EventStore events, Configuration axon, JdbcClient database) {
    this.events = events;
    this.axon = axon;
    this.database = database;
  }

  /// What became of a tenant's stream up to a moment; empty if nothing had.
  Optional<PastState> find(UUID tenant, UUID stream, Moment moment) {
    List<DomainEventMessage<?>> past = past(stream, moment);
    if (past.isEmpty() || !TenantAggregate.tenantOf(past.getFirst().getMetaData()).equals(tenant)) {
      return Optional.empty();
    }
    DomainEventMessage<?> last = past.getLast();
    return Optional.of(
        new PastState(
            stream,
            last.getType(),
            last.getSequenceNumber() + 1,
            last.getTimestamp(),
            JSON.valueToTree(evolved(typeOf(last.getType()), past))));
  }

  private List<DomainEventMessage<?>> past(UUID stream, Moment moment) {
    long last =
        switch (moment) {
          case Moment.Position at -> lastSequence(stream, at.position());
          case Moment.Time _ -> Long.MAX_VALUE;
        };
    Instant end =
        switch (moment) {
          case Moment.Position _ -> Instant.MAX;
          case Moment.Time at -> at.time();
        };
    List<DomainEventMessage<?>> past = new ArrayList<>();
    DomainEventStream all = events.readEvents(stream.toString(), 0);
    while (all.hasNext()) {
      DomainEventMessage<?> event = all.next();
      if (event.getSequenceNumber() > last || event.getTimestamp().isAfter(end)) {
        break;
      }
      past.add(event);
    }
    return past;
  }

  private long lastSequence(UUID stream, long position) {
    return database
        .sql(
            """
            select coalesce(max(sequence_number), -1) from events.domain_event_entry
            where aggregate_identifier = ? and global_index <= ?""")
        .params(stream, position)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private Class<?> typeOf(String name) {
    return axon.findModules(AggregateConfiguration.class).stream()
        .<Class<?>>map(AggregateConfiguration::aggregateType)
        .filter(type -> type.getSimpleName().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalStateException("There is no aggregate named " + name));
  }

  private <T> T evolved(Class<T> type, List<DomainEventMessage<?>> past) {
    AggregateModel<T> model =
        AnnotatedAggregateMetaModelFactory.inspectAggregate(
            type, axon.parameterResolverFactory(), axon.handlerDefinition(type));
    DomainEventMessage<?> first = past.getFirst();
    EventSourcedAggregate<T> aggregate =
        EventSourcedAggregate.initialize(
            new GenericAggregateFactory<>(model)
                .createAggregateRoot(first.getAggregateIdentifier(), first),
            model,
            events,
            NoSnapshotTriggerDefinition.TRIGGER);
    aggregate.initializeState(DomainEventStream.of(past));
    return aggregate.getAggregateRoot();
  }
}
