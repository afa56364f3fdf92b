package io.leadledger.standalone.demo;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Executors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Stands for a provider of language models while the demo plays: speaks as OpenAI does, on this
/// machine only. Its small model is busy or broken now and then, as small models are.
final class SampleProvider implements AutoCloseable {
  static final String SMALL = "sample-small";
  static final String LARGE = "sample-large";

  private static final JsonMapper JSON = new JsonMapper();
  private static final int TOKEN = 4;
  private static final List<String> SUMMARIES =
      List.of(
          "The lead asks about plans for a small team and is open to a demo.",
          "The lead wants to import contacts and would like the guide by e-mail.",
          "The lead compares tools and asks to speak to a person.",
          "The lead wants to know how long the start takes and offers Thursday afternoon.");

  private final HttpServer server;
  private final Random random;

  SampleProvider(long seed) {
    this.random = new Random(seed);
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::answer);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.start();
  }

  String baseUrl() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/v1";
  }

  private synchronized void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] asked = exchange.getRequestBody().readAllBytes();
      JsonNode question = JSON.readTree(asked);
      boolean small = question.path("model").asString().equals(SMALL);
      int chance = random.nextInt(20);
      if (small && chance == 0) {
        exchange.sendResponseHeaders(500, -1);
      } else if (small && chance == 1) {
        exchange.getResponseHeaders().set("Retry-After", "2");
        exchange.sendResponseHeaders(429, -1);
      } else {
        send(exchange, completion(asked.length / TOKEN));
      }
    }
  }

  private Map<String, Object> completion(int inputTokens) {
    String summary = SUMMARIES.get(random.nextInt(SUMMARIES.size()));
    int outputTokens = summary.length() / TOKEN;
    return Map.of(
        "id",
        "sample",
        "object",
        "chat.completion",
        "created",
        1,
        "model",
        "sample",
        "choices",
        List.of(
            Map.of(
                "index",
                0,
                "finish_reason",
                "stop",
                "message",
                Map.of("role", "assistant", "content", summary))),
        "usage",
        Map.of(
            "prompt_tokens", inputTokens,
            "completion_tokens", outputTokens,
            "total_tokens", inputTokens + outputTokens));
  }

  private static void send(HttpExchange exchange, Map<String, Object> body) throws IOException {
    byte[] answer = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(200, answer.length);
    exchange.getResponseBody().write(answer);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
