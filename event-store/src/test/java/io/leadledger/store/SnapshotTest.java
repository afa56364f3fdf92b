package io.leadledger.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.HoldsPersonalData;
import io.leadledger.events.Ids;
import io.leadledger.events.Personal;
import java.util.UUID;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SnapshotTest {
  private final TestStore store = new TestStore();
  private final UUID person = Ids.next();

  @Revision("1")
  record Remembered(UUID dataSubject, @Personal @Nullable String name, int visits)
      implements HoldsPersonalData {}

  @Test
  void the_newest_snapshot_is_kept_and_no_other() {
    snapshot(5);
    snapshot(9);
    snapshot(7);
    assertThat(
            store
                .sql
                .sql("select sequence_number from events.snapshot_event_entry")
                .query(Long.class)
                .list())
        .containsExactly(9L);
    assertThat(store.another().readSnapshot(person.toString()))
        .hasValueSatisfying(
            read -> assertThat(read.getPayload()).isEqualTo(new Remembered(person, "Ada", 9)));
  }

  @Test
  void a_snapshot_of_another_revision_is_passed_over() {
    snapshot(5);
    store.sql.sql("update events.snapshot_event_entry set payload_revision = '0'").update();
    assertThat(store.engine.readSnapshot(person.toString())).isEmpty();
  }

  @Test
  void personal_data_in_a_snapshot_is_ciphertext() {
    snapshot(5);
    assertThat(
            store
                .sql
                .sql("select convert_from(payload, 'UTF8') from events.snapshot_event_entry")
                .query(String.class)
                .single())
        .contains("ll1.", "visits")
        .doesNotContain("Ada");
  }

  @Test
  void personal_data_in_a_snapshot_reads_as_null_once_the_key_is_destroyed() {
    snapshot(5);
    store.sql.sql("update vault.subject_key set wrapped_key = null, destroyed_at = now()").update();
    assertThat(store.another().readSnapshot(person.toString()))
        .hasValueSatisfying(
            read -> assertThat(read.getPayload()).isEqualTo(new Remembered(person, null, 5)));
  }

  private void snapshot(int sequence) {
    store.transactions.executeInTransaction(
        () ->
            store.engine.storeSnapshot(
                new GenericDomainEventMessage<>(
                    "Remembered",
                    person.toString(),
                    sequence,
                    new Remembered(person, "Ada", sequence))));
  }
}
