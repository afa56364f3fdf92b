package io.leadledger.command.automation;

import io.leadledger.store.work.EagerScheduler;
import io.leadledger.store.work.TokenTable;
import java.lang.management.ManagementFactory;
import java.util.Objects;
import java.util.concurrent.Executors;
import org.axonframework.common.AxonThreadFactory;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.EventHandlerInvoker;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.pooled.PooledStreamingEventProcessor;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.messaging.StreamableMessageSource;
import org.axonframework.serialization.Serializer;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;

/// One reader of the history for all automations, which sees each event once: its token is in
/// `command.token_entry`, away from those of the projections, which may be filled anew (ADR 0090).
@org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AutomationSettings.class)
class AutomationConfiguration {
  private static final int BATCH = 200;

  @Bean
  ConfigurerModule automations(
      ConnectionProvider connections, Serializer serializer, AutomationSettings settings) {
    String node =
        Objects.requireNonNullElseGet(
            settings.nodeId(), () -> ManagementFactory.getRuntimeMXBean().getName());
    TokenStore tokens =
        new TokenTable("command.token_entry", settings.claimTimeout(), node)
            .open(connections, serializer);
    return configurer ->
        configurer
            .eventProcessing()
            .registerEventProcessor(
                Automations.GROUP,
                (name, axon, handlers) -> processor(name, axon, handlers, tokens, settings));
  }

  private static PooledStreamingEventProcessor processor(
      String name,
      Configuration axon,
      EventHandlerInvoker handlers,
      TokenStore tokens,
      AutomationSettings settings) {
    return PooledStreamingEventProcessor.builder()
        .name(name)
        .eventHandlerInvoker(handlers)
        .errorHandler(PropagatingErrorHandler.instance())
        .messageSource(axon.eventStore())
        .tokenStore(tokens)
        .transactionManager(axon.getComponent(TransactionManager.class))
        .coordinatorExecutor(new EagerScheduler(name))
        .workerExecutor(Executors.newScheduledThreadPool(1, new AxonThreadFactory(name)))
        .initialSegmentCount(1)
        .initialToken(StreamableMessageSource::createHeadToken)
        .tokenClaimInterval(settings.claimTimeout().toMillis() / 2)
        .claimExtensionThreshold(settings.claimTimeout().toMillis() / 4)
        .batchSize(BATCH)
        .build();
  }
}
