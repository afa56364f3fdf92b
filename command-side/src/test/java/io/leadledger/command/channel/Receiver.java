package io.leadledger.command.channel;

import com.standardwebhooks.Webhook;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;

/// Somebody's server that is told of messages, and answers as it was told to.
final class Receiver implements AutoCloseable {
  private final HttpServer server;
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final Deque<Answer> answers = new ArrayDeque<>();

  /// A request as it came, with its headers by their names in lower case.
  record Received(String body, Map<String, List<String>> headers, long nanos) {
    String id() {
      return headers.getOrDefault("webhook-id", List.of("none")).getFirst();
    }

    void verify(String secret) throws Exception {
      new Webhook(secret).verify(body, headers);
    }
  }

  record Answer(int status, Map<String, String> headers) {}

  Receiver() {
    try {
      server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          received.add(
              new Received(
                  body,
                  exchange.getRequestHeaders().entrySet().stream()
                      .collect(
                          Collectors.toMap(
                              header -> header.getKey().toLowerCase(java.util.Locale.ROOT),
                              Map.Entry::getValue)),
                  System.nanoTime()));
          Answer answer = next();
          answer.headers().forEach(exchange.getResponseHeaders()::add);
          exchange.sendResponseHeaders(answer.status(), -1);
          exchange.close();
        });
    server.start();
  }

  /// Answers so the next time, and with 204 once all answers are used up.
  synchronized Receiver then(int status, String... headers) {
    answers.add(
        new Answer(status, headers.length == 0 ? Map.of() : Map.of(headers[0], headers[1])));
    return this;
  }

  private synchronized Answer next() {
    return answers.isEmpty() ? new Answer(204, Map.of()) : answers.remove();
  }

  List<Received> received() {
    return received;
  }

  String url() {
    return "http://127.0.0.1:" + port() + "/messages";
  }

  int port() {
    return server.getAddress().getPort();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
