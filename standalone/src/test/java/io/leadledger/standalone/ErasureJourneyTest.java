package io.leadledger.standalone;

import static io.leadledger.standalone.Traces.EMAIL;
import static io.leadledger.standalone.Traces.NAME;
import static io.leadledger.standalone.Traces.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.events.lead.LeadEvent.LeadErased;
import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.SignedHead;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/// A lead with everything that can be known of one is forgotten. After each test it is verified
/// that the read tables follow from the history that is left.
@TestPropertySource(
    properties = {"leadledger.erasure.known-everywhere=1s", "leadledger.retention.every=PT12H"})
class ErasureJourneyTest extends Running {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  @Autowired private EventStore history;
  @Autowired private TransactionTemplate transaction;
  private String lead = "";
  private String conversation = "";
  private long position;

  @BeforeEach
  void whatIsKnown() throws Exception {
    lead =
        id(
            post(
                "/api/v1/leads",
                Map.of(
                    "source",
                    "web",
                    "externalId",
                    "crm-" + EMAIL,
                    "browserId",
                    "browser-Quarterstaff",
                    "sourceDetails",
                    Map.of("referred", NAME),
                    "contact",
                    Map.of("fullName", NAME, "email", EMAIL, "phone", PHONE),
                    "customFields",
                    Map.of("signature", NAME)),
                "Idempotency-Key",
                "capture-of-Quarterstaff"));
    done("/visits", Map.of("pageUrl", "https://www.example.com/?for=" + EMAIL));
    done("/interactions", Map.of("type", "call", "subject", NAME, "content", "Called " + PHONE));
    done("/enrichments", enrichment());
    done("/qualification", Map.of("reason", NAME + " has a budget"));
    done("/conversion", Map.of("value", new BigDecimal("500"), "currency", "EUR"));
    conversation =
        id(
            post(
                "/api/v1/conversations",
                Map.of("leadId", lead, "channel", "email", "subject", "Offer for " + NAME)));
    said("contact", "My name is " + NAME + ", write to " + EMAIL);
    said("user", "Gladly, " + NAME);
    id(
        post(
            "/api/v1/tasks",
            Map.of("title", "Call " + NAME, "description", PHONE, "leadId", lead)));
    position =
        done("/interactions", Map.of("type", "note", "content", "That was " + NAME)).position();
    assertThat(rows("crm/leads", "id=eq." + lead, position).toString()).contains(EMAIL);
    assertThat(Traces.in(sql())).contains("crm.leads", "crm.messages", "workspace.customers");
  }

  private static Map<String, Object> enrichment() {
    return Map.of(
        "source", "directory", "fields", Map.of("name", NAME), "confidence", new BigDecimal("0.9"));
  }

  @Test
  void nothing_is_left_of_her_and_all_that_is_left_is_proven() throws Exception {
    Answer erased = post("/api/v1/leads/" + lead + "/erasure", Map.of("ground", "asked"));
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    JsonNode certificate = completed();

    assertThat(Traces.in(sql())).isEmpty();
    JsonNode row = rows("crm/leads", "id=eq." + lead, erased.position()).get(0);
    assertThat(row.get("state").asString()).isEqualTo("erased");
    assertThat(row.get("status").asString()).isEqualTo("converted");
    assertThat(rows("crm/messages", "conversation_id=eq." + conversation, 0).size()).isEqualTo(2);
    assertThat(certificate.get("ground").asString()).isEqualTo("asked");
    assertThat(certificate.get("done").size()).isEqualTo(5);
    assertThatItIsSealed(certificate, erased.position());
    assertThat(post("/api/v1/seal/verifications", Map.of()).body().get("findings").size()).isZero();
  }

  @Test
  void a_rebuild_after_it_makes_the_same_rows() throws Exception {
    post("/api/v1/leads/" + lead + "/erasure", Map.of());
    completed();
    for (String schema : List.of("crm", "workspace", "smartweb", "resman", "funnel")) {
      Answer ordered = post("/api/v1/admin/projections/" + schema + "/rebuilds", Map.of());
      String rebuild = Objects.requireNonNull(ordered.headers().get("location"));
      await()
          .atMost(PATIENCE)
          .until(() -> get(rebuild).body().get("state").asString().equals("switched"));
      assertThat(get(rebuild).body().get("tables")).as(schema).isEmpty();
    }
    assertThat(
            sql()
                .sql("select count(*) from projection.dead_letter_entry")
                .query(Long.class)
                .single())
        .isZero();
    assertThat(Traces.in(sql())).isEmpty();
  }

  @Test
  void whoever_asks_for_her_is_refused_with_the_reason() throws Exception {
    post("/api/v1/leads/" + lead + "/erasure", Map.of());
    assertThat(code(post("/api/v1/leads/" + lead + "/visits", Map.of("browserId", "b"))))
        .isEqualTo("an-erased-lead-takes-no-command");
    assertThat(
            code(
                post(
                    "/api/v1/conversations/" + conversation + "/messages",
                    Map.of("senderType", "contact", "content", "It is me again"))))
        .isEqualTo("subject-erased");
    assertThat(get("/api/v1/history/" + lead + "/report").status()).isEqualTo(410);
    completed();
  }

  @Test
  void erasing_twice_is_erasing_once_and_her_address_is_free_for_a_new_lead() throws Exception {
    long first = post("/api/v1/leads/" + lead + "/erasure", Map.of()).position();
    JsonNode certificate = completed();
    Answer again = post("/api/v1/leads/" + lead + "/erasure", Map.of("ground", "other"));
    assertThat(again.status()).isEqualTo(200);
    assertThat(completed()).isEqualTo(certificate);
    assertThat(
            sql()
                .sql(
                    "select count(*) from events.domain_event_entry where aggregate_identifier = ?::uuid and global_index > ?")
                .params(lead, first)
                .query(Long.class)
                .single())
        .isZero();
    String another =
        id(post("/api/v1/leads", Map.of("source", "web", "contact", Map.of("email", EMAIL))));
    assertThat(another).isNotEqualTo(lead);
    lead = another;
    assertThat(post("/api/v1/leads/" + another + "/erasure", Map.of()).status()).isEqualTo(200);
    completed();
  }

  @Test
  void of_an_erasure_the_event_is_enough() throws Exception {
    DomainEventMessage<?> last =
        history.readEvents(lead).asStream().reduce((_, later) -> later).orElseThrow();
    transaction.executeWithoutResult(
        _ ->
            history.publish(
                new GenericDomainEventMessage<>(
                    last.getType(),
                    lead,
                    last.getSequenceNumber() + 1,
                    new LeadErased(UUID.fromString(lead), "other", "erased", null),
                    last.getMetaData())));
    await().atMost(PATIENCE).until(() -> get("/api/v1/erasures/" + lead).status() == 200);
    assertThat(completed().get("ground").asString()).isEqualTo("other");
    assertThat(Traces.in(sql())).isEmpty();
  }

  @Test
  void what_cannot_be_erased_is_refused() throws Exception {
    assertThat(code(get("/api/v1/erasures/" + lead))).isEqualTo("not-erased");
    assertThat(code(post("/api/v1/leads/00000000-0000-7000-8000-000000000000/erasure", Map.of())))
        .isEqualTo("not-found");
    assertThat(post("/api/v1/leads/" + lead + "/erasure", Map.of("ground", NAME)).status())
        .isEqualTo(400);
    post("/api/v1/leads/" + lead + "/erasure", Map.of());
    completed();
  }

  @Test
  void a_retention_rule_shows_first_whom_it_would_erase() throws Exception {
    assertThat(code(get("/api/v1/retention-rule"))).isEqualTo("no-retention-rule");
    assertThat(put("/api/v1/retention-rule", Map.of("untouchedDays", 0)).status()).isEqualTo(400);
    assertThat(put("/api/v1/retention-rule", Map.of("untouchedDays", 30)).status()).isEqualTo(200);
    assertThat(get("/api/v1/retention-rule/dry-run").body().get("leads")).isEmpty();
    assertThat(delete("/api/v1/retention-rule").status()).isEqualTo(204);
    post("/api/v1/leads/" + lead + "/erasure", Map.of());
    completed();
  }

  private void assertThatItIsSealed(JsonNode certificate, long position) throws Exception {
    JsonNode event = certificate.get("event");
    assertThat(event.get("position").asLong()).isEqualTo(position);
    JsonNode seal = event.get("seal");
    SignedHead head = SignedHead.parse(seal.get("head").asString());
    assertThat(head.isSignedByAny(PublicKey.parseAll(text("/api/v1/seal/keys")))).isTrue();
    assertThat(
            MerkleTree.includes(
                Hash.parse(seal.get("leaf").asString()),
                seal.get("index").asLong(),
                head.head().size(),
                seal.get("hashes").values().stream()
                    .map(hash -> Hash.parse(hash.asString()))
                    .toList(),
                head.head().root()))
        .isTrue();
  }

  private JsonNode completed() throws Exception {
    await()
        .atMost(PATIENCE)
        .until(() -> get("/api/v1/erasures/" + lead).body().hasNonNull("completedAt"));
    return get("/api/v1/erasures/" + lead).body();
  }

  private Answer done(String what, Object body) throws Exception {
    Answer answer = post("/api/v1/leads/" + lead + what, body);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer;
  }

  private void said(String by, String content) throws Exception {
    id(
        post(
            "/api/v1/conversations/" + conversation + "/messages",
            Map.of("senderType", by, "content", content)));
  }

  private static String code(Answer refused) {
    return refused.body().get("code").asString();
  }

  private static String id(Answer created) {
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.body().get("id").asString();
  }
}
