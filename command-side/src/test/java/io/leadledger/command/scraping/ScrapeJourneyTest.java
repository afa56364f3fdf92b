package io.leadledger.command.scraping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.funnel.FunnelProgressEvent.DataPointCollected;
import io.leadledger.events.lead.CompanyEvent.CompanyProfileChanged;
import io.leadledger.events.lead.LeadEvent.LeadEnriched;
import io.leadledger.events.scraping.ScrapeJobEvent;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Websites of this machine, read over HTTP into the history.
@TestInstance(Lifecycle.PER_CLASS)
class ScrapeJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private PaperSite site;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.scraping.fetch.allow=127.0.0.0/8",
            "--leadledger.scraping.manners.delay=0ms",
            "--leadledger.scraping.report=100ms",
            "--leadledger.scraping.after-failure=100ms");
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void open() {
    site = new PaperSite();
  }

  @AfterEach
  void close() {
    site.close();
  }

  private String job(Map<String, Object> more) {
    var body = new HashMap<String, Object>(Map.of("startUrls", List.of(site.address("/"))));
    body.putAll(more);
    return created(server.post("/api/v1/scrape-jobs", token, body));
  }

  private String created(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  private void command(String job, String what) {
    HttpResponse<String> answer =
        server.post("/api/v1/scrape-jobs/" + job + "/" + what, token, Map.of());
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private JsonNode get(String job) {
    return server.read(
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/scrape-jobs/" + job))
                .header("Authorization", "Bearer " + token)
                .GET()));
  }

  private JsonNode over(String job) {
    return await().atMost(SOON).until(() -> get(job), now -> now.has("endedAt"));
  }

  private int pages(String job) {
    return get(job).get("progress").get("pages").asInt();
  }

  private List<ScrapeJobEvent> history(String job) {
    List<ScrapeJobEvent> events = new ArrayList<>();
    server.bean(ScrapeHistory.class).tell(UUID.fromString(job), events::add);
    return events;
  }

  private <E> List<E> found(String job, Class<E> kind) {
    return history(job).stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  private List<String> read(String job) {
    return found(job, PageScraped.class).stream()
        .map(page -> Objects.requireNonNull(page.content()).url())
        .sorted()
        .toList();
  }

  private List<Object> told(String aggregate) {
    return server
        .bean(EventStore.class)
        .readEvents(aggregate, 0)
        .asStream()
        .<Object>map(event -> event.getPayload())
        .toList();
  }

  @Test
  void every_page_of_a_site_is_read_once_and_one_at_a_time() {
    site.tree(150);
    String job = job(Map.of());
    JsonNode over = over(job);
    assertThat(over.get("status").asString()).isEqualTo("completed");
    assertThat(over.get("reason").asString()).isEqualTo("finished");
    assertThat(over.get("progress").get("pages").asInt()).isEqualTo(150);
    assertThat(read(job)).hasSize(150).doesNotHaveDuplicates();
    assertThat(site.asked).hasSize(150).doesNotHaveDuplicates();
    assertThat(site.mostAtOnce).hasValue(1);
    assertThat(history(job).getLast()).isInstanceOf(ScrapeJobCompleted.class);
  }

  @Test
  void a_worker_that_is_stopped_in_the_middle_leaves_no_page_out_and_no_page_twice() {
    site.tree(200).allow(80);
    String job = job(Map.of());
    var worker = server.bean(ScrapeWorker.class);
    await().atMost(SOON).until(() -> pages(job) >= 60);
    server
        .database()
        .sql(
            "select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and objsubid = 1 and granted and pid <> pg_backend_pid()")
        .query((row, _) -> row.getBoolean(1))
        .list();
    site.allow(PaperSite.ALL);
    worker.wake();
    assertThat(over(job).get("status").asString()).isEqualTo("completed");
    assertThat(read(job)).hasSize(200).doesNotHaveDuplicates();
  }

  @Test
  void a_paused_job_reads_nothing_until_it_is_resumed() {
    site.tree(450).allow(40);
    String job = job(Map.of());
    await().atMost(SOON).until(() -> pages(job) >= 30);
    command(job, "pause");
    site.allow(PaperSite.ALL);
    await().atMost(SOON).until(() -> server.bean(ScrapeWorker.class).isIdle());
    assertThat(site.asked).as("but for those in hand").hasSizeLessThan(300);
    assertThat(get(job).get("status").asString()).isEqualTo("paused");
    command(job, "resumption");
    assertThat(over(job).get("status").asString()).isEqualTo("completed");
    assertThat(read(job)).hasSize(450).doesNotHaveDuplicates();
  }

  @Test
  void a_cancelled_job_ends_where_it_is() {
    site.tree(450).allow(20);
    String job = job(Map.of());
    await().atMost(SOON).until(() -> pages(job) >= 10);
    command(job, "cancellation");
    site.allow(PaperSite.ALL);
    assertThat(over(job).get("status").asString()).isEqualTo("cancelled");
    await().atMost(SOON).until(() -> server.bean(ScrapeWorker.class).isIdle());
    assertThat(history(job).getLast()).isInstanceOf(ScrapeJobCancelled.class);
    assertThat(site.asked).as("but for those in hand").hasSizeLessThan(300);
  }

  @Test
  void limits_end_a_job() {
    site.tree(50);
    String pages = job(Map.of("limits", Map.of("pages", 7)));
    assertThat(over(pages).get("reason").asString()).isEqualTo("pages");
    assertThat(read(pages)).hasSize(7);
    String depth = job(Map.of("limits", Map.of("depth", 1)));
    assertThat(over(depth).get("reason").asString()).isEqualTo("finished");
    assertThat(read(depth)).hasSize(4);
  }

  @Test
  void a_site_that_is_not_there_fails_with_its_reason_and_one_that_is_private_too() {
    site.remove("/");
    JsonNode missing = over(job(Map.of()));
    assertThat(missing.get("status").asString()).isEqualTo("failed");
    assertThat(missing.get("reason").asString()).isEqualTo("not_found");
    JsonNode inside =
        over(job(Map.of("startUrls", List.of("http://169.254.169.254/latest/meta-data/"))));
    assertThat(inside.get("reason").asString()).isEqualTo("address_not_allowed");
  }

  @Test
  void a_second_reading_tells_what_was_added_has_changed_and_is_gone() {
    site.page(
            "/", "Home", "Welcome to our house of many rooms. ".repeat(5), "/old", "/same", "/news")
        .page("/old", "Old", "This page will be taken down some day. ".repeat(5))
        .page("/same", "Same", "Here nothing ever changes at all. ".repeat(5))
        .page("/news", "News", "Nothing has happened in town today. ".repeat(5));
    String first = job(Map.of());
    over(first);
    site.page("/news", "News", "Somebody has opened a window today. ".repeat(5), "/new")
        .page("/new", "New", "There was nothing here before today. ".repeat(5));
    site.remove("/old");
    String second =
        created(server.post("/api/v1/scrape-jobs/" + first + "/re-run", token, Map.of()));
    JsonNode over = over(second);
    assertThat(over.get("previousJobId").asString()).isEqualTo(first);
    assertThat(over.get("progress").get("added").asInt()).isEqualTo(1);
    assertThat(over.get("progress").get("changed").asInt()).isEqualTo(1);
    assertThat(over.get("progress").get("gone").asInt()).isEqualTo(1);
    assertThat(found(second, PageUnchanged.class))
        .hasSize(2)
        .allMatch(page -> page.httpStatus() == 304);
    assertThat(found(second, PageGone.class).getFirst().url()).isEqualTo(site.address("/old"));
    assertThat(found(second, PageChanged.class).getFirst().changed()).contains("text", "links");
    String third =
        created(server.post("/api/v1/scrape-jobs/" + first + "/re-run", token, Map.of()));
    assertThat(over(third).get("previousJobId").asString()).isEqualTo(second);
    assertThat(found(third, PageUnchanged.class)).hasSize(4);
    assertThat(found(third, PageScraped.class)).isEmpty();
  }

  @Test
  void what_a_page_tells_enriches_the_lead_and_its_company_and_overwrites_nothing() {
    String company =
        created(
            server.post(
                "/api/v1/companies",
                token,
                Map.of("name", "Roofs", "profile", Map.of("phone", "+4930123456"))));
    String lead =
        created(
            server.post(
                "/api/v1/leads",
                token,
                Map.of("source", "web", "browserId", "b-1", "companyId", company)));
    String contact =
        "Write to <a href=\"mailto:info@roofs.example\">info@roofs.example</a> or call"
            + " <a href=\"tel:+4930999999\">+49 30 999999</a>. We mend roofs of slate and of tin.";
    site.page("/", "Roofs", contact, "/a", "/b")
        .page("/a", "A", "Slate is a stone that splits. " + contact)
        .page("/b", "B", "Tin is a metal that bends. " + contact);
    String job = job(Map.of("leadId", lead));
    over(job);
    assertThat(read(job)).hasSize(3);
    assertThat(found(job, SiteFactsFound.class)).hasSize(1);
    await()
        .atMost(SOON)
        .untilAsserted(
            () -> {
              assertThat(told(lead)).hasAtLeastOneElementOfType(LeadEnriched.class);
              assertThat(told(company)).hasAtLeastOneElementOfType(CompanyProfileChanged.class);
            });
    LeadEnriched enriched = (LeadEnriched) told(lead).getLast();
    assertThat(enriched.source()).isEqualTo("website");
    assertThat(enriched.fields())
        .containsEntry("email", "info@roofs.example")
        .containsEntry("page", site.address("/"));
    var profile = ((CompanyProfileChanged) told(company).getLast()).profile();
    assertThat(profile).isNotNull();
    assertThat(profile.email()).isEqualTo("info@roofs.example");
    assertThat(profile.phone()).isEqualTo("+4930123456");
  }

  @Test
  void what_a_page_tells_reaches_the_funnels_that_the_lead_is_in() {
    String lead = visitor("b-2");
    String progress =
        entered(
            """
            key: getting_to_know
            name: Getting to know
            milestones:
              - {key: reachable, name: Reachable, requirements: [email]}
            dataPoints:
              - {name: email, type: text}
            """,
            lead);
    site.page("/", "Tiles", "Write to <a href=\"mailto:info@tiles.example\">us</a> about tiles.");
    over(job(Map.of("leadId", lead)));
    awaitEmailFromPage(progress);
  }

  @Test
  void a_trigger_has_the_website_read_that_somebody_has_named() {
    site.page(
        "/", "Bricks", "Write to <a href=\"mailto:info@bricks.example\">us</a> about bricks.");
    String progress =
        entered(
            """
            key: looked_up
            name: Looked up
            milestones:
              - {key: reachable, name: Reachable, requirements: [email]}
            dataPoints:
              - {name: email, type: text}
              - {name: website, type: text}
            triggers:
              - {key: read, on: data_point_collected, of: website, action: start_scrape, settings: {dataPoint: website}}
            """,
            visitor("b-3"));
    HttpResponse<String> collected =
        server.post(
            "/api/v1/funnel-progresses/" + progress + "/data-points",
            token,
            Map.of("dataPoints", List.of(Map.of("name", "website", "value", site.address("/")))));
    assertThat(collected.statusCode()).as(collected.body()).isEqualTo(200);
    awaitEmailFromPage(progress);
  }

  private String visitor(String browser) {
    return created(
        server.post("/api/v1/leads", token, Map.of("source", "web", "browserId", browser)));
  }

  private String entered(String funnelFile, String lead) {
    HttpResponse<String> imported =
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/funnels/import"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/yaml")
                .POST(BodyPublishers.ofString(funnelFile)));
    assertThat(imported.statusCode()).as(imported.body()).isEqualTo(200);
    String funnel = server.read(imported).get("id").asString();
    HttpResponse<String> published =
        server.post("/api/v1/funnels/" + funnel + "/publication", token, Map.of());
    assertThat(published.statusCode()).as(published.body()).isEqualTo(200);
    return created(
        server.post(
            "/api/v1/funnel-progresses",
            token,
            Map.of("funnelId", funnel, "subjectKind", "lead", "subjectId", lead)));
  }

  private void awaitEmailFromPage(String progress) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(told(progress))
                    .filteredOn(DataPointCollected.class::isInstance)
                    .map(DataPointCollected.class::cast)
                    .filteredOn(point -> point.source().equals("page"))
                    .map(DataPointCollected::name)
                    .contains("email"));
  }

  @Test
  void a_job_is_followed_by_server_sent_events_to_its_end() {
    site.tree(30);
    HttpResponse<String> events =
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/scrape-jobs/" + job(Map.of()) + "/events"))
                .header("Authorization", "Bearer " + token)
                .GET());
    assertThat(events.body())
        .contains("event:finished", "\"pages\":30", "\"queued\":0", "\"skipped\":", "\"bytes\":");
  }

  @Test
  void pages_are_told_nowhere_in_the_clear() {
    site.page("/", "Secret", "The word is rumpelstiltskin, and nobody knows it. ".repeat(4));
    over(job(Map.of()));
    assertThat(
            server
                .database()
                .sql(
                    "select count(*) from events.domain_event_entry where position('rumpelstiltskin' in convert_from(payload, 'UTF8')) > 0")
                .query(Long.class)
                .single())
        .isZero();
  }

  @Test
  void what_cannot_be_meant_is_refused_with_a_code() {
    HttpResponse<String> nowhere =
        server.post("/api/v1/scrape-jobs", token, Map.of("startUrls", List.of()));
    assertThat(nowhere.statusCode()).isEqualTo(400);
    HttpResponse<String> nobody =
        server.post(
            "/api/v1/scrape-jobs",
            token,
            Map.of("startUrls", List.of("https://a.example/"), "leadId", UUID.randomUUID()));
    assertThat(server.read(nobody).get("code").asString()).isEqualTo("a-job-serves-a-known-lead");
    assertThat(
            server
                .post("/api/v1/scrape-jobs/" + UUID.randomUUID() + "/re-run", token, Map.of())
                .statusCode())
        .isEqualTo(404);
  }
}
