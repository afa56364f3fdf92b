package io.leadledger.store;

import static io.leadledger.store.TestStore.captured;
import static io.leadledger.store.TestStore.event;
import static io.leadledger.store.TestStore.idOf;
import static io.leadledger.store.TestStore.tagged;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.Ids;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.events.lead.LeadEvent.LeadTagged;
import java.util.List;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.modelling.command.ConcurrencyException;
import org.axonframework.serialization.SerializationException;
import org.junit.jupiter.api.Test;

class EventStorageTest {
  private final TestStore store = new TestStore();
  private final UUID lead = Ids.next();

  @Test
  void an_event_is_read_as_it_was_appended() {
    LeadCaptured captured = captured(lead, "ada@example.org");
    DomainEventMessage<DomainEvent> appended = event(0, captured);
    store.append(appended);

    assertThat(store.another().readEvents(lead.toString()).asStream())
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.getPayload()).isEqualTo(captured);
              assertThat(read.getMetaData()).isEqualTo(appended.getMetaData());
              assertThat(read.getIdentifier()).isEqualTo(appended.getIdentifier());
              assertThat(read.getType()).isEqualTo("Lead");
            });
  }

  @Test
  void personal_data_is_stored_as_ciphertext_only() {
    store.append(event(0, captured(lead, "ada@example.org")));

    String payload =
        store.sql.sql("select payload::text from events.history").query(String.class).single();
    assertThat(payload)
        .contains("ll1.")
        .doesNotContain("Ada", "ada@example.org", "budget")
        .contains("\"source\"");
  }

  @Test
  void an_event_has_its_permanent_name_and_revision() {
    store.append(event(0, captured(lead, null)));
    assertThat(
            store
                .sql
                .sql("select name || ' ' || revision from events.history")
                .query(String.class)
                .single())
        .isEqualTo("lead.LeadCaptured 1");
  }

  @Test
  void data_of_a_subject_whose_key_is_destroyed_reads_as_null() {
    store.append(event(0, captured(lead, "ada@example.org")));
    store.sql.sql("update vault.subject_key set wrapped_key = null, destroyed_at = now()").update();

    assertThat(store.another().readEvents(lead.toString()).asStream())
        .singleElement()
        .extracting(read -> ((LeadCaptured) read.getPayload()).contact())
        .isNull();
  }

  @Test
  void the_second_of_two_writers_at_the_same_place_is_refused() {
    store.append(
        event(0, captured(lead, null)), event(1, new LeadTagged(lead, "a", List.of("a"), null)));
    assertThatThrownBy(() -> store.append(event(1, new LeadTagged(lead, "b", List.of("b"), null))))
        .isInstanceOf(ConcurrencyException.class)
        .matches(WriteConflicts::isIn);
  }

  @Test
  void a_unit_of_work_knows_the_position_of_the_last_event_that_it_appended() {
    store.append(tagged());
    var work = DefaultUnitOfWork.startAndGet(null);
    var transaction = store.transactions.startTransaction();
    store.append(tagged(), tagged());
    assertThat(AppendedPosition.of(work)).hasValue(3);
    transaction.commit();
    work.commit();
  }

  @Test
  void an_event_of_revision_0_is_read_as_the_newest() {
    DomainEventMessage<DomainEvent> original = event(0, captured(lead, "ada@example.org"));
    store.append(original);
    store
        .sql
        .sql(
            """
            update events.domain_event_entry set payload_revision = '0',
              payload = convert_to((convert_from(payload, 'UTF8')::jsonb - 'lifecycle' - 'capturedAt' - 'holdsCompany')::text, 'UTF8')""")
        .update();

    assertThat(store.another().readEvents(lead.toString()).asStream())
        .singleElement()
        .satisfies(
            read -> {
              LeadCaptured upcast = (LeadCaptured) read.getPayload();
              assertThat(upcast.lifecycle()).isEqualTo("active");
              assertThat(upcast.capturedAt()).isEqualTo(read.getTimestamp());
              assertThat(upcast.contact())
                  .isEqualTo(((LeadCaptured) original.getPayload()).contact());
            });
  }

  @Test
  void an_event_of_an_unknown_name_is_an_error_that_names_it() {
    store.append(tagged());
    store
        .sql
        .sql("update events.domain_event_entry set payload_type = 'lead.LeadBeamedUp'")
        .update();
    assertThatThrownBy(store::idsRead)
        .isInstanceOf(SerializationException.class)
        .hasMessageContaining("lead.LeadBeamedUp");
  }

  @Test
  void many_events_are_appended_in_order() {
    DomainEventMessage<?>[] many = new DomainEventMessage<?>[1_200];
    for (int n = 0; n < many.length; n++) {
      many[n] = event(n, new LeadTagged(lead, "t", List.of("t"), null));
    }
    store.append(many);
    assertThat(store.idsRead())
        .containsExactlyElementsOf(List.of(many).stream().map(TestStore::idOf).toList());
  }

  @Test
  void the_head_is_the_last_event_and_there_is_none_in_an_empty_history() {
    assertThat(store.engine.createHeadToken()).isNull();
    DomainEventMessage<DomainEvent> first = tagged();
    store.append(first, tagged());
    assertThat(store.engine.createHeadToken().position()).hasValue(2);
    assertThat(
            store.engine.readEvents(
                store.engine.createTokenAt(first.getTimestamp().minusSeconds(1)), false))
        .hasSize(2);
    assertThat(store.idsRead()).first().isEqualTo(idOf(first));
  }
}
