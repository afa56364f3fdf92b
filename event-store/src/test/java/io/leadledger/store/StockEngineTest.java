package io.leadledger.store;

import static io.leadledger.store.TestStore.idOf;
import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.axonframework.common.transaction.Transaction;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.eventsourcing.eventstore.jdbc.PostgresEventTableFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Why Axon's own way of reading is not used. It remembers that a position was missing only while
/// the event after it is young by its own timestamp, so an event that commits later than that, or
/// beside a writer whose clock is slow, is never read. Ages are given to events instead of waiting.
class StockEngineTest {
  private static final Duration LONGER_THAN_THE_GAP_TIMEOUT = Duration.ofMinutes(2);

  private final TestStore store = new TestStore();
  private final DomainEventMessage<?> first = tagged();
  private final DomainEventMessage<?> late = tagged();
  private final DomainEventMessage<?> quick = aged(tagged());
  private final DomainEventMessage<?> last = tagged();

  @Test
  void axons_own_engine_loses_an_event_that_commits_late() throws Exception {
    JdbcEventStorageEngine stock =
        JdbcEventStorageEngine.builder()
            .connectionProvider(store.connections)
            .transactionManager(store.transactions)
            .eventSerializer(store.serializer)
            .snapshotSerializer(store.serializer)
            .build();
    stock.createSchema(PostgresEventTableFactory.INSTANCE);
    assertThat(idsReadWhileOneCommitsLate(stock))
        .containsExactly(idOf(first), idOf(quick), idOf(last));
  }

  @Test
  void our_engine_reads_an_event_that_commits_late() throws Exception {
    assertThat(idsReadWhileOneCommitsLate(store.engine))
        .containsExactly(idOf(first), idOf(late), idOf(quick), idOf(last));
  }

  /// One append is rolled back, and one commits only after another, begun later, has been committed
  /// and read.
  private List<UUID> idsReadWhileOneCommitsLate(EventStorageEngine engine) throws Exception {
    List<UUID> read = new ArrayList<>();
    engine.appendEvents(first);
    @Nullable TrackingToken reached = readOn(engine, null, read);
    try (ExecutorService other = Executors.newSingleThreadExecutor()) {
      other
          .submit(
              () -> {
                Transaction undone = store.transactions.startTransaction();
                engine.appendEvents(tagged());
                undone.rollback();
              })
          .get();
      Transaction open =
          other
              .submit(
                  () -> {
                    Transaction begun = store.transactions.startTransaction();
                    engine.appendEvents(late);
                    return begun;
                  })
              .get();
      engine.appendEvents(quick);
      reached = readOn(engine, reached, read);
      other.submit(open::commit).get();
    }
    reached = readOn(engine, reached, read);
    engine.appendEvents(last);
    readOn(engine, reached, read);
    return read;
  }

  private static @Nullable TrackingToken readOn(
      EventStorageEngine engine, @Nullable TrackingToken from, List<UUID> read) {
    @Nullable TrackingToken reached = from;
    for (TrackedEventMessage<?> event : engine.readEvents(from, false).toList()) {
      read.add(UUID.fromString(event.getIdentifier()));
      reached = event.trackingToken();
    }
    return reached;
  }

  private static DomainEventMessage<?> aged(DomainEventMessage<?> event) {
    return new GenericDomainEventMessage<>(
        event.getType(),
        event.getAggregateIdentifier(),
        event.getSequenceNumber(),
        event,
        Instant.now().minus(LONGER_THAN_THE_GAP_TIMEOUT));
  }
}
