package io.leadledger.store;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.events.lead.LeadContact;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import io.leadledger.events.upcasting.LeadCapturedNamesItsLifecycle;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.store.personal.MasterKey;
import io.leadledger.store.personal.SubjectKeys;
import io.leadledger.store.schema.MigrateFirst;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// An event store of its own on a fresh database, put together as the product does it.
final class TestStore {
  static final UUID TENANT = Ids.next();
  static final UUID ACTOR = Ids.next();
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

  final DataSource database =
      ThrowAwayPostgres.newDatabase(
              "events, vault and seal",
              template -> {
                MigrateFirst.migrate(template.dataSource(), "events");
                MigrateFirst.migrate(template.dataSource(), "vault");
                MigrateFirst.migrate(template.dataSource(), "seal");
              })
          .dataSource();
  final JdbcClient sql = JdbcClient.create(database);
  final TransactionManager transactions =
      new SpringTransactionManager(new JdbcTransactionManager(database));
  final MasterKey masterKey = MasterKey.of(Base64.getEncoder().encodeToString(new byte[32]));
  final SubjectKeys keys = new SubjectKeys(sql, masterKey);
  final EventSerializer serializer = EventSerializer.with(keys);
  final SettledPrefix settled = new SettledPrefix();
  final UnitOfWorkAwareConnectionProviderWrapper connections =
      new UnitOfWorkAwareConnectionProviderWrapper(
          new SpringDataSourceConnectionProvider(database));
  final PostgresEventStorageEngine engine = another();

  /// An engine of another process on the same database: it has nothing in memory.
  PostgresEventStorageEngine another() {
    SubjectKeys itsKeys = new SubjectKeys(sql, masterKey);
    return PostgresEventStorageEngine.create(
        connections,
        transactions,
        EventSerializer.with(itsKeys),
        new EventUpcasterChain(new LeadCapturedNamesItsLifecycle()),
        itsKeys,
        new SettledPrefix());
  }

  void append(DomainEventMessage<?>... events) {
    engine.appendEvents(Arrays.asList(events));
  }

  List<UUID> idsRead() {
    return idsRead(engine);
  }

  static List<UUID> idsRead(PostgresEventStorageEngine from) {
    return from.readEvents(null, false)
        .map(event -> UUID.fromString(event.getIdentifier()))
        .toList();
  }

  static DomainEventMessage<DomainEvent> event(long sequence, DomainEvent payload) {
    return new GenericDomainEventMessage<>(
        "Lead",
        payload.aggregateId().toString(),
        sequence,
        payload,
        Map.of(Provenance.TENANT, TENANT.toString(), Provenance.ACTOR, ACTOR.toString()));
  }

  static DomainEventMessage<DomainEvent> tagged() {
    return event(0, new LeadTagged(Ids.next(), "hot", List.of("hot"), null));
  }

  /// So many, each the first of a stream.
  static DomainEventMessage<?>[] tagged(int events) {
    return Stream.generate(() -> tagged()).limit(events).toArray(DomainEventMessage[]::new);
  }

  static LeadCaptured captured(UUID lead, @Nullable String email) {
    return new LeadCaptured(
        lead,
        null,
        "web",
        null,
        new LeadContact("Ada", null, null, email, null, null, null, null, null, null),
        null,
        null,
        null,
        false,
        Map.of("budget", 1200),
        "new",
        "active",
        NOW);
  }

  static UUID idOf(DomainEventMessage<?> event) {
    return UUID.fromString(event.getIdentifier());
  }
}
