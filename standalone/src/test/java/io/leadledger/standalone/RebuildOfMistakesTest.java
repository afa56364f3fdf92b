package io.leadledger.standalone;

import static io.leadledger.query.funnel.jooq.Tables.USER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.events.identity.TenantEvent.TenantRegistered;
import io.leadledger.events.identity.TenantProfile;
import io.leadledger.events.identity.TenantSubscription;
import io.leadledger.events.lead.LeadEvent.LeadCaptured;
import io.leadledger.query.funnel.jooq.tables.User;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.MetaData;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// Projectors make mistakes, and histories hold what tables cannot: a rebuild comes to terms with
/// both.
@TestPropertySource(properties = "spring.main.allow-bean-definition-overriding=true")
@Import(RebuildOfMistakesTest.Mistaken.class)
class RebuildOfMistakesTest extends Running {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  @Autowired private EventStore history;
  @Autowired private TransactionTemplate transaction;

  /// In the place of the projector of people.
  @TestConfiguration
  static class Mistaken {
    @Bean("funnel.people")
    Forgetful people() {
      return new Forgetful();
    }
  }

  @ProcessingGroup("funnel.people")
  @Fills(User.class)
  static class Forgetful {
    static volatile boolean forgetsAddresses;

    @EventHandler
    void on(LeadCaptured event, Recorded recorded, Rows rows) {
      Rows.Values person =
          rows.insert(USER)
              .set(USER.ID, event.leadId())
              .set(USER.TENANT_ID, recorded.tenant())
              .set(USER.KIND, "lead")
              .set(USER.STATUS, "active")
              .set(USER.CREATED_AT, recorded.at())
              .set(USER.UPDATED_AT, recorded.at());
      if (!forgetsAddresses && event.contact() != null) {
        person.set(USER.EMAIL, event.contact().email());
      }
    }
  }

  @Test
  void what_a_projector_got_wrong_is_right_after_it_was_mended_and_its_schema_rebuilt()
      throws Exception {
    Forgetful.forgetsAddresses = true;
    Answer captured =
        post("/api/v1/leads", Map.of("source", "web", "contact", Map.of("email", "a@b.example")));
    String lead = captured.body().get("id").asString();
    JsonNode row = rows("funnel/user", "id=eq." + lead, captured.position()).get(0);
    assertThat(row.get("email").isNull()).isTrue();

    Forgetful.forgetsAddresses = false;
    JsonNode verified = post("/api/v1/audit/verifications", Map.of("schema", "funnel")).body();
    assertThat(verified.get("holds").asBoolean()).isFalse();
    JsonNode rebuilt = rebuild("funnel");
    assertThat(rebuilt.get("tables").findValuesAsString("table")).containsExactly("funnel.user");

    row = rows("funnel/user", "id=eq." + lead, captured.position()).get(0);
    assertThat(row.get("email").asString()).isEqualTo("a@b.example");
  }

  @Test
  void a_history_that_breaks_a_unique_constraint_is_rebuilt_with_care() throws Exception {
    Forgetful.forgetsAddresses = false;
    String name = "Twins " + Ids.next();
    UUID first = Ids.next();
    // Tenants of one lane: which of two comes first is not decided otherwise.
    UUID second =
        Stream.generate(Ids::next)
            .filter(tenant -> laneOf(tenant) == laneOf(first))
            .findFirst()
            .orElseThrow();
    transaction.executeWithoutResult(
        _ -> history.publish(registered(first, name), registered(second, name)));
    await().atMost(PATIENCE).until(() -> !letters("crm").isEmpty());
    JsonNode rebuilt = rebuild("crm");
    assertThat(rebuilt.get("tables").size()).isZero();
    assertThat(letters("crm")).containsExactly("crm.clients " + second);
    assertThat(
            sql()
                .sql("select id from crm.clients where name = ?")
                .param(name)
                .query(UUID.class)
                .list())
        .isEqualTo(List.of(first));
    assertThat(
            sql()
                .sql(
                    """
                    select count(*) from pg_constraint
                    where conname = 'clients_name_key' and connamespace = 'crm'::regnamespace""")
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  private static int laneOf(UUID tenant) {
    return tenant.toString().hashCode() & 3;
  }

  /// Group and stream of what is parked.
  private List<String> letters(String schema) {
    return sql()
        .sql(
            """
            select processing_group || ' ' || sequence_identifier from projection.dead_letter_entry
            where processing_group like ? || '.%' order by 1""")
        .param(schema)
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static GenericDomainEventMessage<TenantRegistered> registered(UUID tenant, String name) {
    return new GenericDomainEventMessage<>(
        "Tenant",
        tenant.toString(),
        0,
        new TenantRegistered(
            tenant,
            name,
            "twins-" + tenant,
            new TenantProfile(null, null, null, null, null, null, null),
            new TenantSubscription("starter", "active", Instant.EPOCH, 5, 1_000, 10),
            Map.of(),
            Map.of()),
        MetaData.from(
            Map.of(Provenance.TENANT, tenant.toString(), Provenance.ACTOR, Ids.next().toString())));
  }

  private JsonNode rebuild(String schema) throws Exception {
    Answer started = post("/api/v1/admin/projections/" + schema + "/rebuilds", Map.of());
    assertThat(started.status()).as(started.body().toString()).isEqualTo(202);
    String rebuild = started.headers().getOrDefault("location", "");
    await()
        .atMost(PATIENCE)
        .until(() -> get(rebuild).body().get("state").asString().equals("switched"));
    return get(rebuild).body();
  }
}
