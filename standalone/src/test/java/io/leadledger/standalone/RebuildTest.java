package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// A read schema is filled anew from the history while clients read and write.
class RebuildTest extends Running {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Autowired private JWKSource<SecurityContext> keys;
  private String lead = "";
  private long position;

  @BeforeEach
  void aLeadThatHasVisited() throws Exception {
    Answer captured = post("/api/v1/leads", Map.of("source", "web", "browserId", "b-1"));
    lead = captured.body().get("id").asString();
    position = captured.position();
    rows("crm/leads", "limit=1", visit());
  }

  @AfterEach
  void endWhatIsHeld() throws Exception {
    for (String schema : List.of("crm", "resman")) {
      for (JsonNode rebuild : get(rebuilds(schema)).body()) {
        if (rebuild.get("state").asString().equals("ready")) {
          delete(rebuilds(schema) + "/" + rebuild.get("id").asString());
        }
      }
      awaitNothingRuns(schema);
    }
  }

  private long visit() throws Exception {
    return post("/api/v1/leads/" + lead + "/visits", Map.of("browserId", "b-1")).position();
  }

  @Test
  void what_was_forged_is_told_and_is_gone_after_the_switch() throws Exception {
    forge();
    JsonNode rebuilt = rebuild("crm", Map.of(), "switched");
    assertThat(rebuilt.get("position").asLong()).isGreaterThanOrEqualTo(position);
    JsonNode table = rebuilt.get("tables").get(0);
    assertThat(rebuilt.get("tables").size()).isEqualTo(1);
    assertThat(table.get("table").asString()).isEqualTo("crm.leads");
    assertThat(table.get("differing").asLong()).isEqualTo(1);
    assertThat(table.get("differences").get(0).get("row").asString()).isEqualTo(lead);
    assertThat(table.get("differences").get(0).get("columns").get(0).asString())
        .isEqualTo("status");
    assertThat(status()).isEqualTo("new");
    assertThat(schemas()).doesNotContain("crm_rebuild");
    await().atMost(PATIENCE).until(() -> !schemas().contains("crm_replaced"));
  }

  @Test
  void who_reads_and_writes_meanwhile_notices_nothing() throws Exception {
    AtomicBoolean enough = new AtomicBoolean();
    List<Future<?>> clients = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int client = 0; client < 3; client++) {
        clients.add(
            threads.submit(
                () -> {
                  while (!enough.get()) {
                    Answer read = get("/api/v1/crm/leads?select=id,status&id=eq." + lead);
                    assertThat(read.status()).as(read.body().toString()).isEqualTo(200);
                    assertThat(read.body().size()).isEqualTo(1);
                  }
                  return null;
                }));
      }
      clients.add(
          threads.submit(
              () -> {
                while (!enough.get()) {
                  Answer row =
                      get(
                          "/api/v1/crm/leads?id=eq." + lead,
                          "Wait-For-Position",
                          Long.toString(visit()));
                  assertThat(row.status()).as(row.body().toString()).isEqualTo(200);
                }
                return null;
              }));
      try {
        for (int times = 0; times < 3; times++) {
          assertThat(rebuild("crm", Map.of(), "switched").get("tables").size()).isZero();
        }
      } finally {
        enough.set(true);
      }
    }
    for (Future<?> client : clients) {
      client.get();
    }
  }

  @Test
  void what_operators_have_granted_and_indexed_stays() throws Exception {
    sql().sql("create role analyst_tool nologin").update();
    sql().sql("grant usage on schema crm to analyst_tool").update();
    sql().sql("grant select on crm.leads to analyst_tool").update();
    sql()
        .sql("create policy all_tenants on crm.leads for select to analyst_tool using (true)")
        .update();
    sql().sql("create index leads_by_event on crm.leads (_event_id)").update();
    List<String> before = structure();
    try {
      rebuild("crm", Map.of(), "switched");
      assertThat(structure()).isEqualTo(before);
      assertThat(
              sql()
                  .sql("select has_table_privilege('analyst_tool', 'crm.leads', 'select')")
                  .query(Boolean.class)
                  .single())
          .isTrue();
    } finally {
      sql().sql("drop index if exists crm.leads_by_event").update();
      await().atMost(PATIENCE).until(() -> !schemas().contains("crm_replaced"));
      sql().sql("drop policy all_tenants on crm.leads").update();
      sql().sql("revoke all on crm.leads from analyst_tool").update();
      sql().sql("revoke all on schema crm from analyst_tool").update();
      sql().sql("drop role analyst_tool").update();
    }
  }

  /// Everything that the catalogue knows of a schema, by name.
  private List<String> structure() {
    return sql()
        .sql(
            """
            select concat_ws(' ', 'table', relname, relkind, relpersistence, relrowsecurity, obj_description(oid))
            from pg_class where relnamespace = 'crm'::regnamespace
            union all
            select concat_ws(' ', 'column', table_name, column_name, data_type, column_default, is_nullable,
              col_description(('crm.' || table_name)::regclass, ordinal_position))
            from information_schema.columns where table_schema = 'crm'
            union all
            select concat_ws(' ', 'constraint', conname, pg_get_constraintdef(oid)) from pg_constraint
            where connamespace = 'crm'::regnamespace
            union all
            select indexdef from pg_indexes where schemaname = 'crm'
            union all
            select concat_ws(' ', 'policy', tablename, policyname, roles, cmd, qual)
            from pg_policies where schemaname = 'crm'
            union all
            select concat_ws(' ', 'migration', script, checksum) from crm.flyway_schema_history where checksum is not null
            union all
            select concat_ws(' ', 'grant', relname, a.privilege_type, pg_get_userbyid(a.grantee))
            from pg_class cross join aclexplode(relacl) a where relnamespace = 'crm'::regnamespace
            order by 1""")
        .query((row, _) -> row.getString(1))
        .list();
  }

  @Test
  void a_group_is_rebuilt_without_the_others() throws Exception {
    forge();
    sql().sql("update crm.lead_journey_events set _event_id = gen_random_uuid()").update();
    try {
      JsonNode rebuilt = rebuild("crm", Map.of("group", "crm.leads"), "switched");
      assertThat(rebuilt.get("tables").findValuesAsString("table")).containsExactly("crm.leads");
      assertThat(status()).isEqualTo("new");
    } finally {
      assertThat(
              rebuild("crm", Map.of("group", "crm.lead_journey"), "switched")
                  .get("tables")
                  .findValuesAsString("table"))
          .containsExactly("crm.lead_journey_events");
    }
  }

  @Test
  void from_a_position_on_what_came_before_is_kept() throws Exception {
    forge();
    sql().sql("delete from crm.lead_journey_events where _position > ?").param(position).update();
    rebuild("crm", Map.of("fromPosition", position + 1), "switched");
    assertThat(status()).as("what an earlier event made is not looked at").isEqualTo("lost");
    assertThat(
            sql()
                .sql("select count(*) from crm.lead_journey_events where _position > ?")
                .param(position)
                .query(Long.class)
                .single())
        .isPositive();
    rebuild("crm", Map.of("fromPosition", position), "switched");
    assertThat(status()).isEqualTo("new");
  }

  @Test
  void a_rebuild_that_is_held_waits_for_the_order() throws Exception {
    forge();
    JsonNode ready = rebuild("crm", Map.of("hold", true), "ready");
    assertThat(ready.get("tables").get(0).get("differing").asLong()).isEqualTo(1);
    assertThat(status()).isEqualTo("lost");
    long later = visit();
    String rebuild = rebuilds("crm") + "/" + ready.get("id").asString();
    assertThat(post(rebuild + "/switch", Map.of()).status()).isEqualTo(202);
    awaitState(rebuild, "switched");
    assertThat(status()).isEqualTo("new");
    assertThat(rows("crm/leads", "id=eq." + lead, later).size()).isEqualTo(1);
    Answer again = post(rebuild + "/switch", Map.of());
    assertThat(again.status()).isEqualTo(409);
    assertThat(again.body().get("code").asString()).isEqualTo("rebuild-not-ready");
  }

  @Test
  void a_cancelled_rebuild_leaves_everything_as_it_was() throws Exception {
    forge();
    JsonNode ready = rebuild("crm", Map.of("hold", true), "ready");
    String rebuild = rebuilds("crm") + "/" + ready.get("id").asString();
    Answer second = post(rebuilds("crm"), Map.of());
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.body().get("code").asString()).isEqualTo("rebuild-running");
    assertThat(second.body().get("rebuild")).isEqualTo(ready.get("id"));
    assertThat(delete(rebuild).status()).isEqualTo(202);
    awaitState(rebuild, "cancelled");
    assertThat(status()).isEqualTo("lost");
    assertThat(schemas()).doesNotContain("crm_rebuild");
    Answer finished = delete(rebuild);
    assertThat(finished.status()).isEqualTo(409);
    assertThat(finished.body().get("code").asString()).isEqualTo("rebuild-finished");
    rebuild("crm", Map.of(), "switched");
  }

  @Test
  void what_reads_the_tables_from_outside_is_named_instead_of_lost() throws Exception {
    sql().sql("create view public.newest_leads as select id from crm.leads").update();
    try {
      JsonNode failed = rebuild("crm", Map.of(), "failed");
      assertThat(failed.get("problem").asString()).contains("newest_leads");
      assertThat(schemas()).doesNotContain("crm_rebuild");
    } finally {
      sql().sql("drop view public.newest_leads").update();
    }
  }

  @Test
  void what_was_parked_is_projected_where_the_tables_refuse_it_no_longer() throws Exception {
    sql()
        .sql(
            "alter table resman.\"user\" add constraint no_fax check (lead_source <> 'fax') not valid")
        .update();
    Answer faxed = post("/api/v1/leads", Map.of("source", "fax", "browserId", "b-2"));
    await()
        .atMost(PATIENCE)
        .until(() -> get("/api/v1/admin/dead-letters?group=resman").body().size() > 0);
    rebuild("resman", Map.of(), "switched");
    assertThat(get("/api/v1/admin/dead-letters?group=resman").body().size()).isZero();
    assertThat(
            rows("resman/user", "id=eq." + faxed.body().get("id").asString(), faxed.position())
                .size())
        .isEqualTo(1);
  }

  @Test
  void progress_is_told_as_it_happens() throws Exception {
    Answer started = post(rebuilds("resman"), Map.of());
    assertThat(started.status()).isEqualTo(202);
    String told = text(started.headers().get("location") + "/events");
    assertThat(told).contains("event:finished").contains("\"state\":\"switched\"");
  }

  @Test
  void what_cannot_be_meant_is_refused() throws Exception {
    assertThat(post(rebuilds("cmr"), Map.of()).status()).isEqualTo(404);
    Answer group = post(rebuilds("crm"), Map.of("group", "funnel.people"));
    assertThat(group.status()).isEqualTo(400);
    assertThat(group.body().toString()).contains("crm.lead_journey");
    assertThat(post(rebuilds("crm"), Map.of("fromPosition", 999_999_999)).status()).isEqualTo(400);
    assertThat(post(rebuilds("crm"), Map.of("fromPosition", 0)).status()).isEqualTo(400);
    assertThat(get(rebuilds("crm") + "/01920000-0000-7000-8000-000000000000").status())
        .isEqualTo(404);
  }

  @Test
  void only_the_tenant_that_runs_the_installation_may_order_one() throws Exception {
    String other = new TestTokens(keys).of(Ids.next(), Ids.next(), Role.OWNER);
    Answer refused = postAs(other, rebuilds("crm"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.body().get("code").asString()).isEqualTo("operator-only");
    assertThat(getAs(other, rebuilds("crm")).status()).isEqualTo(403);
  }

  private void forge() {
    assertThat(
            sql()
                .sql("update crm.leads set status = 'lost' where id = ?::uuid")
                .param(lead)
                .update())
        .isEqualTo(1);
  }

  private String status() {
    return sql()
        .sql("select status::text from crm.leads where id = ?::uuid")
        .param(lead)
        .query(String.class)
        .single();
  }

  private List<String> schemas() {
    return sql().sql("select nspname from pg_namespace").query((row, _) -> row.getString(1)).list();
  }

  private static String rebuilds(String schema) {
    return "/api/v1/admin/projections/" + schema + "/rebuilds";
  }

  /// Orders a rebuild and waits for it to come to a state.
  private JsonNode rebuild(String schema, Map<String, ?> asked, String state) throws Exception {
    Answer started = post(rebuilds(schema), asked);
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    return awaitState(started.headers().getOrDefault("location", ""), state);
  }

  private JsonNode awaitState(String rebuild, String state) throws Exception {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(50))
        .until(
            () -> {
              String now = get(rebuild).body().get("state").asString();
              assertThat(now.equals("failed") && !state.equals("failed"))
                  .as(get(rebuild).body().toString())
                  .isFalse();
              return now.equals(state);
            });
    return get(rebuild).body();
  }

  private void awaitNothingRuns(String schema) {
    await()
        .atMost(PATIENCE)
        .until(
            () -> {
              for (JsonNode rebuild : get(rebuilds(schema)).body()) {
                if (!List.of("switched", "cancelled", "failed")
                    .contains(rebuild.get("state").asString())) {
                  return false;
                }
              }
              return true;
            });
  }
}
