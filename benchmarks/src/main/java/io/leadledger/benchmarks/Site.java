package io.leadledger.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// A website on loopback: the HTML files of a folder, as many as are asked for, and pages of
/// contents that link to each of them. Everything else that they link to is not there.
final class Site implements AutoCloseable {
  static {
    // Else a body waits until the client has confirmed the headers: forty milliseconds a page.
    System.setProperty("sun.net.httpserver.nodelay", "true");
  }

  private static final int LINKS = 1_000;

  private final HttpServer server;
  private final Path folder;
  private final Set<String> pages;
  private final Map<String, byte[]> contents;
  private final Set<String> served = ConcurrentHashMap.newKeySet();

  private Site(HttpServer server, Path folder, Set<String> pages) {
    this.server = server;
    this.folder = folder;
    this.pages = pages;
    this.contents = contents(List.copyOf(pages));
  }

  /// A front page, and what it links to: pages of so few links that crawlers follow all of them.
  private static Map<String, byte[]> contents(List<String> pages) {
    Map<String, byte[]> contents = new LinkedHashMap<>();
    for (int from = 0; from < pages.size(); from += LINKS) {
      List<String> part = pages.subList(from, Math.min(from + LINKS, pages.size()));
      contents.put("/contents/" + from + ".html", linking(part));
    }
    contents.put("/", linking(List.copyOf(contents.keySet())));
    return contents;
  }

  private static byte[] linking(List<String> pages) {
    return pages.stream()
        .map(page -> "<li><a href=\"" + page + "\">" + page + "</a>")
        .collect(Collectors.joining("\n", "<!doctype html><title>Pages</title><ul>", "</ul>"))
        .getBytes(StandardCharsets.UTF_8);
  }

  static Site of(Path folder, int most) throws IOException {
    Set<String> pages;
    try (Stream<Path> files = Files.walk(folder)) {
      pages =
          files
              .filter(file -> file.toString().endsWith(".html") && Files.isRegularFile(file))
              .map(file -> "/" + folder.relativize(file).toString().replace('\\', '/'))
              .filter(path -> path.matches("[\\w./-]+") && !path.equals("/index.html"))
              .sorted()
              .limit(most)
              .collect(Collectors.toCollection(TreeSet::new));
    }
    var address = new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0);
    Site site = new Site(HttpServer.create(address, 100), folder, pages);
    site.server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    site.server.createContext("/", site::answer);
    site.server.start();
    return site;
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/");
  }

  /// Pages, those of contents included.
  int pages() {
    return pages.size() + contents.size();
  }

  /// How many pages were served since the last time.
  int served() {
    int count = served.size();
    served.clear();
    return count;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      // A folder's address is that of its index.
      String page = path.endsWith("/") && path.length() > 1 ? path + "index.html" : path;
      byte[] made = contents.get(page);
      boolean known = made != null || pages.contains(page);
      byte[] body =
          made != null
              ? made
              : known ? Files.readAllBytes(folder.resolve(page.substring(1))) : new byte[0];
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(known ? 200 : 404, body.length == 0 ? -1 : body.length);
      if (body.length > 0) {
        exchange.getResponseBody().write(body);
      }
      if (known) {
        served.add(page);
      }
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
