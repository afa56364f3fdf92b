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
import io.leadledger.store.work.OneProcess;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
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
        .map(read -> String.valueOf(((LeadCaptured) read.getPayload()).contact()))
        .toList()
        .getFirst();
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
  void each_part_is_done_in_its_turn_and_again_if_it_was_interrupted() {
    List<ErasurePart> begun = new CopyOnWriteArrayList<>();
    AtomicInteger interruptions = new AtomicInteger(2);
    List<ErasureStep> steps =
        Arrays.stream(ErasurePart.values())
            .<ErasureStep>map(part -> new Noted(part, begun, interruptions))
            .toList();
    erase();
    erase();
    var work =
        new ErasureWork(
            erasures, steps.reversed(), new OneProcess(store.database), Duration.ofMillis(10));
    work.start();
    try {
      await().until(() -> erasure().completedAt() != null);
    } finally {
      work.stop();
    }
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
