package io.leadledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Has a website read by a job in a process of its own, with no pauses between requests, and by
/// `wget --recursive` before it, which neither looks for anything in pages nor records anything.
final class Crawls {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int HEAP_MEGABYTES = 512;
  private static final Set<String> OVER = Set.of("completed", "failed", "cancelled");
  private static final Map<String, String> HURRIED =
      Map.of(
          "LEADLEDGER_SCRAPING_FETCH_ALLOW", "127.0.0.1/32",
          "LEADLEDGER_SCRAPING_MANNERS_DELAY", "0s");

  private final Report report;
  private final Site site;

  Crawls(Report report, Site site) {
    this.report = report;
    this.site = site;
  }

  void measure(Path jar, Path work) throws IOException, InterruptedException {
    double reference = pagesPerSecond(() -> wget(work.resolve("wget")));
    Path data = work.resolve("data");
    try (Product product = Product.start(jar, data, HURRIED)) {
      Tokens tokens = new Tokens(product.address(), data);
      double ours = pagesPerSecond(() -> job(product, tokens));
      report.add(
          String.format(
              Locale.ROOT, "pages read, looked through and recorded, of %,d", site.pages()),
          Report.perSecond(ours),
          Report.perSecond(reference) + " wget --recursive",
          ours / reference,
          "100/s");
      product.awaitCaughtUp();
      double live = product.liveMegabytes();
      report.add(
          "live heap after it",
          String.format(Locale.ROOT, "%.0f MB", live),
          HEAP_MEGABYTES + " MB given" + (product.isAlive() ? ", enough" : ", too little"),
          live / HEAP_MEGABYTES,
          "< 1");
    }
  }

  private interface Crawl {
    void run() throws IOException, InterruptedException;
  }

  private double pagesPerSecond(Crawl crawl) throws IOException, InterruptedException {
    site.served();
    long begin = System.nanoTime();
    crawl.run();
    double seconds = (System.nanoTime() - begin) / 1e9;
    int served = site.served();
    if (served < site.pages()) {
      throw new IllegalStateException("Only " + served + " of " + site.pages() + " pages read");
    }
    return site.pages() / seconds;
  }

  private void wget(Path into) throws IOException, InterruptedException {
    new ProcessBuilder(
            "wget",
            "--recursive",
            "--level=inf",
            "--quiet",
            "--tries=1",
            "--follow-tags=a,area",
            "--accept=html",
            "--directory-prefix=" + into,
            site.address().toString())
        .start()
        .waitFor();
  }

  private void job(Product product, Tokens tokens) throws IOException, InterruptedException {
    Map<String, Object> body =
        Map.of(
            "startUrls", List.of(site.address().toString()),
            "limits", Map.of("pages", site.pages() * 2, "minutes", 120),
            "purpose", "Measurement");
    try (var http = HttpClient.newHttpClient()) {
      URI job =
          product
              .address()
              .resolve(
                  "/api/v1/scrape-jobs/" + ask(http, tokens, product, body).path("id").asString());
      JsonNode state = JSON.createObjectNode();
      while (!OVER.contains(state.path("status").asString(""))) {
        Thread.sleep(100);
        state = read(http.send(request(job, tokens).build(), BodyHandlers.ofString()), 200);
      }
      if (!state.path("status").asString().equals("completed")) {
        throw new IllegalStateException(state.toString());
      }
      System.out.println("  " + state.path("progress"));
    }
  }

  private static JsonNode ask(HttpClient http, Tokens tokens, Product product, Object body)
      throws IOException, InterruptedException {
    HttpRequest request =
        request(product.address().resolve("/api/v1/scrape-jobs"), tokens)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    return read(http.send(request, BodyHandlers.ofString()), 201);
  }

  private static HttpRequest.Builder request(URI address, Tokens tokens)
      throws IOException, InterruptedException {
    return HttpRequest.newBuilder(address).header("Authorization", "Bearer " + tokens.get());
  }

  private static JsonNode read(HttpResponse<String> answer, int expected) {
    if (answer.statusCode() != expected) {
      throw new IllegalStateException(answer.uri() + ": " + answer.statusCode() + answer.body());
    }
    return JSON.readTree(answer.body());
  }
}
