package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.Ids;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Somebody changes a read table behind the system's back, and is found out.
class VerificationTest extends Running {
  private static final Duration PATIENCE = Duration.ofMinutes(1);
  @Autowired private MeterRegistry meters;
  private String lead = "";
  private long position;

  @BeforeEach
  void aLeadThatHasVisited() throws Exception {
    Answer captured = post("/api/v1/leads", Map.of("source", "web", "browserId", "b-1"));
    lead = captured.body().get("id").asString();
    position = post("/api/v1/leads/" + lead + "/visits", Map.of("browserId", "b-1")).position();
    rows("resman/user", "limit=1", position);
    sql()
        .sql("create table public.kept as select * from resman.\"user\" where id = ?::uuid")
        .param(lead)
        .update();
  }

  @AfterEach
  void asItWas() {
    sql()
        .sql(
            "delete from resman.\"user\" where id in (select id from public.kept) or lead_source = 'forged'")
        .update();
    sql().sql("insert into resman.\"user\" select * from public.kept").update();
    sql().sql("drop table public.kept").update();
  }

  @Test
  void tables_that_nobody_touched_are_proven() throws Exception {
    JsonNode verified = verify(Map.of());
    assertThat(verified.get("holds").asBoolean()).as(verified.toString()).isTrue();
    assertThat(verified.get("events").asLong()).isGreaterThanOrEqualTo(2);
    assertThat(verified.get("tables").size()).isGreaterThan(25);
    JsonNode leads = table(verified, "resman.user");
    assertThat(leads.get("rows").asLong()).isPositive().isEqualTo(leads.get("expected").asLong());
    assertThat(leads.get("digest").asString())
        .hasSize(64)
        .isEqualTo(leads.get("expectedDigest").asString());
  }

  @Test
  void a_changed_value_is_named_with_its_row_its_column_and_the_events_that_made_it()
      throws Exception {
    sql()
        .sql("update resman.\"user\" set lead_source = 'forged' where id = ?::uuid")
        .param(lead)
        .update();
    JsonNode verified = verify(Map.of("schema", "resman", "table", "user"));
    assertThat(verified.get("holds").asBoolean()).isFalse();
    JsonNode leads = table(verified, "resman.user");
    assertThat(leads.get("differing").asLong()).isEqualTo(1);
    JsonNode row = leads.get("differences").get(0);
    assertThat(row.get("row").asString()).isEqualTo(lead);
    assertThat(row.get("kind").asString()).isEqualTo("CHANGED");
    assertThat(row.get("columns").size()).isEqualTo(1);
    JsonNode column = row.get("columns").get(0);
    assertThat(column.get("column").asString()).isEqualTo("lead_source");
    assertThat(column.get("value").asString()).isEqualTo("forged");
    assertThat(column.get("expected").asString()).isEqualTo("web");
    assertThat(row.get("events").get(0).get("name").asString()).isEqualTo("lead.LeadCaptured");
    assertThat(row.get("events").get(1).get("position").asLong()).isEqualTo(position);
    assertThat(verify(Map.of("schema", "funnel")).get("holds").asBoolean()).isTrue();
    assertThat(
            verify(Map.of("schema", "resman", "table", "user", "row", lead))
                .get("holds")
                .asBoolean())
        .isFalse();
  }

  @Test
  void a_removed_row_is_missed_and_a_smuggled_one_is_not_expected() throws Exception {
    sql()
        .sql(
            "update resman.\"user\" set id = gen_random_uuid(), lead_source = 'forged' where id = ?::uuid")
        .param(lead)
        .update();
    JsonNode differences =
        table(verify(Map.of("schema", "resman")), "resman.user").get("differences");
    assertThat(differences.size()).isEqualTo(2);
    assertThat(differences.findValuesAsString("kind"))
        .containsExactlyInAnyOrder("MISSING", "UNEXPECTED");
  }

  /// A process may have had the key in its memory, and is not the one that verifies.
  @Test
  void what_an_erasure_is_about_to_make_anew_once_more_is_no_finding() throws Exception {
    UUID erased = Ids.next();
    sql()
        .sql(
            """
            insert into vault.erasure (subject, tenant_id, requested_by, ground, done)
            select ?, tenant_id, user_id, 'asked', '{WORKING_TABLES,READ_TABLES}' from command.member limit 1""")
        .param(erased)
        .update();
    sql()
        .sql("update resman.\"user\" set lead_source = 'forged' where id = ?::uuid")
        .param(lead)
        .update();
    long before = foundSomething();
    CompletableFuture<JsonNode> verified = CompletableFuture.supplyAsync(this::verifyResman);
    await().atMost(PATIENCE).until(() -> foundSomething() > before || verified.isDone());
    sql()
        .sql("update resman.\"user\" set lead_source = 'web' where id = ?::uuid")
        .param(lead)
        .update();
    sql()
        .sql(
            "update vault.erasure set done = done || '{LATE_WORKING_TABLES,LATE_READ_TABLES,DEAD_ROWS}', completed_at = now() where subject = ?")
        .param(erased)
        .update();
    assertThat(verified.join().get("holds").asBoolean()).as(verified.join().toString()).isTrue();
  }

  private long foundSomething() {
    Timer timer = meters.find("leadledger.verification").tag("holds", "false").timer();
    return timer == null ? 0 : timer.count();
  }

  private JsonNode verifyResman() {
    try {
      return verify(Map.of("schema", "resman"));
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }

  @Test
  void what_cannot_be_meant_is_refused() throws Exception {
    assertThat(post("/api/v1/audit/verifications", Map.of("schema", "cmr")).status())
        .isEqualTo(400);
    assertThat(post("/api/v1/audit/verifications", Map.of("table", "leads")).status())
        .isEqualTo(400);
    assertThat(post("/api/v1/audit/verifications", Map.of("schema", "crm", "table", "x")).status())
        .isEqualTo(400);
  }

  private JsonNode verify(Map<String, String> asked) throws Exception {
    Answer answer = post("/api/v1/audit/verifications", asked);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  private static JsonNode table(JsonNode verified, String name) {
    for (JsonNode table : verified.get("tables")) {
      if (table.get("table").asString().equals(name)) {
        return table;
      }
    }
    throw new AssertionError(name + " is not among " + verified);
  }
}
