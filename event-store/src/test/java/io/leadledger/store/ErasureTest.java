package io.leadledger.store;

import static io.leadledger.store.TestStore.captured;
import static io.leadledger.store.TestStore.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadEvent.LeadAssigned;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.upcasting.LeadCapturedNamesItsLifecycle;
import io.leadledger.store.erasure.Erasure;
import io.leadledger.store.erasure.ErasurePart;
import io.leadledger.store.erasure.ErasureStep;
import io.leadledger.store.erasure.ErasureWork;
import io.leadledger.store.erasure.Erasures;
import io.leadledger.store.personal.SubjectErased;
import io.leadledger.store.personal.SubjectKeys;
import io.leadledger.store.work.OneProcess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.serialization.upcasting.event.EventUpcasterChain;
import org.junit.jupiter.api.Test;

class ErasureTest {
  private final TestStore store = new TestStore();
  private final Erasures erasures = new Erasures(store.sql, store.keys);
  private final UUID lead = Ids.next();

  /// With the keys of the process that erases.
  private final PostgresEventStorageEngine engine =
      PostgresEventStorageEngine.create(
          store.connections,
          store.transactions,
          store.serializer,
          new EventUpcasterChain(new LeadCapturedNamesItsLifecycle()),
          store.keys,
          store.settled);

  private void erase() {
    store.transactions.executeInTransaction(
        () -> erasures.begin(TestStore.TENANT, lead, TestStore.ACTOR, "asked"));
  }

  @Test
  void whoever_is_erased_cannot_be_read_by_the_process_that_has_just_read_them() {
    store.append(event(0, captured(lead, "ada@example.org")));
    assertThat(contact()).contains("ada@example.org");
    erase();
    assertThat(contact()).isEqualTo("null");
    assertThat(
            store
                .sql
                .sql("select count(*) from vault.subject_key where wrapped_key is not null")
                .query(Long.class)
                .single())
        .isZero();
  }

  private String contact() {
    return engine
        .readEvents(lead.toString())
        .asStream()
        .map(ErasureTest::contact)
        .toList()
        .getFirst();
  }

  private static String contact(EventMessage<?> event) {
    return String.valueOf(((LeadCaptured) event.getPayload()).contact());
  }

  @Test
  void what_followers_of_the_history_share_is_read_anew_by_those_who_read_a_piece_of_it()
      throws InterruptedException {
    var events = new WakingEventStore(WakingEventStore.builder().storageEngine(engine), () -> {});
    try (var follower = events.openStream(null)) {
      assertThat(follower.hasNextAvailable()).isFalse();
      store.append(TestStore.tagged(), event(0, captured(lead, "ada@example.org")));
      events.wake();
      TrackedEventMessage<?> first = follower.nextAvailable();
      TrackedEventMessage<?> captured = follower.nextAvailable();
      assertThat(contact(captured)).contains("ada@example.org");
      erase();
      try (var next = events.openStream(first.trackingToken())) {
        assertThat(contact(next.nextAvailable())).as("as it was read").contains("ada@example.org");
      }
      List<String> read = new ArrayList<>();
      HistoryReader.of(engine)
          .read(
              HistoryReader.position(first),
              HistoryReader.position(captured),
              event -> read.add(contact(event)));
      assertThat(read).containsExactly("null");
    } finally {
      events.shutDown();
    }
  }

  @Test
  void what_was_stored_before_its_property_was_marked_personal_is_still_read() {
    store.append(event(0, new LeadAssigned(lead, Ids.next(), null, null, "Knows her", null)));
    assertThat(stored()).doesNotContain("Knows her");
    store
        .sql
        .sql(
            "update events.domain_event_entry set payload = convert_to(regexp_replace(?, '\"ll1[^\"]*\"', '\"Knows her\"'), 'UTF8')")
        .param(stored())
        .update();
    assertThat(store.engine.readEvents(lead.toString()).next().getPayload())
        .extracting(event -> ((LeadAssigned) event).reason())
        .isEqualTo("Knows her");
  }

  private String stored() {
    return store
        .sql
        .sql("select convert_from(payload, 'UTF8') from events.domain_event_entry")
        .query((row, _) -> row.getString(1))
        .single();
  }

  @Test
  void nothing_personal_is_written_of_somebody_who_has_been_erased() {
    erase();
    assertThatThrownBy(() -> store.append(event(1, captured(lead, "ada@example.org"))))
        .hasRootCauseInstanceOf(SubjectErased.class);
  }

  @Test
  void an_erasure_that_is_rolled_back_has_not_been() {
    store.append(event(0, captured(lead, "ada@example.org")));
    assertThatThrownBy(
            () ->
                store.transactions.executeInTransaction(
                    () -> {
                      erasures.begin(TestStore.TENANT, lead, TestStore.ACTOR, "asked");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(contact()).contains("ada@example.org");
    assertThat(erasures.find(TestStore.TENANT, lead)).isEmpty();
  }

  @Test
  void within_an_erasure_the_key_is_gone_already_and_for_others_not_yet() {
    store.append(event(0, captured(lead, "ada@example.org")));
    assertThatThrownBy(
            () ->
                store.transactions.executeInTransaction(
                    () -> {
                      erasures.begin(TestStore.TENANT, lead, TestStore.ACTOR, "asked");
                      assertThat(contact()).isEqualTo("null");
                      assertThat(CompletableFuture.supplyAsync(this::contact).join())
                          .contains("ada@example.org");
                      throw new IllegalStateException("no");
                    }))
        .hasMessage("no");
    assertThat(contact()).contains("ada@example.org");
  }

  @Test
  void a_key_that_was_read_before_its_destruction_is_not_brought_back_after_it() {
    store.append(event(0, captured(lead, "ada@example.org")));
    store.transactions.executeInTransaction(
        () -> {
          store.sql.sql("set transaction isolation level repeatable read").update();
          store.sql.sql("select count(*) from vault.subject_key").query(Long.class).single();
          CompletableFuture.runAsync(this::erase).join();
          store.keys.prefetch(List.of(lead, Ids.next()));
          contact();
        });
    assertThat(contact()).isEqualTo("null");
  }

  @Test
  void a_process_that_erases_copies_does_not_read_with_keys_that_another_destroyed() {
    store.append(event(0, captured(lead, "ada@example.org")));
    assertThat(contact()).contains("ada@example.org");
    store.transactions.executeInTransaction(
        () ->
            new Erasures(store.sql, new SubjectKeys(store.sql, store.masterKey))
                .begin(TestStore.TENANT, lead, TestStore.ACTOR, "asked"));
    AtomicReference<String> read = new AtomicReference<>();
    work(
        List.of(new Reading(ErasurePart.WORKING_TABLES, () -> read.set(contact()))),
        () -> !erasure().done().isEmpty());
    assertThat(read).hasValue("null");
  }

  private void work(List<ErasureStep> steps, Callable<Boolean> until) {
    var work =
        new ErasureWork(erasures, steps, new OneProcess(store.database), Duration.ofMillis(10));
    work.start();
    try {
      await().until(until);
    } finally {
      work.stop();
    }
  }

  private record Reading(ErasurePart part, Runnable reading) implements ErasureStep {
    @Override
    public boolean erase(UUID tenant, Set<UUID> subjects) {
      reading.run();
      return true;
    }
  }

  @Test
  void each_part_is_done_in_its_turn_and_again_if_it_was_interrupted() {
    List<ErasurePart> begun = new CopyOnWriteArrayList<>();
    AtomicInteger interruptions = new AtomicInteger(2);
    List<ErasureStep> steps =
        Arrays.stream(ErasurePart.values())
            .<ErasureStep>map(part -> new Noted(part, begun, interruptions))
            .toList();
    erase();
    erase();
    work(steps.reversed(), () -> erasure().completedAt() != null);
    assertThat(begun)
        .containsExactly(
            ErasurePart.WORKING_TABLES,
            ErasurePart.READ_TABLES,
            ErasurePart.READ_TABLES,
            ErasurePart.READ_TABLES,
            ErasurePart.LATE_WORKING_TABLES,
            ErasurePart.LATE_READ_TABLES,
            ErasurePart.DEAD_ROWS);
    assertThat(erasure().done()).hasSize(5);
    assertThat(erasures.find(Ids.next(), lead)).as("another tenant's").isEmpty();
  }

  private Erasure erasure() {
    return erasures.find(TestStore.TENANT, lead).orElseThrow();
  }

  /// Notes when it begins; reading tables fails, and then cannot be done yet.
  private record Noted(ErasurePart part, List<ErasurePart> begun, AtomicInteger interruptions)
      implements ErasureStep {
    @Override
    public boolean erase(UUID tenant, Set<UUID> subjects) {
      begun.add(part);
      if (part != ErasurePart.READ_TABLES || interruptions.get() == 0) {
        return true;
      }
      if (interruptions.getAndDecrement() == 2) {
        throw new IllegalStateException("killed");
      }
      return false;
    }
  }
}
