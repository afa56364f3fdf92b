package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.projection.ParkedStreams;
import io.leadledger.store.PostgresEventStorageEngine;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.IntStream;
import org.awaitility.Awaitility;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.EventProcessingConfiguration;
import org.axonframework.eventhandling.StreamingEventProcessor;
import org.axonframework.eventhandling.deadletter.jdbc.JdbcSequencedDeadLetterQueue;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.deadletter.SequencedDeadLetterQueue;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// From a command over HTTP to rows in five schemas, and what happens when one of them refuses.
class ProjectionJourneyTest extends Running {

  @Autowired private EventProcessingConfiguration processing;
  @Autowired private TokenStore tokens;
  @Autowired private ParkedStreams parked;
  @Autowired private EventStorageEngine engine;
  @Autowired private TransactionManager transactions;

  private Answer capture(String email) throws IOException, InterruptedException {
    Answer captured =
        post("/api/v1/leads", Map.of("source", "web", "contact", Map.of("email", email)));
    assertThat(captured.status()).as(captured.body().toString()).isEqualTo(201);
    return captured;
  }

  @Test
  void the_parts_that_keep_things_are_persistent_and_transactional() {
    assertThat(engine).isInstanceOf(PostgresEventStorageEngine.class);
    assertThat(tokens).isInstanceOf(JdbcTokenStore.class);
    assertThat(transactions).isInstanceOf(SpringTransactionManager.class);
    SequencedDeadLetterQueue<?> queue = parked.queue("crm.leads");
    assertThat(queue).isInstanceOf(JdbcSequencedDeadLetterQueue.class);
  }

  @Test
  void a_captured_lead_stands_in_five_schemas() throws Exception {
    Answer captured = capture("five@example.com");
    String lead = captured.body().get("id").asString();

    for (String table : List.of("funnel/user", "crm/leads", "smartweb/leads", "resman/user")) {
      JsonNode rows = rows(table, "id=eq." + lead, captured.position());
      assertThat(rows.size()).as(table).isEqualTo(1);
      assertThat(rows.get(0).get("_position").asLong()).isEqualTo(captured.position());
    }
    assertThat(
            rows(
                    "workspace/contacts",
                    "email=eq." + encoded("five@example.com"),
                    captured.position())
                .size())
        .isEqualTo(1);
  }

  @Test
  void a_position_that_is_not_reached_in_time_is_a_504_that_says_how_far_it_came()
      throws Exception {
    Answer late = get("/api/v1/crm/leads", "Wait-For-Position", "999999999", "Wait-Timeout", "0");

    assertThat(late.status()).isEqualTo(504);
    assertThat(late.body().get("code").asString()).isEqualTo("position-not-reached");
    assertThat(late.body().get("reached").asLong()).isLessThan(999_999_999);
  }

  @Test
  void a_stream_that_a_table_refuses_is_parked_alone_and_taken_up_again_by_a_retry()
      throws Exception {
    sql()
        .sql(
            """
            alter table resman."user" add constraint no_poison
            check (email is distinct from 'poison@example.com') not valid""")
        .update();
    Answer poison = capture("poison@example.com");
    String lead = poison.body().get("id").asString();
    List<String> others =
        IntStream.range(0, 5).mapToObj(other -> "other" + other + "@example.com").toList();
    long position = 0;
    for (String other : others) {
      position = capture(other).position();
    }
    Answer visit =
        post("/api/v1/leads/" + lead + "/visits", Map.of("pageUrl", "https://example.com/"));
    position = Math.max(position, visit.position());

    assertThat(rows("resman/user", "id=eq." + lead, position).size()).isZero();
    assertThat(rows("resman/user", "email=like.other*", position).size()).isEqualTo(5);
    assertThat(rows("crm/leads", "id=eq." + lead, position).size()).isEqualTo(1);

    JsonNode letters = get("/api/v1/admin/dead-letters?group=resman").body();
    assertThat(letters.toString()).contains("no_poison").doesNotContain("poison@example.com");
    assertThat(letters.get(0).get("stream").asString()).isEqualTo(lead);
    assertThat(letters.size()).isEqualTo(visit.status() < 300 ? 2 : 1);
    String stored =
        sql()
            .sql(
                "select string_agg(convert_from(payload, 'UTF8'), '') from projection.dead_letter_entry")
            .query(String.class)
            .single();
    assertThat(stored).doesNotContain("poison@example.com");

    String retry = "/api/v1/admin/dead-letters/" + letters.get(0).get("id").asString() + "/retry";
    assertThat(post(retry, Map.of()).body().get("projected").asBoolean()).isFalse();
    sql().sql("alter table resman.\"user\" drop constraint no_poison").update();
    assertThat(post(retry, Map.of()).body().get("projected").asBoolean()).isTrue();

    assertThat(rows("resman/user", "id=eq." + lead, position).size()).isEqualTo(1);
    assertThat(get("/api/v1/admin/dead-letters").body().size()).isZero();
  }

  @Test
  void a_replay_from_the_beginning_makes_the_same_rows() throws Exception {
    long position = 0;
    for (int i = 0; i < 20; i++) {
      Answer captured = capture("replayed" + i + "@example.com");
      String lead = captured.body().get("id").asString();
      position =
          post("/api/v1/leads/" + lead + "/qualification", Map.of("reason", "fits")).position();
    }
    rows("crm/leads", "limit=1", position);
    for (String schema : List.of("funnel", "crm", "workspace", "smartweb", "resman")) {

      replay(schema, position);
    }
  }

  private void replay(String schema, long position) {
    StreamingEventProcessor processor =
        processing.eventProcessor(schema, StreamingEventProcessor.class).orElseThrow();
    Awaitility.await().until(() -> reached(schema, position));
    Map<String, String> before = contents(schema);
    processor.shutDown();
    before.keySet().forEach(table -> sql().sql("delete from " + table).update());
    sql().sql("delete from projection.token_entry where processor_name = ?").param(schema).update();
    processor.start();

    Awaitility.await()
        .atMost(java.time.Duration.ofSeconds(60))
        .until(() -> reached(schema, position));
    assertThat(contents(schema)).isEqualTo(before);
  }

  /// As its tokens say: a processor that has just been started tells how far it was before.
  private boolean reached(String schema, long position) {
    return sql()
            .sql(
                """
                select coalesce(min(coalesce((convert_from(token, 'UTF8')::jsonb ->> 'index')::bigint, 0)), 0)
                from projection.token_entry where processor_name = ?""")
            .param(schema)
            .query((row, _) -> row.getLong(1))
            .single()
        >= position;
  }

  /// All rows of the schema's tables of leads, as one text a table.
  private Map<String, String> contents(String schema) {
    Map<String, String> contents = new TreeMap<>();
    List<String> tables =
        sql()
            .sql(
                "select format('%I.%I', schemaname, tablename) from pg_tables where schemaname = ? and tablename not like 'flyway%'")
            .param(schema)
            .query((row, _) -> row.getString(1))
            .list();
    for (String table : tables) {
      contents.put(
          table,
          sql()
              .sql(
                  "select coalesce(string_agg(t::text, E'\\n' order by t::text), '') from "
                      + table
                      + " t")
              .query(String.class)
              .single());
    }
    assertThat(String.join("", contents.values()))
        .contains(UUID.fromString(anyTenant()).toString());
    return contents;
  }

  private String anyTenant() {
    return sql()
        .sql("select tenant_id::text from events.domain_event_entry limit 1")
        .query(String.class)
        .single();
  }
}
