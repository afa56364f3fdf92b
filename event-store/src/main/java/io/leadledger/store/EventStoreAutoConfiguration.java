package io.leadledger.store;

import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.events.upcasting.LeadCapturedNamesItsLifecycle;
import io.leadledger.store.erasure.DeadRows;
import io.leadledger.store.erasure.ErasureStep;
import io.leadledger.store.erasure.ErasureWork;
import io.leadledger.store.erasure.Erasures;
import io.leadledger.store.personal.MasterKey;
import io.leadledger.store.personal.MasterKeyCheck;
import io.leadledger.store.personal.SubjectKeys;
import io.leadledger.store.personal.VaultConnections;
import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.schema.SchemaMigration;
import io.leadledger.store.sealing.RestoredHistory;
import io.leadledger.store.vault.Secrets;
import io.leadledger.store.wake.AppendListener;
import io.leadledger.store.wake.AppendNotifier;
import io.leadledger.store.work.OneProcess;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.axonframework.axonserver.connector.AxonServerConfiguration;
import org.axonframework.axonserver.connector.AxonServerConnectionManager;
import org.axonframework.axonserver.connector.event.axon.AxonServerEventStore;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.PersistenceExceptionResolver;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.Configuration;
import org.axonframework.eventhandling.EventBusSpanFactory;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.EventUpcaster;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.jdbc.autoconfigure.DataSourceTransactionManagerAutoConfiguration;
import org.springframework.boot.jdbc.autoconfigure.JdbcClientAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import tools.jackson.databind.DefaultTyping;
import tools.jackson.databind.jsontype.BasicPolymorphicTypeValidator;

/// The event store and what it stands on, declared one by one: under Boot 4 Axon's own
/// configuration of them is ordered after classes that are gone, and falls back to parts that are
/// neither transactional nor persistent (docs/adr/0010).
@AutoConfiguration(
    after = {
      DataSourceTransactionManagerAutoConfiguration.class,
      JdbcClientAutoConfiguration.class
    },
    beforeName = {
      "org.axonframework.springboot.autoconfig.TransactionAutoConfiguration",
      "org.axonframework.springboot.autoconfig.NoOpTransactionAutoConfiguration",
      "org.axonframework.springboot.autoconfig.JdbcAutoConfiguration",
      "org.axonframework.springboot.autoconfig.AxonServerBusAutoConfiguration",
      "org.axonframework.springboot.autoconfig.AxonAutoConfiguration"
    })
public class EventStoreAutoConfiguration {
  static {
    // Axon Server and Axon's dead letters keep milliseconds. If anything kept more, an event that
    // has been parked would make other rows than the same event read from the history.
    GenericEventMessage.clock = Clock.tickMillis(ZoneOffset.UTC);
  }

  @Bean
  static MigrateFirst migrateFirst(ObjectProvider<SchemaMigration> migrations) {
    return new MigrateFirst(migrations);
  }

  @Bean
  SchemaMigration eventsMigration() {
    return new SchemaMigration("events");
  }

  @Bean
  SchemaMigration vaultMigration() {
    return new SchemaMigration("vault");
  }

  @Bean
  SchemaMigration sealMigration() {
    return new SchemaMigration("seal");
  }

  @Bean
  MasterKey masterKey(
      JdbcClient database,
      @Value("${leadledger.master-key:#{null}}") @Nullable String configured,
      @Value("${leadledger.master-key-file:${leadledger.data-dir:data}/master.key}") Path file) {
    return MasterKeyCheck.open(database, configured, file);
  }

  @Bean
  Secrets secrets(JdbcClient database, MasterKey masterKey) {
    return new Secrets(database, masterKey);
  }

  /// For tokens and for messages between processes.
  @Bean
  @Primary
  Serializer serializer() {
    return Jackson3Serializer.builder()
        .jsonMapperBuilderCustomizer(
            mapper ->
                mapper.activateDefaultTyping(
                    BasicPolymorphicTypeValidator.builder()
                        .allowIfSubType("org.axonframework.")
                        .allowIfSubType("io.leadledger.")
                        .allowIfSubType("java.")
                        .build(),
                    DefaultTyping.NON_CONCRETE_AND_ARRAYS))
        .build();
  }

  @Bean
  @Qualifier("messageSerializer") Serializer messageSerializer(Serializer serializer) {
    return serializer;
  }

  @Bean
  @Qualifier("eventSerializer") EventSerializer eventSerializer(SubjectKeys keys) {
    return EventSerializer.with(keys);
  }

  @Bean
  ConnectionProvider connectionProvider(DataSource database) {
    return new UnitOfWorkAwareConnectionProviderWrapper(
        new SpringDataSourceConnectionProvider(database));
  }

  @Bean
  TransactionManager axonTransactionManager(PlatformTransactionManager transactions) {
    return new SpringTransactionManager(transactions);
  }

  @Bean
  PersistenceExceptionResolver persistenceExceptionResolver() {
    return new UniqueViolation();
  }

  @Bean
  SettledPrefix settledPrefix() {
    return new SettledPrefix();
  }

  @Bean
  EventUpcaster leadCapturedNamesItsLifecycle() {
    return new LeadCapturedNamesItsLifecycle();
  }

  @Bean
  Erasures erasures(JdbcClient database, SubjectKeys keys) {
    return new Erasures(database, keys);
  }

  @Bean
  DeadRows deadRows(DataSource database) {
    return new DeadRows(database);
  }

  @Bean
  ErasureWork erasureWork(
      Erasures erasures,
      List<ErasureStep> steps,
      DataSource database,
      @Value("${leadledger.erasure.known-everywhere:#{null}}") @Nullable Duration everywhere) {
    return new ErasureWork(
        erasures,
        steps,
        new OneProcess(database),
        Objects.requireNonNullElse(
            everywhere, SubjectKeys.KNOWN_EVERYWHERE.plus(Duration.ofSeconds(5))));
  }

  /// Events in PostgreSQL.
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  @Profile("!" + EventStoreDefaults.AXON_SERVER)
  static class OnPostgres {
    /// How long a reader may not notice what it was not woken for, such as the end of a transaction
    /// of another process that was rolled back.
    private static final int POLLING_MILLIS = 200;

    @Bean
    RestoredHistory restoredHistory(
        JdbcClient database,
        @Value("${leadledger.seal.heads-file:#{null}}") @Nullable Path headsFile) {
      RestoredHistory history = new RestoredHistory(database);
      history.require(headsFile);
      return history;
    }

    @Bean
    SubjectKeys subjectKeys(JdbcClient database, MasterKey masterKey) {
      return new SubjectKeys(database, masterKey);
    }

    @Bean
    EventStorageEngine eventStorageEngine(
        ConnectionProvider connections,
        TransactionManager transactions,
        EventSerializer serializer,
        Configuration axon,
        SubjectKeys keys,
        SettledPrefix settled) {
      return PostgresEventStorageEngine.create(
          connections, transactions, serializer, axon.upcasterChain(), keys, settled);
    }

    @Bean(name = "eventBus", destroyMethod = "shutDown")
    @Qualifier("eventStore") WakingEventStore eventStore(
        EventStorageEngine engine, Configuration axon, ObjectProvider<AppendNotifier> notifier) {
      Runnable appended = notifier.getIfAvailable(() -> null);
      return new WakingEventStore(
          WakingEventStore.builder()
              .storageEngine(engine)
              .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
              .spanFactory(axon.getComponent(EventBusSpanFactory.class))
              .fetchDelay(POLLING_MILLIS),
          appended == null ? () -> {} : appended);
    }

    @Bean
    HistoryReader historyReader(EventStorageEngine engine) {
      return HistoryReader.of(engine);
    }

    /// In a process that appends for readers elsewhere.
    @Bean
    @ConditionalOnProperty("leadledger.event-store.notify")
    AppendNotifier appendNotifier(DataSource database) {
      return new AppendNotifier(database);
    }

    /// In a process that reads what is appended elsewhere.
    @Bean
    @ConditionalOnProperty("leadledger.event-store.listen")
    AppendListener appendListener(DataSource database, WakingEventStore store) {
      return new AppendListener(database, store::wake);
    }
  }

  /// Events in Axon Server. Snapshots are written by the serializer that encrypts, which Axon's own
  /// configuration would not do.
  @org.springframework.context.annotation.Configuration(proxyBeanMethods = false)
  @Profile(EventStoreDefaults.AXON_SERVER)
  static class OnAxonServer {
    @Bean
    VaultConnections vaultConnections(HikariDataSource database) {
      return VaultConnections.like(database);
    }

    @Bean
    SubjectKeys subjectKeys(
        JdbcClient database, VaultConnections vaultConnections, MasterKey masterKey) {
      return SubjectKeys.ahead(database, vaultConnections.client(), masterKey);
    }

    @Bean(name = "eventBus")
    @Qualifier("eventStore") AxonServerEventStore eventStore(
        AxonServerConfiguration server,
        AxonServerConnectionManager connections,
        EventSerializer serializer,
        Configuration axon) {
      return AxonServerEventStore.builder()
          .configuration(server)
          .platformConnectionManager(connections)
          .eventSerializer(serializer)
          .snapshotSerializer(serializer)
          .snapshotFilter(new CurrentRevisionsOnly(serializer))
          .upcasterChain(axon.upcasterChain())
          .messageMonitor(axon.messageMonitor(EventStore.class, "eventStore"))
          .spanFactory(axon.getComponent(EventBusSpanFactory.class))
          .build();
    }

    @Bean
    HistoryReader historyReader(@Qualifier("eventStore") AxonServerEventStore store) {
      return HistoryReader.of(store);
    }
  }
}
