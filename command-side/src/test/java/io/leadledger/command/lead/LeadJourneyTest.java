package io.leadledger.command.lead;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Leads over HTTP into the history, as many clients at once see it.
@TestInstance(Lifecycle.PER_CLASS)
class LeadJourneyTest {
  @TempDir private static Path data;
  private ThrowAwayPostgres.Database database;
  private CommandSideServer server;
  private String token;

  @BeforeAll
  void start() {
    database = ThrowAwayPostgres.newDatabase();
    server = new CommandSideServer(database, data);
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void a_captured_lead_is_answered_with_its_place_version_and_position() {
    HttpResponse<String> answer = capture(email());
    String id = id(answer);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(header(answer, "Location")).isEqualTo("/api/v1/leads/" + id);
    assertThat(header(answer, "ETag")).isEqualTo("\"0\"");
    assertThat(Long.parseLong(header(answer, "Event-Position")))
        .isEqualTo(lastPosition(id))
        .isPositive();
  }

  @Test
  void every_event_says_for_whom_by_whom_and_because_of_what() {
    String correlation = Ids.next().toString();
    String id = id(capture(email(), "Correlation-Id", correlation));
    var event =
        server
            .database()
            .sql(
                "select convert_from(meta_data, 'UTF8')::jsonb ->> 'correlationId' as correlation,"
                    + " (select count(*) from jsonb_object_keys(convert_from(meta_data, 'UTF8')::jsonb)) as keys"
                    + " from events.domain_event_entry where aggregate_identifier = ?::uuid")
            .param(id)
            .query()
            .singleRow();
    assertThat(event).containsEntry("correlation", correlation).containsEntry("keys", 5L);
  }

  @Test
  void what_is_said_twice_is_one_event() {
    String lead = id(capture(email()));
    HttpResponse<String> once = put("/" + lead + "/tags/vip");
    HttpResponse<String> twice = put("/" + lead + "/tags/vip");
    assertThat(twice.statusCode()).isEqualTo(200);
    assertThat(twice.body()).isEqualTo(once.body());
    assertThat(events(lead)).isEqualTo(2);
  }

  @Test
  void of_32_clients_that_capture_the_same_person_one_wins_and_the_others_learn_who() {
    String email = email();
    List<HttpResponse<String>> answers = atOnce(32, () -> capture(email));
    List<HttpResponse<String>> created = with(201, answers);
    List<HttpResponse<String>> refused = with(409, answers);
    assertThat(created).hasSize(1);
    assertThat(refused).hasSize(31);
    assertThat(refused)
        .allSatisfy(
            answer -> {
              assertThat(server.read(answer).get("existingLead").asString())
                  .isEqualTo(id(created.getFirst()));
              assertThat(server.read(answer).get("code").asString())
                  .isEqualTo("email-is-unique-among-active-leads");
              assertThat(server.read(answer).get("rule").asString())
                  .isEqualTo("EMAIL_IS_UNIQUE_AMONG_ACTIVE_LEADS");
            });
  }

  @Test
  void a_request_sent_a_hundred_times_with_one_key_is_one_event_and_a_hundred_equal_answers() {
    String email = email();
    String key = Ids.next().toString();
    List<HttpResponse<String>> answers = atOnce(100, () -> capture(email, "Idempotency-Key", key));
    assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201);
    assertThat(answers.stream().map(HttpResponse::body).distinct()).hasSize(1);
    assertThat(answers.stream().map(a -> header(a, "Location") + header(a, "ETag")).distinct())
        .hasSize(1);
    assertThat(events(id(answers.getFirst()))).isEqualTo(1);
  }

  @Test
  void a_key_used_for_another_request_is_refused() {
    String key = Ids.next().toString();
    capture(email(), "Idempotency-Key", key);
    HttpResponse<String> other = capture(email(), "Idempotency-Key", key);
    assertThat(other.statusCode()).isEqualTo(422);
    assertThat(server.read(other).get("code").asString()).isEqualTo("idempotency-key-reused");
  }

  @Test
  void a_refused_request_leaves_its_key_free() {
    String email = email();
    String lead = id(capture(email));
    String key = Ids.next().toString();
    assertThat(capture(email, "Idempotency-Key", key).statusCode()).isEqualTo(409);
    assertThat(post("/" + lead + "/archiving", Map.of()).statusCode()).isEqualTo(200);
    assertThat(capture(email, "Idempotency-Key", key).statusCode()).isEqualTo(201);
  }

  @Test
  void of_16_changes_to_the_same_version_one_is_made() {
    String lead = id(capture(email()));
    List<HttpResponse<String>> answers =
        atOnce(16, () -> put("/" + lead + "/tags/t" + Ids.next(), "If-Match", "\"0\""));
    assertThat(with(200, answers)).hasSize(1);
    assertThat(with(412, answers)).hasSize(15);
    assertThat(server.read(with(412, answers).getFirst()).get("currentVersion").asLong())
        .isEqualTo(1);
    assertThat(events(lead)).isEqualTo(2);
  }

  @Test
  void changes_without_a_version_are_all_made() {
    String lead = id(capture(email()));
    List<HttpResponse<String>> answers = atOnce(16, () -> put("/" + lead + "/tags/t" + Ids.next()));
    assertThat(with(200, answers)).hasSize(16);
    assertThat(events(lead)).isEqualTo(17);
  }

  @Test
  void a_version_may_be_written_weak_in_a_list_or_as_any() {
    String lead = id(capture(email()));
    assertThat(put("/" + lead + "/tags/a", "If-Match", "W/\"0\"").statusCode()).isEqualTo(200);
    assertThat(put("/" + lead + "/tags/b", "If-Match", "\"7\", \"1\"").statusCode()).isEqualTo(200);
    assertThat(put("/" + lead + "/tags/c", "If-Match", "*").statusCode()).isEqualTo(200);
    assertThat(put("/" + lead + "/tags/d", "If-Match", "\"of-another-server\"").statusCode())
        .isEqualTo(412);
    assertThat(put("/" + lead + "/tags/e", "If-Match", "3").statusCode()).isEqualTo(400);
  }

  @Test
  void everything_wrong_with_a_request_is_told_at_once() {
    HttpResponse<String> answer =
        post(
            "",
            Map.of(
                "contact",
                Map.of("email", "nobody", "phone", "12", "timezone", "Mars/Olympus"),
                "source",
                " "));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(server.read(answer).get("errors").findValuesAsString("field"))
        .containsExactlyInAnyOrder("source", "contact.email", "contact.phone", "contact.timezone");
  }

  @Test
  void a_lead_that_does_not_exist_or_is_anothers_is_not_found() {
    String lead = id(capture(email()));
    String stranger = otherTenant();
    HttpResponse<String> anothers =
        server.send("PUT", "/api/v1/leads/" + lead + "/tags/mine", stranger, Map.of());
    HttpResponse<String> nobodys = put("/" + Ids.next() + "/tags/mine");
    assertThat(List.of(anothers.statusCode(), nobodys.statusCode())).containsOnly(404);
    assertThat(server.read(anothers).get("code")).isEqualTo(server.read(nobodys).get("code"));
    assertThat(events(lead)).isEqualTo(1);
  }

  @Test
  void the_same_person_may_be_a_lead_of_two_tenants() {
    String email = email();
    assertThat(capture(email).statusCode()).isEqualTo(201);
    assertThat(server.post("/api/v1/leads", otherTenant(), lead(email)).statusCode())
        .isEqualTo(201);
  }

  @Test
  void a_lead_with_a_long_history_goes_on_from_its_snapshot() {
    String lead = id(capture(email()));
    for (int i = 0; i < 120; i++) {
      assertThat(
              put("/" + lead + "/score", Map.of("score", i % 100, "model", "m" + i)).statusCode())
          .isEqualTo(200);
    }
    assertThat(
            server
                .database()
                .sql(
                    "select count(*) from events.snapshot_event_entry where aggregate_identifier = ?::uuid")
                .param(lead)
                .query(Long.class)
                .single())
        .isEqualTo(1);
    try (var second = new CommandSideServer(database, data)) {
      HttpResponse<String> answer =
          second.send(
              "PUT", "/api/v1/leads/" + lead + "/tags/vip", token, Map.of(), "If-Match", "\"120\"");
      assertThat(answer.statusCode()).isEqualTo(200);
    }
    assertThat(header(put("/" + lead + "/tags/seen"), "ETag")).isEqualTo("\"122\"");
  }

  @Test
  void no_plain_address_is_stored_on_the_command_side() {
    String email = email();
    capture(email);
    assertThat(
            server
                .database()
                .sql(
                    "select count(*) from events.domain_event_entry where position(?::bytea in payload) > 0")
                .param(email.getBytes(java.nio.charset.StandardCharsets.UTF_8))
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void a_company_is_registered_and_its_first_lead_holds_it() {
    HttpResponse<String> company =
        server.post(
            "/api/v1/companies",
            token,
            Map.of("name", "Acme", "externalId", Ids.next().toString()));
    assertThat(company.statusCode()).isEqualTo(201);
    HttpResponse<String> lead =
        post(
            "",
            Map.of("source", "web", "externalId", Ids.next().toString(), "companyId", id(company)));
    assertThat(lead.statusCode()).isEqualTo(201);
    HttpResponse<String> foreign =
        server.post(
            "/api/v1/leads",
            otherTenant(),
            Map.of("source", "web", "externalId", "x", "companyId", id(company)));
    assertThat(server.read(foreign).get("code").asString())
        .isEqualTo("a-lead-belongs-to-a-known-company");
  }

  /// A token of a tenant that nobody else is.
  @SuppressWarnings("unchecked")
  private String otherTenant() {
    return new TestTokens(server.bean(JWKSource.class)).of(Ids.next(), Ids.next(), Role.MEMBER);
  }

  private static Map<String, Object> lead(String email) {
    return Map.of("source", "web", "contact", Map.of("email", email));
  }

  private static String email() {
    return Ids.next() + "@example.com";
  }

  private HttpResponse<String> capture(String email, String... headers) {
    return server.post("/api/v1/leads", token, lead(email), headers);
  }

  private HttpResponse<String> post(String path, Object body) {
    return server.post("/api/v1/leads" + path, token, body);
  }

  private HttpResponse<String> put(String path, String... headers) {
    return server.send("PUT", "/api/v1/leads" + path, token, Map.of(), headers);
  }

  private HttpResponse<String> put(String path, Map<String, Object> body) {
    return server.send("PUT", "/api/v1/leads" + path, token, body);
  }

  private String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  private long events(String lead) {
    return server
        .database()
        .sql("select count(*) from events.domain_event_entry where aggregate_identifier = ?::uuid")
        .param(lead)
        .query(Long.class)
        .single();
  }

  private long lastPosition(String lead) {
    return server
        .database()
        .sql(
            "select max(global_index) from events.domain_event_entry where aggregate_identifier = ?::uuid")
        .param(lead)
        .query(Long.class)
        .single();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }

  private static List<HttpResponse<String>> with(int status, List<HttpResponse<String>> answers) {
    return answers.stream().filter(answer -> answer.statusCode() == status).toList();
  }

  private static <T> List<T> atOnce(int clients, Callable<T> request) {
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<T>> answers =
          threads.invokeAll(IntStream.range(0, clients).mapToObj(_ -> request).toList());
      List<T> all = new java.util.ArrayList<>();
      for (Future<T> answer : answers) {
        all.add(answer.get());
      }
      return all;
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }
}
