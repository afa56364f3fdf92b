package io.leadledger.command.scraping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// A website on which everything is wrong that can be, and one page that is not.
@TestInstance(Lifecycle.PER_CLASS)
class BadWebsiteTest {
  private static final Duration SOON = Duration.ofSeconds(120);
  private static final String HTML = "Content-Type: text/html; charset=utf-8\r\n";
  private static final String RULES =
      "User-agent: *\nDisallow: /forbidden\nSitemap: /bomb.xml.gz\n" + "# ".repeat(300 << 10);
  private static final byte[] BOMB = bomb();
  private static final List<String> PAGES =
      List.of(
          "/circle",
          "/onward/",
          "/to-metadata",
          "/huge",
          "/drips",
          "/silent",
          "/hangs-up",
          "/bomb",
          "/damaged",
          "/pdf",
          "/picture",
          "/no-http",
          "/forbidden/page",
          "/moved-away",
          "/fine");

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.scraping.fetch.allow=127.0.0.1/32",
            "--leadledger.scraping.fetch.whole=4s",
            "--leadledger.scraping.manners.delay=0ms",
            "--leadledger.scraping.manners.first-pause=10ms",
            "--leadledger.scraping.manners.longest-pause=50ms");
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void is_read_to_its_end_and_each_page_says_what_became_of_it() throws Exception {
    try (var site = new LoopbackServer(BadWebsiteTest::answer)) {
      HttpResponse<String> asked =
          server.post(
              "/api/v1/scrape-jobs",
              token,
              Map.of(
                  "startUrls",
                  List.of(
                      site.url("/"), "http://167772161/decimal", "http://[::ffff:a00:1]/mapped")));
      assertThat(asked.statusCode()).as(asked.body()).isEqualTo(201);
      String job = server.read(asked).get("id").asString();
      JsonNode over = await().atMost(SOON).until(() -> get(job), now -> now.has("endedAt"));
      assertThat(over.get("status").asString()).isEqualTo("completed");
      assertThat(over.get("reason").asString()).isEqualTo("finished");
      assertThat(became(job, site.url("")))
          .containsExactlyInAnyOrderEntriesOf(
              Map.ofEntries(
                  Map.entry("/", "read"),
                  Map.entry("/fine", "read"),
                  Map.entry("/circle", "redirects"),
                  Map.entry("/onward/", "redirects"),
                  Map.entry("/to-metadata", "off_scope"),
                  Map.entry("/moved-away", "redirect_target"),
                  Map.entry("/huge", "too_large"),
                  Map.entry("/drips", "timeout"),
                  Map.entry("/silent", "timeout"),
                  Map.entry("/hangs-up", "connection_lost"),
                  Map.entry("/bomb", "compression_bomb"),
                  Map.entry("/damaged", "encoding"),
                  Map.entry("/pdf", "type"),
                  Map.entry("/picture", "type"),
                  Map.entry("/no-http", "protocol"),
                  Map.entry("/forbidden/page", "robots"),
                  Map.entry("http://10.0.0.1/decimal", "address_not_allowed"),
                  Map.entry("http://10.0.0.1/mapped", "address_not_allowed")));
    }
  }

  private JsonNode get(String job) {
    return server.read(
        server.send(
            HttpRequest.newBuilder(server.uri("/api/v1/scrape-jobs/" + job))
                .header("Authorization", "Bearer " + token)
                .GET()));
  }

  /// What was found out last about each address.
  private Map<String, String> became(String job, String site) {
    Map<String, String> became = new HashMap<>();
    server
        .bean(ScrapeHistory.class)
        .tell(
            UUID.fromString(job),
            event -> {
              switch (event) {
                case PageScraped page when page.content() != null ->
                    became.put(page.content().url().replace(site, ""), "read");
                case PageSkipped page ->
                    became.put(("" + page.url()).replace(site, ""), page.reason());
                case PageFailed page ->
                    became.put(("" + page.url()).replace(site, ""), page.error());
                default -> {}
              }
            });
    return became;
  }

  private static void answer(String request, OutputStream out) throws Exception {
    String path = request.split(" ")[1];
    switch (path) {
      case "/robots.txt" -> say(out, LoopbackServer.page("Content-Type: text/plain\r\n", RULES));
      case "/" -> say(out, LoopbackServer.page(HTML, front()));
      case "/fine" -> say(out, LoopbackServer.page(HTML, "<p>All is well here, and well said."));
      case "/circle" -> say(out, moved("/circle"));
      case "/to-metadata" -> say(out, moved("http://169.254.169.254/latest/meta-data/"));
      case "/moved-away" -> say(out, moved("file:///etc/passwd"));
      case "/huge" ->
          say(out, LoopbackServer.page(HTML + "Content-Length: 10737418240\r\n", "<p>"));
      case "/drips" -> {
        say(out, LoopbackServer.page(HTML, ""));
        drip(out);
      }
      case "/silent" -> Thread.sleep(60_000);
      case "/hangs-up" -> say(out, LoopbackServer.page(HTML + "Content-Length: 1000\r\n", "<p>"));
      case "/bomb" -> packed(out, HTML, BOMB);
      case "/bomb.xml.gz" -> packed(out, "Content-Type: application/xml\r\n", BOMB);
      case "/damaged" -> packed(out, HTML, "no gzip at all".getBytes(StandardCharsets.UTF_8));
      case "/pdf" -> say(out, LoopbackServer.page("Content-Type: application/pdf\r\n", "%PDF"));
      case "/picture" -> say(out, LoopbackServer.page(HTML, "GIF89a\0\0\0\0"));
      case "/no-http" -> say(out, "SSH-2.0-OpenSSH_9.9\r\n".repeat(200));
      default -> {
        if (path.startsWith("/onward/")) {
          say(out, moved(path + "x"));
        } else {
          say(out, "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n");
        }
      }
    }
  }

  /// Links to all, between a hundred thousand to somewhere else; and is not well-formed.
  private static String front() {
    return "<html><body><p><b>Welcome</p></i><table><div><a href=/circle>"
        + PAGES.stream()
            .map(path -> "<a href='" + path + "'>" + path)
            .collect(Collectors.joining("<p>"))
        + IntStream.range(0, 100_000)
            .mapToObj(i -> "<a href=https://elsewhere.example/" + i + ">")
            .collect(Collectors.joining());
  }

  private static void say(OutputStream out, String answer) throws IOException {
    out.write(answer.getBytes(StandardCharsets.UTF_8));
  }

  private static String moved(String to) {
    return "HTTP/1.1 302 Found\r\nConnection: close\r\nLocation: " + to + "\r\n\r\n";
  }

  private static void drip(OutputStream out) throws Exception {
    while (true) {
      out.write(' ');
      out.flush();
      Thread.sleep(100);
    }
  }

  private static void packed(OutputStream out, String headers, byte[] body) throws IOException {
    say(out, LoopbackServer.page(headers + "Content-Encoding: gzip\r\n", ""));
    out.write(body);
  }

  private static byte[] bomb() {
    var packed = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(packed)) {
      byte[] nothing = new byte[1 << 20];
      for (int i = 0; i < 20; i++) {
        gzip.write(nothing);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }
}
