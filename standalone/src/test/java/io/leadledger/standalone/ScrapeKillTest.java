package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A website that is being read when LeadLedger is killed is read to its end, and no page twice.
class ScrapeKillTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int PAGES = 600;
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "LEADLEDGER_SCRAPING_FETCH_ALLOW", "127.0.0.0/8",
          "LEADLEDGER_SCRAPING_MANNERS_DELAY", "5ms");

  @TempDir private Path folder;
  private HttpServer site;
  private OwnProcess running;

  @BeforeEach
  void open() throws Exception {
    site = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    site.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.createContext("/", ScrapeKillTest::answer);
    site.start();
    running = start();
  }

  @AfterEach
  void close() throws Exception {
    running.close();
    site.stop(0);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    boolean known = path.matches("/|/p\\d{1,4}");
    int number = path.equals("/") || !known ? 0 : Integer.parseInt(path.substring(2));
    String links =
        IntStream.rangeClosed(2 * number + 1, 2 * number + 2)
            .filter(n -> n < PAGES)
            .mapToObj(n -> "<p><a href=\"/p%d\">Page %d</a></p>".formatted(n, n))
            .collect(Collectors.joining());
    byte[] html =
        "<!doctype html><title>Page %1$d</title><main><h1>Page %1$d</h1><p>This stands on page %1$d alone.</p>%2$s<a href=mailto:info@roofs.example>Write</a></main>"
            .formatted(number, links)
            .getBytes(StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(known ? 200 : 404, html.length);
      exchange.getResponseBody().write(html);
    }
  }

  @Test
  void it_is_read_to_its_end_after_kills_and_no_page_twice() throws Exception {
    String token = running.awaitReady().token(folder);
    String company = created("/api/v1/companies", token, "{\"name\":\"Roofs\"}");
    String job =
        created(
            "/api/v1/scrape-jobs",
            token,
            "{\"startUrls\":[\"http://127.0.0.1:%d/\"],\"companyId\":\"%s\",\"limits\":{\"pages\":1000,\"depth\":50}}"
                .formatted(site.getAddress().getPort(), company));
    for (int until : new int[] {PAGES / 6, PAGES / 2}) {
      String now = token;
      await().atMost(Duration.ofMinutes(2)).until(() -> pages(job, now) >= until);
      running.kill();
      running = start().awaitReady();
      token = running.token(folder);
    }
    String last = token;
    await()
        .atMost(Duration.ofMinutes(3))
        .untilAsserted(
            () -> assertThat(state(job, last).get("status").asString()).isEqualTo("completed"));
    assertThat(pages(job, last)).isEqualTo(PAGES);
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(() -> assertThat(recorded(job, last)).hasSize(PAGES));
    assertThat(recorded(job, last)).doesNotHaveDuplicates();
    JsonNode known = read("/api/v1/companies/" + company + "/site", last);
    assertThat(known.get("readings").get(0).get("pagesRead").asInt()).isEqualTo(PAGES);
    JsonNode email = known.get("facts").get(0);
    assertThat(email.get("value").asString()).isEqualTo("info@roofs.example");
    assertThat(email.get("title").asString()).isEqualTo("Page 0");
    await()
        .atMost(Duration.ofMinutes(1))
        .untilAsserted(
            () ->
                assertThat(
                        read("/api/v1/smartweb/companies/" + company, last).get("email").asString())
                    .isEqualTo("info@roofs.example"));
  }

  private String created(String path, String token, String body) throws InterruptedException {
    HttpResponse<String> answer = running.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("id").asString();
  }

  private JsonNode read(String path, String token) throws InterruptedException {
    return JSON.readTree(running.get(path, "Authorization", "Bearer " + token).body());
  }

  private OwnProcess start() {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        LeadLedger.class, port, folder, CONFIGURATION, "--port=" + port, "--data-dir=" + folder);
  }

  private JsonNode state(String job, String token) throws InterruptedException {
    return read("/api/v1/scrape-jobs/" + job, token);
  }

  private int pages(String job, String token) throws InterruptedException {
    return state(job, token).path("progress").path("pages").asInt(0);
  }

  /// The addresses of all pages in the history: each is a row of its own.
  private List<String> recorded(String job, String token) throws InterruptedException {
    JsonNode rows =
        read(
            "/api/v1/funnel/website_page?select=url&status=eq.scraped&limit=1000&job_id=eq." + job,
            token);
    return rows.values().stream().map(row -> row.get("url").asString()).toList();
  }
}
