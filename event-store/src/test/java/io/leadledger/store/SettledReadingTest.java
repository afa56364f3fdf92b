package io.leadledger.store;

import static io.leadledger.store.TestStore.idOf;
import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.DomainEvent;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.junit.jupiter.api.Test;

/// Nothing may make a reader pass an event that is yet to appear.
class SettledReadingTest {
  private final TestStore store = new TestStore();

  @Test
  void an_event_that_commits_after_later_ones_is_waited_for() throws Exception {
    DomainEventMessage<DomainEvent> slow = tagged();
    DomainEventMessage<DomainEvent> quick = tagged();
    try (OpenAppend open = new OpenAppend(slow)) {
      store.append(quick);
      assertThat(store.idsRead()).isEmpty();
      assertThat(store.engine.createHeadToken()).isNull();
      open.commit();
    }
    assertThat(store.idsRead()).containsExactly(idOf(slow), idOf(quick));
  }

  @Test
  void a_rolled_back_append_leaves_a_gap_that_is_passed() throws Exception {
    DomainEventMessage<DomainEvent> kept = tagged();
    try (OpenAppend open = new OpenAppend(tagged())) {
      store.append(kept);
      assertThat(store.idsRead()).isEmpty();
      open.rollback();
    }
    assertThat(store.idsRead()).containsExactly(idOf(kept));
  }

  @Test
  void a_long_transaction_that_appends_nothing_holds_nobody_up() throws Exception {
    try (Connection unrelated = store.database.getConnection();
        Statement statement = unrelated.createStatement()) {
      unrelated.setAutoCommit(false);
      statement.execute("create table public.unrelated as select txid_current()");
      DomainEventMessage<DomainEvent> event = tagged();
      store.append(event);
      assertThat(store.idsRead()).containsExactly(idOf(event));
      unrelated.rollback();
    }
  }

  @Test
  void a_later_append_that_is_still_open_does_not_hold_up_what_was_settled_before_it()
      throws Exception {
    DomainEventMessage<DomainEvent> before = tagged();
    store.append(before);
    assertThat(store.idsRead()).containsExactly(idOf(before));
    try (OpenAppend open = new OpenAppend(tagged())) {
      assertThat(store.idsRead()).containsExactly(idOf(before));
      open.rollback();
    }
  }

  @Test
  void concurrent_appends_with_random_delays_are_all_read_once_and_in_order() throws Exception {
    int writers = 6;
    int each = 60;
    ConcurrentLinkedQueue<UUID> appended = new ConcurrentLinkedQueue<>();
    CountDownLatch writing = new CountDownLatch(writers);
    try (ExecutorService threads = Executors.newFixedThreadPool(writers + 2)) {
      List<Future<List<TrackedEventMessage<?>>>> readers = new ArrayList<>();
      for (int reader = 0; reader < 2; reader++) {
        PostgresEventStorageEngine engine = reader == 0 ? store.engine : store.another();
        readers.add(threads.submit(() -> follow(engine, writing)));
      }
      for (int writer = 0; writer < writers; writer++) {
        threads.submit(
            () -> {
              try {
                for (int n = 0; n < each; n++) {
                  write(appended);
                }
              } finally {
                writing.countDown();
              }
              return null;
            });
      }
      for (Future<List<TrackedEventMessage<?>>> reader : readers) {
        List<TrackedEventMessage<?>> read = reader.get();
        assertThat(read)
            .extracting(event -> UUID.fromString(event.getIdentifier()))
            .containsExactlyInAnyOrderElementsOf(appended);
        assertThat(read)
            .extracting(event -> event.trackingToken().position().orElseThrow())
            .isSorted();
      }
    }
  }

  /// Appends one event, holds the transaction open for a moment, and now and then rolls it back.
  private void write(ConcurrentLinkedQueue<UUID> appended) throws SQLException {
    ThreadLocalRandom random = ThreadLocalRandom.current();
    DomainEventMessage<DomainEvent> event = tagged();
    try (OpenAppend open = new OpenAppend(event)) {
      LockSupport.parkNanos(random.nextLong(4_000_000));
      if (random.nextInt(10) == 0) {
        open.rollback();
      } else {
        open.commit();
        appended.add(idOf(event));
      }
    }
  }

  private static List<TrackedEventMessage<?>> follow(
      PostgresEventStorageEngine engine, CountDownLatch writing) {
    List<TrackedEventMessage<?>> read = new ArrayList<>();
    TrackingToken[] last = new TrackingToken[1];
    boolean over;
    do {
      over = writing.getCount() == 0;
      engine
          .readEvents(last[0], false)
          .forEach(
              event -> {
                read.add(event);
                last[0] = event.trackingToken();
              });
    } while (!over);
    return read;
  }

  /// An append whose transaction stays open, on a thread of its own as a transaction belongs to its
  /// thread.
  private final class OpenAppend implements AutoCloseable {
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final org.axonframework.common.transaction.Transaction transaction;

    OpenAppend(DomainEventMessage<?> event) {
      transaction =
          on(
              () -> {
                var begun = store.transactions.startTransaction();
                store.append(event);
                return begun;
              });
    }

    void commit() {
      on(
          () -> {
            transaction.commit();
            return true;
          });
    }

    void rollback() {
      on(
          () -> {
            transaction.rollback();
            return true;
          });
    }

    private <T> T on(java.util.concurrent.Callable<T> action) {
      try {
        return thread.submit(action).get();
      } catch (Exception e) {
        throw new IllegalStateException(e);
      }
    }

    @Override
    public void close() {
      thread.close();
    }
  }
}
