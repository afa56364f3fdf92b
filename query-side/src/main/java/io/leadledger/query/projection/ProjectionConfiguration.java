package io.leadledger.query.projection;

import io.leadledger.query.platform.writer.RowWriter;
import io.leadledger.store.schema.SchemaMigration;
import io.leadledger.store.work.EagerScheduler;
import io.leadledger.store.work.TokenTable;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.config.EventProcessingConfigurer;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.messaging.annotation.ParameterResolverFactory;
import org.axonframework.serialization.Serializer;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/// One processor per read schema, named after it, in which all of its processing groups run: they
/// share the reading of the history, the transaction and the token.
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ProjectionSettings.class)
class ProjectionConfiguration {
  private static final int MOST_PARKED_OF_A_STREAM = 100_000;

  @Bean
  static ReadSchemas readSchemas(Environment environment) {
    return new ReadSchemas(environment);
  }

  @Bean
  SchemaMigration projectionMigration() {
    return new SchemaMigration("projection");
  }

  @Bean
  ParameterResolverFactory projectorParameters() {
    return new ProjectorGroup.Parameters();
  }

  @Bean
  TokenStore tokenStore(
      ConnectionProvider connections, Serializer serializer, ProjectionSettings settings) {
    return new TokenTable(
            "projection.token_entry",
            settings.claimTimeout(),
            Objects.requireNonNullElseGet(
                settings.nodeId(), () -> ManagementFactory.getRuntimeMXBean().getName()))
        .open(connections, serializer);
  }

  @Bean
  ParkedStreams parkedStreams(
      JdbcClient database,
      ConnectionProvider connections,
      TransactionManager transactions,
      Serializer serializer,
      @Qualifier("eventSerializer") Serializer eventSerializer,
      ProjectionSettings settings) {
    var statements = DeadLetterStatements.with(serializer, eventSerializer);
    return new ParkedStreams(
        database,
        group ->
            JdbcSequencedDeadLetterQueue.<EventMessage<?>>builder()
                .processingGroup(group)
                .connectionProvider(connections)
                .transactionManager(transactions)
                .schema(DeadLetterStatements.SCHEMA)
                .statementFactory(statements)
                .genericSerializer(serializer)
                .eventSerializer(eventSerializer)
                .maxSequences(settings.mostParked())
                .maxSequenceSize(MOST_PARKED_OF_A_STREAM)
                .build());
  }

  @Bean
  RowWriter rowWriter() {
    return new RowWriter();
  }

  @Bean
  ConfigurerModule projectionProcessors(
      ReadSchemas schemas,
      RowWriter writer,
      ParkedStreams parked,
      SchemaGate gate,
      ConnectionProvider connections,
      MeterRegistry meters,
      ProjectionSettings settings,
      ProjectionDirectory directory) {
    return configurer -> {
      EventProcessingConfigurer processing = configurer.eventProcessing();
      processing.assignProcessingGroup(ReadSchemas::of);
      for (String schema : schemas.names()) {
        Counter events =
            Counter.builder("leadledger.projection.events")
                .description("Events projected")
                .tag("schema", schema)
                .register(meters);
        processing.registerEventProcessor(
            schema,
            (name, axon, handlers) -> {
              Projection projection =
                  new Projection(name, handlers, writer, parked, gate, connections, events);
              directory.add(name, projection);
              return processor(name, axon, projection, settings);
            });
      }
    };
  }

  @Bean
  ProjectionDirectory projectionDirectory(ParkedStreams parked, ConnectionProvider connections) {
    return new ProjectionDirectory(parked, connections);
  }

  private static PooledStreamingEventProcessor processor(
      String name,
      Configuration axon,
      EventHandlerInvoker projection,
      ProjectionSettings settings) {
    return PooledStreamingEventProcessor.builder()
        .name(name)
        .eventHandlerInvoker(projection)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(axon.eventStore())
        .tokenStore(axon.getComponent(TokenStore.class))
        .transactionManager(axon.getComponent(TransactionManager.class))
        .coordinatorExecutor(new EagerScheduler(name))
        .workerExecutor(
            Executors.newScheduledThreadPool(
                settings.segments(), new AxonThreadFactory("Projection[" + name + "]")))
        .initialSegmentCount(settings.segments())
        .initialToken(StreamableMessageSource::createTailToken)
        .tokenClaimInterval(settings.claimTimeout().toMillis() / 2)
        .claimExtensionThreshold(settings.claimTimeout().toMillis() / 4)
        .batchSize(settings.batch())
        .build();
  }
}
