package io.leadledger.store;

import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.leadledger.store.wake.AppendListener;
import io.leadledger.store.wake.AppendNotifier;
import java.util.concurrent.atomic.AtomicInteger;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.junit.jupiter.api.Test;

class WakingTest {
  private final TestStore store = new TestStore();
  private final AtomicInteger woken = new AtomicInteger();

  @Test
  void what_one_process_appends_wakes_the_readers_of_another() {
    try (AppendListener _ = new AppendListener(store.database, woken::incrementAndGet);
        AppendNotifier notifier = new AppendNotifier(store.database)) {
      await().untilAsserted(() -> assertThat(woken).hasValue(1));
      notifier.run();
      await().untilAsserted(() -> assertThat(woken).hasValue(2));
    }
  }

  @Test
  void readers_are_woken_when_an_append_commits_and_when_it_is_rolled_back() {
    WakingEventStore waking =
        new WakingEventStore(
            WakingEventStore.builder().storageEngine(store.engine), woken::incrementAndGet);
    try {
      var committed = DefaultUnitOfWork.startAndGet(null);
      waking.publish(tagged());
      committed.commit();
      assertThat(woken).hasValue(1);

      var undone = DefaultUnitOfWork.startAndGet(null);
      waking.publish(tagged());
      undone.onCommit(
          _ -> {
            throw new IllegalStateException("the database refuses to commit");
          });
      try {
        undone.commit();
      } catch (IllegalStateException expected) {
        assertThat(undone.isRolledBack()).isTrue();
      }
      assertThat(woken).hasValue(2);
    } finally {
      waking.shutDown();
    }
  }

  @Test
  void a_reader_that_rests_is_told_of_what_is_appended_here_and_elsewhere() {
    WakingEventStore waking =
        new WakingEventStore(
            WakingEventStore.builder().storageEngine(store.engine).fetchDelay(60_000), () -> {});
    try (TrackingEventStream stream = waking.openStream(waking.createHeadToken())) {
      AtomicInteger seen = new AtomicInteger();
      assertThat(stream.setOnAvailableCallback(() -> drain(stream, seen))).isTrue();

      waking.publish(tagged());
      await().untilAtomic(seen, equalTo(1));

      store.append(tagged());
      waking.wake();
      await().untilAtomic(seen, equalTo(2));
    } finally {
      waking.shutDown();
    }
  }

  @Test
  void a_reader_that_has_closed_its_stream_is_not_told_any_more() {
    WakingEventStore waking =
        new WakingEventStore(WakingEventStore.builder().storageEngine(store.engine), () -> {});
    try (TrackingEventStream stays = waking.openStream(waking.createHeadToken())) {
      TrackingEventStream leaves = waking.openStream(waking.createHeadToken());
      AtomicInteger seen = new AtomicInteger();
      leaves.setOnAvailableCallback(() -> drain(leaves, woken));
      stays.setOnAvailableCallback(() -> drain(stays, seen));
      leaves.close();

      waking.publish(tagged());

      await().untilAtomic(seen, equalTo(1));
      assertThat(woken).hasValue(0);
    } finally {
      waking.shutDown();
    }
  }

  private static synchronized void drain(TrackingEventStream stream, AtomicInteger seen) {
    try {
      while (stream.hasNextAvailable()) {
        stream.nextAvailable();
        seen.incrementAndGet();
      }
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
