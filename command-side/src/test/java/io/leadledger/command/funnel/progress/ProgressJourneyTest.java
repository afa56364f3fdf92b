package io.leadledger.command.funnel.progress;

import static io.leadledger.command.funnel.FunnelServer.PROGRESSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.funnel.FunnelServer;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Leads go through funnels over HTTP: by what is told, and by what they say in conversations.
@TestInstance(Lifecycle.PER_CLASS)
class ProgressJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @TempDir private static Path data;
  private FunnelServer funnels;
  private String leasing;

  @BeforeAll
  void start() {
    funnels = new FunnelServer(data);
    leasing =
        funnels.funnel(
            """
            key: leasing
            name: Leasing
            milestones:
              - {key: found, name: Found, requirements: [area, number_of_beds]}
              - {key: planned, name: Planned, requirements: [visit_date], rule: data.visit_date > entered}
              - {key: signed, name: Signed, confirmed: true}
            dataPoints:
              - {name: area, type: text}
              - {name: number_of_beds, type: integer, schema: {maximum: 5}}
              - {name: visit_date, type: date}
            """);
  }

  @AfterAll
  void stop() {
    funnels.close();
  }

  private String entered(String lead) {
    return funnels.entered(leasing, lead);
  }

  private HttpResponse<String> tell(
      String progress, String source, Map<String, Object> values, String... headers) {
    return funnels.post(
        PROGRESSES + "/" + progress + "/data-points",
        Map.of(
            "source",
            source,
            "dataPoints",
            values.entrySet().stream()
                .map(value -> Map.of("name", value.getKey(), "value", value.getValue()))
                .toList()),
        headers);
  }

  private List<String> milestones(String progress) {
    return funnels.events(progress).stream()
        .filter(MilestoneReached.class::isInstance)
        .map(event -> ((MilestoneReached) event).milestone())
        .toList();
  }

  private static void refused(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.body()).contains("\"" + code + "\"");
  }

  @Test
  void a_lead_goes_through_a_funnel_by_what_is_told() {
    String progress = entered(funnels.lead());
    assertThat(
            tell(progress, "form", Map.of("area", "Hillsboro", "number_of_beds", "2")).statusCode())
        .isEqualTo(200);
    tell(progress, "person", Map.of("visit_date", "2099-01-01"));
    assertThat(milestones(progress)).containsExactly("found", "planned");
    funnels.post(PROGRESSES + "/" + progress + "/milestones/signed/confirmation", Map.of());
    assertThat(funnels.events(progress).getLast()).isInstanceOf(FunnelCompleted.class);
  }

  @Test
  void a_lead_goes_through_a_funnel_by_what_it_says() {
    String lead = funnels.lead();
    String progress = entered(lead);
    String chat =
        funnels.id("/api/v1/conversations", Map.of("leadId", lead, "channel", "live_chat"));
    say(chat, "bot", "How can I help?");
    say(chat, "contact", "I am looking for a two bedroom apartment in Hillsboro.");
    assertThat(funnels.post("/api/v1/conversations/" + chat + "/analyses", Map.of()).statusCode())
        .isLessThan(300);
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(milestones(progress)).containsExactly("found"));
    DataPointCollected area =
        funnels.events(progress).stream()
            .filter(DataPointCollected.class::isInstance)
            .map(DataPointCollected.class::cast)
            .filter(event -> event.name().equals("area"))
            .findFirst()
            .orElseThrow();
    assertThat(area.value()).isEqualTo("Hillsboro");
    assertThat(area.source()).isEqualTo("conversation");
    assertThat(area.reference()).isEqualTo(chat);
    assertThat(area.conversationId()).hasToString(chat);
    int before = funnels.events(progress).size();
    say(chat, "contact", "As I said, in Hillsboro, two bedrooms.");
    funnels.post("/api/v1/conversations/" + chat + "/analyses", Map.of());
    String other = entered(funnels.lead());
    tell(other, "api", Map.of("area", "Portland"));
    assertThat(funnels.events(progress)).as("what is known is not told again").hasSize(before);
  }

  private void say(String chat, String by, String content) {
    funnels.id(
        "/api/v1/conversations/" + chat + "/messages",
        Map.of("senderType", by, "content", content));
  }

  @Test
  void what_is_not_taken_is_named_and_kept() {
    String progress = entered(funnels.lead());
    HttpResponse<String> some =
        tell(progress, "form", Map.of("area", "Hillsboro", "number_of_beds", 9));
    assertThat(some.statusCode()).isEqualTo(200);
    JsonNode answer = funnels.server().read(some);
    assertThat(answer.at("/taken/0").asString()).isEqualTo("area");
    assertThat(answer.at("/rejected/0/code").asString()).isEqualTo("against-the-schema");
    refused(tell(progress, "form", Map.of("number_of_beds", "a few")), 422, "data-points-rejected");
    refused(tell(progress, "form", Map.of("shoes", 43)), 422, "data-points-rejected");
    assertThat(funnels.events(progress).stream().filter(DataPointRejected.class::isInstance))
        .hasSize(3);
    refused(tell(progress, "rumour", Map.of("area", "X")), 400, "invalid-request");
    refused(tell(progress, "form", Map.of()), 400, "invalid-request");
  }

  @Test
  void the_same_request_again_is_one() {
    String progress = entered(funnels.lead());
    String key = Ids.next().toString();
    HttpResponse<String> first =
        tell(progress, "form", Map.of("area", "Hillsboro"), "Idempotency-Key", key);
    HttpResponse<String> again =
        tell(progress, "form", Map.of("area", "Hillsboro"), "Idempotency-Key", key);
    assertThat(again.body()).isEqualTo(first.body());
    tell(progress, "form", Map.of("area", "Hillsboro"));
    assertThat(funnels.events(progress).stream().filter(DataPointCollected.class::isInstance))
        .hasSize(1);
  }

  @Test
  void of_many_who_enter_the_same_lead_at_once_one_succeeds() {
    String lead = funnels.lead();
    List<CompletableFuture<HttpResponse<String>>> all =
        IntStream.range(0, 8)
            .mapToObj(_ -> CompletableFuture.supplyAsync(() -> funnels.enter(leasing, lead)))
            .toList();
    assertThat(all.stream().map(each -> each.join().statusCode()).filter(s -> s == 201)).hasSize(1);
    assertThat(all.stream().map(CompletableFuture::join).filter(it -> it.statusCode() != 201))
        .hasSize(7)
        .allSatisfy(it -> refused(it, 409, "somebody-is-in-a-funnel-once"));
  }

  @Test
  void what_must_not_be_is_refused_by_name() {
    String lead = funnels.lead();
    String progress = entered(lead);
    refused(funnels.enter(leasing, lead), 409, "somebody-is-in-a-funnel-once");
    refused(
        funnels.enter(leasing, Ids.next().toString()),
        409,
        "a-funnel-is-entered-by-somebody-known");
    refused(funnels.enter(Ids.next().toString(), lead), 409, "only-a-published-funnel-is-entered");
    refused(
        funnels.post(PROGRESSES + "/" + progress + "/milestones/signed/confirmation", Map.of()),
        409,
        "milestones-are-reached-in-order");
    refused(
        funnels.post(PROGRESSES + "/" + progress + "/milestones/found/skipping", Map.of()),
        409,
        "a-required-milestone-is-not-skipped");
    String after =
        funnels.funnel(
            "key: after\nname: After\nprerequisites: [leasing]\nmilestones: [{key: m, name: M, confirmed: true}]\n");
    HttpResponse<String> early = funnels.enter(after, lead);
    refused(early, 409, "prerequisites-are-completed-before");
    assertThat(funnels.server().read(early).at("/missing/0").asString()).isEqualTo("leasing");
    refused(
        funnels.post(PROGRESSES + "/" + progress + "/migration", Map.of()),
        409,
        "one-goes-on-to-a-newer-version");
    refused(funnels.post(PROGRESSES, Map.of("funnelId", leasing)), 400, "invalid-request");
  }

  @Test
  void a_tenant_has_nothing_of_another() {
    String progress = entered(funnels.lead());
    String other = funnels.id("/api/v1/tenants", Map.of("name", "Other", "slug", "other"));
    String owner =
        funnels.id(
            "/api/v1/tenants/" + other + "/users",
            Map.of("profile", Map.of("email", "o@other.example"), "role", "owner"));
    JsonNode key =
        funnels
            .server()
            .read(
                funnels.post(
                    "/api/v1/tenants/" + other + "/api-keys",
                    Map.of("name", "k", "role", "owner", "member", owner)));
    String theirs =
        funnels
            .server()
            .token(
                new CommandSideServer.Key(
                    key.get("clientId").asString(), key.get("clientSecret").asString()));
    Map<String, Object> area = Map.of("dataPoints", List.of(Map.of("name", "area", "value", "X")));
    refused(
        funnels.server().post(PROGRESSES + "/" + progress + "/data-points", theirs, area),
        404,
        "not-found");
    refused(
        funnels.server().post("/api/v1/funnels/" + leasing + "/publication", theirs, Map.of()),
        404,
        "not-found");
    refused(
        funnels
            .server()
            .post(
                PROGRESSES,
                theirs,
                Map.of("funnelId", leasing, "subjectKind", "lead", "subjectId", funnels.lead())),
        409,
        "only-a-published-funnel-is-entered");
  }

  @Test
  void history_is_brought_in_with_its_dates() {
    Instant then = Instant.parse("2018-05-01T10:00:00Z");
    String progress =
        funnels.id(
            PROGRESSES,
            Map.of(
                "funnelId",
                leasing,
                "subjectKind",
                "lead",
                "subjectId",
                funnels.lead(),
                "occurredAt",
                then.toString()));
    Instant day = then.plus(Duration.ofDays(1));
    funnels.post(
        PROGRESSES + "/" + progress + "/data-points",
        Map.of(
            "occurredAt",
            day.toString(),
            "dataPoints",
            List.of(
                Map.of("name", "area", "value", "Hillsboro"),
                Map.of("name", "number_of_beds", "value", 2))));
    MilestoneReached found =
        funnels.events(progress).stream()
            .filter(MilestoneReached.class::isInstance)
            .map(MilestoneReached.class::cast)
            .findFirst()
            .orElseThrow();
    assertThat(found.reachedAt()).isEqualTo(day);
    assertThat(found.facts()).hasSize(2);
  }

  @Test
  void who_makes_no_progress_stalls_and_goes_on_by_the_next_value() {
    String quick =
        funnels.funnel(
            """
            key: quick
            name: Quick
            stalledAfter: PT1S
            milestones: [{key: m, name: M, requirements: [a]}, {key: n, name: N, confirmed: true}]
            dataPoints: [{name: a, type: text}]
            """);
    String progress = funnels.entered(quick, funnels.lead());
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(funnels.events(progress).getLast()).isInstanceOf(FunnelStalled.class));
    tell(progress, "person", Map.of("a", "x"));
    assertThat(funnels.events(progress)).anyMatch(FunnelResumed.class::isInstance);
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () -> assertThat(funnels.events(progress).getLast()).isInstanceOf(FunnelStalled.class));
  }

  @Test
  void a_newer_version_is_gone_on_to_with_a_report() {
    String yaml =
        """
        key: moving
        name: Moving
        milestones: [{key: m, name: M, requirements: [a]}, {key: n, name: N, confirmed: true}]
        dataPoints: [{name: a, type: text}]
        """;
    String moving = funnels.funnel(yaml);
    String progress = funnels.entered(moving, funnels.lead());
    tell(progress, "person", Map.of("a", "x"));
    funnels.funnel(yaml.replace("{key: n, name: N,", "{key: o, name: O,"));
    JsonNode report =
        funnels.server().read(funnels.post(PROGRESSES + "/" + progress + "/migration", Map.of()));
    assertThat(report.get("toVersion").asInt()).isEqualTo(2);
    assertThat(report.at("/report/keptMilestones/0").asString()).isEqualTo("m");
    assertThat(report.at("/report/newMilestones/0").asString()).isEqualTo("o");
    assertThat(report.at("/report/droppedMilestones/0").asString()).isEqualTo("n");
    assertThat(
            funnels
                .post(PROGRESSES + "/" + progress + "/milestones/o/confirmation", Map.of())
                .statusCode())
        .isEqualTo(200);
    assertThat(funnels.events(progress).getLast()).isInstanceOf(FunnelCompleted.class);
  }

  @Test
  void values_are_ciphertext_in_the_history() {
    String progress = entered(funnels.lead());
    tell(progress, "person", Map.of("area", "Sesame-Street"));
    tell(progress, "person", Map.of("number_of_beds", "Oscar-the-Grouch"));
    assertThat(
            funnels
                .database()
                .sql(
                    "select count(*) from events.domain_event_entry where convert_from(payload, 'utf8') ~ 'Sesame|Oscar'")
                .query(Long.class)
                .single())
        .isZero();
  }
}
