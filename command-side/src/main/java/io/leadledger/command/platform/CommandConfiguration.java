package io.leadledger.command.platform;

import io.leadledger.events.Provenance;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.axonframework.commandhandling.CommandBus;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventsourcing.EventCountSnapshotTriggerDefinition;
import org.axonframework.eventsourcing.SnapshotTriggerDefinition;
import org.axonframework.eventsourcing.Snapshotter;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.micrometer.MessageCountingMonitor;
import org.axonframework.micrometer.MessageTimerMonitor;
import org.axonframework.modelling.command.CommandTargetResolver;
import org.axonframework.monitoring.MultiMessageMonitor;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.EnableScheduling;

/// Wires what surrounds every command.
@Configuration(proxyBeanMethods = false)
@EnableScheduling
public class CommandConfiguration {

  @Bean
  CommandDispatcher commandDispatcher(CommandGateway gateway) {
    return new CommandDispatcher(gateway);
  }

  @Bean
  IdempotencyKeys idempotencyKeys(JdbcClient database) {
    return new IdempotencyKeys(database);
  }

  /// Registered by Axon's autoconfiguration, as every interceptor that is a bean; registering it by
  /// hand would run it twice. It comes first, so that what later ones refuse is told as it should
  /// be.
  @Bean
  @Order(Ordered.HIGHEST_PRECEDENCE)
  CommandHandling commandHandling(
      IdempotencyKeys keys,
      JdbcClient database,
      @Lazy EventStore events,
      AggregateCache aggregates) {
    return new CommandHandling(keys, new EventPositions(database, events), aggregates);
  }

  @Bean
  CommandTargetResolver commandTargets() {
    return new CommandTargets();
  }

  /// How many commands of each outcome there were, how long they took, and how many events were
  /// appended: `commandBus.*` and `eventStore.*`. What Axon would measure by itself besides costs
  /// more than it tells.
  @Bean
  ConfigurerModule monitors(MeterRegistry meters) {
    return axon ->
        axon.configureMessageMonitor(
                CommandBus.class,
                (_, _, name) ->
                    new MultiMessageMonitor<>(
                        MessageCountingMonitor.buildMonitor(name, meters),
                        MessageTimerMonitor.buildMonitor(name, meters)))
            .configureMessageMonitor(
                EventBus.class, (_, _, name) -> MessageCountingMonitor.buildMonitor(name, meters));
  }

  /// What an event's metadata holds: where its command came from, and the command's id.
  @Bean
  CorrelationDataProvider provenance() {
    List<String> keys =
        List.of(
            Provenance.TENANT,
            Provenance.ACTOR,
            Provenance.CORRELATION,
            Provenance.CAUSATION,
            Provenance.ORIGIN);
    return message -> {
      Map<String, Object> provenance = new HashMap<>(message.getMetaData());
      provenance.keySet().retainAll(keys);
      if (message instanceof CommandMessage<?> command) {
        provenance.put(Provenance.COMMAND, command.getIdentifier());
      }
      return provenance;
    };
  }

  /// Named in `@Aggregate(cache = "aggregates")`.
  @Bean
  AggregateCache aggregates(
      @Lazy EventStore events, @Value("${leadledger.commands.cached-aggregates:20000}") int size) {
    return new AggregateCache(size, id -> events.lastSequenceNumberFor(id).orElse(null));
  }

  /// Named in `@Aggregate(snapshotTriggerDefinition = "everyHundredEvents")`.
  @Bean
  SnapshotTriggerDefinition everyHundredEvents(Snapshotter snapshotter) {
    return new EventCountSnapshotTriggerDefinition(snapshotter, 100);
  }
}
