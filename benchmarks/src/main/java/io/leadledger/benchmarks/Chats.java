package io.leadledger.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Visitors of a website who chat at the same time, each over a stream of their own, and a member
/// who answers them: how long an answer takes to be seen.
final class Chats implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final long PATIENCE_NANOS = 30_000_000_000L;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final Tokens tokens;
  private final String site;
  private final List<Visitor> visitors = new ArrayList<>();

  /// When each answer was seen, by what it says.
  private final Map<String, Long> seen = new ConcurrentHashMap<>();

  private record Visitor(String browser, String conversation, String token) {}

  /// @param times from sending an answer until it was seen, sorted, in nanoseconds
  record Seen(long[] times, int lost) {}

  Chats(URI address, Tokens tokens) throws IOException, InterruptedException {
    this.address = address;
    this.tokens = tokens;
    this.site =
        post("/api/v1/chat-sites", Map.of("name", "Benchmark", "bot", false), true)
            .get("id")
            .asString();
  }

  /// Lets this many visitors begin a conversation, and follow it.
  void open(int count) throws IOException, InterruptedException {
    for (int i = 0; i < count; i++) {
      String browser = UUID.randomUUID().toString();
      JsonNode opened =
          post("/api/v1/chat/" + site + "/conversations", Map.of("browserId", browser), false);
      Visitor visitor =
          new Visitor(
              browser, opened.get("conversationId").asString(), opened.get("token").asString());
      visitors.add(visitor);
      Thread.ofVirtual().start(() -> follow(visitor));
    }
  }

  /// Answers one visitor after the other.
  Seen answer(int times, int perSecond) throws IOException, InterruptedException {
    Map<String, Long> sent = new ConcurrentHashMap<>();
    long begin = System.nanoTime();
    for (int i = 0; i < times; i++) {
      String text = UUID.randomUUID().toString();
      sent.put(text, System.nanoTime());
      post(
          "/api/v1/conversations/%s/messages"
              .formatted(visitors.get(i % visitors.size()).conversation()),
          Map.of("senderType", "user", "content", text),
          true);
      LockSupport.parkNanos(begin + (i + 1) * 1_000_000_000L / perSecond - System.nanoTime());
    }
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!seen.keySet().containsAll(sent.keySet()) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    long[] took =
        sent.entrySet().stream()
            .filter(it -> seen.containsKey(it.getKey()))
            .mapToLong(it -> seen.getOrDefault(it.getKey(), 0L) - it.getValue())
            .sorted()
            .toArray();
    return new Seen(took, times - took.length);
  }

  private void follow(Visitor visitor) {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/api/v1/chat/" + site + "/messages/stream"))
            .header("Browser-Id", visitor.browser())
            .header("Visitor-Token", visitor.token())
            .build();
    try (BufferedReader lines =
        new BufferedReader(
            new InputStreamReader(
                http.send(request, BodyHandlers.ofInputStream()).body(), StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("data: ")) {
          long now = System.nanoTime();
          seen.put(JSON.readTree(line.substring(6)).path("text").asString(), now);
        }
      }
    } catch (IOException _) {
      // over
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private JsonNode post(String path, Object body, boolean asMember)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (asMember) {
      request.header("Authorization", "Bearer " + tokens.get());
    }
    HttpResponse<String> answer = http.send(request.build(), BodyHandlers.ofString());
    if (answer.statusCode() != 201) {
      throw new IllegalStateException(path + ": " + answer.statusCode() + " " + answer.body());
    }
    return JSON.readTree(answer.body());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
