package io.leadledger.standalone;

import static io.leadledger.standalone.Traces.EMAIL;
import static io.leadledger.standalone.Traces.NAME;
import static io.leadledger.standalone.Traces.PHONE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.leadledger.events.Ids;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Somebody who has chatted, written, been called, been led through a funnel, read about on a
/// website and imported is forgotten, in every table.
@TestPropertySource(
    properties = {
      "leadledger.erasure.known-everywhere=1s",
      "leadledger.retention.every=PT12H",
      "leadledger.deadlines.polling=50ms",
      "leadledger.scraping.fetch.allow=127.0.0.0/8",
      "leadledger.scraping.manners.delay=0ms",
      "leadledger.channels.outbound.allow=127.0.0.0/8",
      "leadledger.channels.outbound.attempts=2",
      "leadledger.channels.outbound.first-pause=20ms"
    })
class ErasureOfEverythingTest extends Running {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final JsonMapper JSON = new JsonMapper();
  private static final String FUNNEL =
      """
      key: everything
      name: Everything
      milestones: [{key: m, name: M, requirements: [wish]}, {key: n, name: N, confirmed: true}]
      dataPoints: [{name: wish, type: text}, {name: email, type: text}]
      triggers:
        - {key: task, on: milestone_reached, of: m, action: create_task, settings: {title: Call them}}
        - {key: tell, on: data_point_collected, of: wish, action: notify, settings: {title: Told}}
      """;

  /// Of more events than it takes for a snapshot.
  private static final int VISITS = 101;

  private HttpServer world;
  private String browser = "";
  private String lead = "";

  /// Her website, and whoever is told of messages and refuses them.
  @BeforeEach
  void openTheWorld() throws IOException {
    world = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    world.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    world.createContext("/", ErasureOfEverythingTest::page);
    world.createContext("/messages", ErasureOfEverythingTest::refuse);
    world.start();
  }

  @AfterEach
  void closeTheWorld() {
    world.stop(0);
  }

  private static void page(HttpExchange exchange) throws IOException {
    boolean known = exchange.getRequestURI().getPath().matches("/(quarterstaff)?");
    byte[] html =
        "<!doctype html><title>%1$s</title><main><h1>%1$s</h1><p>Write to <a href=mailto:%2$s>%2$s</a> or call <a href=tel:%3$s>%3$s</a>.</p><a href=/quarterstaff>More</a></main>"
            .formatted(NAME, EMAIL, PHONE)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(known ? 200 : 404, html.length);
      exchange.getResponseBody().write(html);
    }
  }

  private static void refuse(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      exchange.sendResponseHeaders(500, -1);
    }
  }

  @Test
  void nothing_is_left_of_somebody_of_whom_everything_was_known() throws Exception {
    chats();
    isWorkedOn();
    imports();
    writes();
    isCalled();
    goesThroughAFunnel();
    isReadAbout();
    isParked();
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(Traces.in(sql()))
                    .contains(
                        "crm.leads",
                        "crm.messages",
                        "crm.lead_journey_events",
                        "funnel.\"user\"",
                        "funnel.conversation_message",
                        "funnel.data_point_collection",
                        "funnel.website_page",
                        "resman.\"user\"",
                        "resman.message",
                        "smartweb.leads",
                        "smartweb.interactions",
                        "workspace.contacts",
                        "workspace.conversation_messages"));
    assertThat(count("events.snapshot_event_entry", "aggregate_identifier")).isEqualTo(1);
    assertThat(count("projection.dead_letter_entry", "aggregate_identifier")).isPositive();
    assertThat(
            count(
                "command.delivery",
                "(select lead_id from crm.conversations where id = conversation)"))
        .isPositive();

    Answer erased = post("/api/v1/leads/" + lead + "/erasure", Map.of());
    assertThat(erased.status()).as(erased.body().toString()).isEqualTo(200);
    JsonNode verification = post("/api/v1/audit/verifications", Map.of()).body();
    assertThat(verification.get("holds").asBoolean())
        .as("a verification waits for rows that are being made anew: %s", verification)
        .isTrue();
    await()
        .atMost(PATIENCE)
        .until(() -> get("/api/v1/erasures/" + lead).body().hasNonNull("completedAt"));

    assertThat(Traces.in(sql())).isEmpty();
    assertThat(count("events.snapshot_event_entry", "aggregate_identifier")).isZero();
    assertThat(
            count(
                "command.delivery",
                "(select lead_id from crm.conversations where id = conversation)"))
        .isZero();
    assertThat(count("command.chat_visitor", "lead")).isZero();
    assertThat(get("/api/v1/history/" + lead + "/state?at=2100-01-01T00:00:00Z").status())
        .isEqualTo(410);
    assertThat(post("/api/v1/seal/verifications", Map.of()).body().get("findings").size()).isZero();
    sql().sql("alter table smartweb.lead_enrichment drop constraint refuses").update();
  }

  private long count(String table, String owner) {
    return sql()
        .sql("select count(*) from " + table + " where " + owner + "::text = ?")
        .param(lead)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  /// She is a visitor of a website first, and says then who she is.
  private void chats() throws Exception {
    String site =
        id(
            post(
                "/api/v1/chat-sites",
                Map.of("name", "Site", "bot", true, "origins", List.of("https://site.example"))));
    browser = Ids.next().toString();
    JsonNode opened =
        visit(
            site,
            "POST",
            "/conversations",
            Map.of("browserId", browser, "pageUrl", "https://site.example/?for=" + EMAIL),
            "");
    String token = opened.get("token").asString();
    visit(
        site,
        "POST",
        "/messages",
        Map.of("id", Ids.next().toString(), "content", "I am " + NAME + ", " + PHONE),
        token);
    visit(site, "PUT", "/contact", Map.of("name", NAME, "email", EMAIL, "phone", PHONE), token);
    lead =
        sql()
            .sql("select lead::text from command.chat_visitor where site = ?::uuid")
            .param(site)
            .query((row, _) -> row.getString(1))
            .single();
  }

  private JsonNode visit(String site, String method, String path, Object body, String token)
      throws Exception {
    var request =
        authorized("/api/v1/chat/" + site + path)
            .header("Content-Type", "application/json")
            .header("Origin", "https://site.example")
            .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (!token.isEmpty()) {
      request.header("Browser-Id", browser).header("Visitor-Token", token);
    }
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 204);
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }

  private void isWorkedOn() throws Exception {
    done(
        put(
            "/api/v1/leads/" + lead + "/company",
            Map.of("companyName", "Quarterstaff & Daughter")));
    send(
        "PATCH",
        "/api/v1/leads/" + lead + "/custom-fields",
        "application/json",
        "{\"signature\":\"" + NAME + "\"}");
    String member = member();
    done(
        put(
            "/api/v1/leads/" + lead + "/assignment",
            Map.of("assigneeId", member, "reason", "Knows " + NAME)));
    for (int visit = 0; visit < VISITS; visit++) {
      done(
          post(
              "/api/v1/leads/" + lead + "/visits",
              Map.of("pageUrl", "https://site.example/?for=" + EMAIL)));
    }
    done(
        post(
            "/api/v1/leads/" + lead + "/qualification",
            Map.of("reason", NAME),
            "Idempotency-Key",
            "of-" + EMAIL));
    done(post("/api/v1/leads/" + lead + "/conversion", Map.of("value", 500, "currency", "EUR")));
    String task =
        id(
            post(
                "/api/v1/tasks",
                Map.of(
                    "title",
                    "Call " + NAME,
                    "description",
                    PHONE,
                    "leadId",
                    lead,
                    "assigneeId",
                    member)));
    done(post("/api/v1/tasks/" + task + "/cancellation", Map.of("reason", NAME + " has called")));
    id(
        post(
            "/api/v1/notifications",
            Map.of(
                "title",
                NAME,
                "message",
                EMAIL,
                "leadId",
                lead,
                "link",
                "https://mail.example/?to=" + EMAIL)));
  }

  private String member() {
    return sql()
        .sql("select user_id::text from command.member limit 1")
        .query((row, _) -> row.getString(1))
        .single();
  }

  /// A row that is there already, and one that is rejected.
  private void imports() throws Exception {
    send(
        "POST",
        "/api/v1/leads/import?email=mail&fullName=name",
        "text/csv",
        "mail,name\n%s,%s\nno address of %s,%s\n".formatted(EMAIL, NAME, NAME, NAME));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sql()
                        .sql(
                            "select count(*) from command.import_job where finished_at is not null")
                        .query((row, _) -> row.getLong(1))
                        .single()
                    == 1);
  }

  private void writes() throws Exception {
    done(put("/api/v1/channels/email/outbound/webhook", Map.of("url", address("/messages"))));
    String chat =
        id(
            post(
                "/api/v1/conversations",
                Map.of("leadId", lead, "channel", "email", "subject", "Offer for " + NAME)));
    String messages = "/api/v1/conversations/" + chat + "/messages";
    id(
        post(
            messages,
            Map.of(
                "senderType",
                "contact",
                "content",
                "My name is " + NAME + ", write to " + EMAIL + " or call " + PHONE,
                "externalMessageId",
                "of-" + EMAIL)));
    id(post(messages, Map.of("senderType", "user", "content", "Gladly, " + NAME)));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sql()
                        .sql(
                            "select count(*) from command.delivery where conversation = ?::uuid and state = 'failed'")
                        .param(chat)
                        .query((row, _) -> row.getLong(1))
                        .single()
                    == 1);
    post("/api/v1/conversations/" + chat + "/analyses", Map.of());
  }

  private void isCalled() throws Exception {
    JsonNode webhook =
        post("/api/v1/channels/ai_call/webhooks", Map.of("name", "Telephone company")).body();
    String campaign =
        id(
            post(
                "/api/v1/call-campaigns",
                Map.of(
                    "name",
                    "Spring",
                    "script",
                    "Ask.",
                    "timezone",
                    "Europe/Berlin",
                    "days",
                    List.of(
                        "MONDAY",
                        "TUESDAY",
                        "WEDNESDAY",
                        "THURSDAY",
                        "FRIDAY",
                        "SATURDAY",
                        "SUNDAY"),
                    "from",
                    "00:00",
                    "to",
                    "23:59:59.999")));
    done(
        post("/api/v1/call-campaigns/" + campaign + "/audience", Map.of("leadIds", List.of(lead))));
    done(post("/api/v1/call-campaigns/" + campaign + "/start", Map.of()));
    String path = "/api/v1/call-campaigns/" + campaign + "/dialled";
    await().atMost(PATIENCE).until(() -> get(path).body().size() == 1);
    String body =
        JSON.writeValueAsString(
            Map.of(
                "type",
                "call.completed",
                "data",
                Map.of(
                    "callId",
                    get(path).body().get(0).get("callId").asString(),
                    "attempt",
                    1,
                    "durationSeconds",
                    30,
                    "startedAt",
                    Instant.now().minusSeconds(30).toString(),
                    "recordingUrl",
                    "https://calls.example/" + EMAIL,
                    "transcript",
                    List.of(Map.of("speaker", "lead", "text", "This is " + NAME)))));
    String name = "msg_" + Ids.next();
    long now = Instant.now().getEpochSecond();
    var request =
        authorized(webhook.get("path").asString())
            .header("Content-Type", "application/json")
            .header("webhook-id", name)
            .header("webhook-timestamp", Long.toString(now))
            .header(
                "webhook-signature",
                new Webhook(webhook.get("secret").asString()).sign(name, now, body))
            .POST(BodyPublishers.ofString(body));
    HttpResponse<String> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private void goesThroughAFunnel() throws Exception {
    String funnel =
        send("POST", "/api/v1/funnels/import", "application/yaml", FUNNEL).get("id").asString();
    done(post("/api/v1/funnels/" + funnel + "/publication", Map.of()));
    String progress =
        id(
            post(
                "/api/v1/funnel-progresses",
                Map.of(
                    "funnelId",
                    funnel,
                    "subjectKind",
                    "lead",
                    "subjectId",
                    lead,
                    "attributes",
                    Map.of("name", NAME))));
    done(
        post(
            "/api/v1/funnel-progresses/" + progress + "/data-points",
            Map.of(
                "source",
                "form",
                "reference",
                "form of " + NAME,
                "dataPoints",
                List.of(
                    Map.of("name", "wish", "value", "a house for " + NAME),
                    Map.of("name", "shoes", "value", NAME)))));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                sql()
                        .sql(
                            "select count(*) from events.domain_event_entry where payload_type = 'funnel.TriggerFired'")
                        .query((row, _) -> row.getLong(1))
                        .single()
                    == 2);
  }

  private void isReadAbout() throws Exception {
    String job =
        id(
            post(
                "/api/v1/scrape-jobs",
                Map.of(
                    "startUrls",
                    List.of(address("/")),
                    "leadId",
                    lead,
                    "purpose",
                    "About " + NAME)));
    await().atMost(PATIENCE).until(() -> get("/api/v1/scrape-jobs/" + job).body().has("endedAt"));
  }

  /// A table refuses what was told of her last.
  private void isParked() throws Exception {
    sql()
        .sql(
            "alter table smartweb.lead_enrichment add constraint refuses check (source <> 'refused') not valid")
        .update();
    done(
        post(
            "/api/v1/leads/" + lead + "/enrichments",
            Map.of("source", "refused", "fields", Map.of("name", NAME), "confidence", 0.9)));
    await()
        .atMost(PATIENCE)
        .until(() -> count("projection.dead_letter_entry", "aggregate_identifier") > 0);
  }

  private String address(String path) {
    return "http://127.0.0.1:" + world.getAddress().getPort() + path;
  }

  private JsonNode send(String method, String path, String type, String body) throws Exception {
    HttpResponse<String> answer =
        HttpClient.newHttpClient()
            .send(
                authorized(path)
                    .header("Content-Type", type)
                    .method(method, BodyPublishers.ofString(body))
                    .build(),
                BodyHandlers.ofString());
    assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 202);
    return JSON.readTree(answer.body().isEmpty() ? "null" : answer.body());
  }

  private static void done(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 204);
  }

  private static String id(Answer created) {
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.body().get("id").asString();
  }
}
