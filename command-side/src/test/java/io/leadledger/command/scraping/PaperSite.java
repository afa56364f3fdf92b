package io.leadledger.command.scraping;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/// A website made of pages that a test has written, on this machine.
final class PaperSite implements AutoCloseable {
  static final int ALL = 1 << 29;

  final List<String> asked = new CopyOnWriteArrayList<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final AtomicInteger atOnce = new AtomicInteger();
  private final Map<String, String> pages = new ConcurrentHashMap<>();
  private final HttpServer server;
  private volatile Semaphore allowed = new Semaphore(ALL);

  PaperSite() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext("/", this::answer);
    server.start();
  }

  String address(String path) {
    return "http://127.0.0.1:" + server.getAddress().getPort() + path;
  }

  /// A page with these paragraphs in it, which links to others.
  PaperSite page(String path, String title, String body, String... links) {
    StringBuilder html =
        new StringBuilder(
            "<!doctype html><html lang=en><head><title>%s</title></head><body><main><h1>%s</h1><p>%s</p>"
                .formatted(title, title, body));
    for (String link : links) {
      html.append("<p><a href=\"%s\">Read on at %s</a></p>".formatted(link, link));
    }
    pages.put(path, html.append("</main></body></html>").toString());
    return this;
  }

  /// So many pages, each of which links to some that nobody has linked to before.
  PaperSite tree(int count) {
    for (int i = 0; i < count; i++) {
      int first = 3 * i + 1;
      page(
          i == 0 ? "/" : "/p" + i,
          "Page " + i,
          "This is what stands on page number %d of many, and on no other. ".formatted(i).repeat(4),
          IntStream.range(first, Math.min(count, first + 3))
              .mapToObj(n -> "/p" + n)
              .toArray(String[]::new));
    }
    return this;
  }

  void remove(String path) {
    pages.remove(path);
  }

  /// From now on only so many questions are answered, until more are allowed.
  void allow(int answers) {
    Semaphore before = allowed;
    allowed = new Semaphore(answers);
    before.release(ALL);
  }

  long asked(String path) {
    return asked.stream().filter(path::equals).count();
  }

  private void answer(HttpExchange exchange) throws IOException {
    mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      String html = pages.get(path);
      if (html != null) {
        allowed.acquireUninterruptibly();
        asked.add(path);
      }
      byte[] bytes = (html == null ? "none" : html).getBytes(StandardCharsets.UTF_8);
      String tag = "\"" + Integer.toHexString(html == null ? 0 : html.hashCode()) + "\"";
      exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
      exchange.getResponseHeaders().add("ETag", tag);
      atOnce.decrementAndGet();
      if (html != null && tag.equals(exchange.getRequestHeaders().getFirst("If-None-Match"))) {
        exchange.sendResponseHeaders(304, -1);
      } else {
        exchange.sendResponseHeaders(html == null ? 404 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
      }
    }
  }

  @Override
  public void close() {
    allowed.release(ALL);
    server.stop(0);
  }
}
