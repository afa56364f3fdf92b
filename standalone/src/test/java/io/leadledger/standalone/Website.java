package io.leadledger.standalone;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Executors;

/// Somebody's website with the chat's script tag, and a Content-Security-Policy that allows the
/// chat what its documentation says it needs, and nothing else.
final class Website implements AutoCloseable {
  /// Resolved by the browser as its test says.
  static final String HOST = "www.landlord.test";

  private final HttpServer server;

  /// @param leadLedger its address, without a path
  Website(String leadLedger, String site) {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    byte[] page =
        """
        <!doctype html>
        <html lang="en"><head><title>Landlord</title>
        <meta name="viewport" content="width=device-width, initial-scale=1"></head>
        <body><main><h1>Landlord</h1><p>Rooms by the river.</p></main>
        <script src="%s/chat.js" data-site-key="%s"></script></body></html>"""
            .formatted(leadLedger, site)
            .getBytes(StandardCharsets.UTF_8);
    server.createContext(
        "/",
        exchange -> {
          exchange.getResponseHeaders().add("Content-Type", "text/html; charset=utf-8");
          exchange
              .getResponseHeaders()
              .add(
                  "Content-Security-Policy",
                  "default-src 'none'; script-src %1$s; connect-src %1$s".formatted(leadLedger));
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    server.start();
  }

  String origin() {
    return "http://" + HOST + ":" + server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
