package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A part of LeadLedger in a process of the operating system of its own, which can be killed.
final class OwnProcess implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private final Process process;
  private final URI address;
  private final Path log;
  private final HttpClient http = HttpClient.newHttpClient();

  private OwnProcess(Process process, URI address, Path log) {
    this.process = process;
    this.address = address;
    this.log = log;
  }

  /// Starts a main class with its arguments. It writes its log into the folder.
  static OwnProcess start(
      Class<?> main, int port, Path folder, Map<String, String> environment, String... arguments) {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                main.getName()));
    command.addAll(List.of(arguments));
    Path log = folder.resolve(main.getSimpleName() + "-" + port + ".log");
    var builder = new ProcessBuilder(command);
    builder
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    builder.environment().putAll(environment);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    try {
      return new OwnProcess(builder.start(), URI.create("http://localhost:" + port), log);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A port that nobody listened at a moment ago.
  static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  OwnProcess awaitReady() {
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              assertThat(process.isAlive()).as(this::said).isTrue();
              return isReady();
            });
    return this;
  }

  boolean isReady() throws InterruptedException {
    try {
      return get("/actuator/health/readiness").statusCode() == 200;
    } catch (UncheckedIOException notYet) {
      return false;
    }
  }

  /// Exchanges the first tenant's admin key, which the first start wrote into the folder.
  String token(Path dataDir) throws InterruptedException {
    Path file = dataDir.resolve("admin.key");
    await().atMost(PATIENCE).until(() -> Files.exists(file));
    try {
      byte[] key = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
      var request =
          HttpRequest.newBuilder(address.resolve("/oauth2/token"))
              .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(key))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(BodyPublishers.ofString("grant_type=client_credentials"));
      return new JsonMapper().readTree(send(request).body()).path("access_token").asString();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Posts JSON; headers are names and values in turn.
  ///
  /// @throws UncheckedIOException if there was no answer
  HttpResponse<String> post(String path, String token, String json, String... headers)
      throws InterruptedException {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json));
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  HttpResponse<String> put(String path, String token, String json) throws InterruptedException {
    return send(
        HttpRequest.newBuilder(address.resolve(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(json)));
  }

  HttpResponse<String> get(String path, String... headers) throws InterruptedException {
    var request = HttpRequest.newBuilder(address.resolve(path)).GET();
    for (int i = 0; i < headers.length; i += 2) {
      request.header(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws InterruptedException {
    try {
      return http.send(request.timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Rebuilds a read schema; gives what is told of it once clients read what was rebuilt.
  JsonNode rebuild(String schema, String token) throws InterruptedException {
    HttpResponse<String> ordered =
        post("/api/v1/admin/projections/" + schema + "/rebuilds", token, "{}");
    assertThat(ordered.statusCode()).as(ordered.body()).isEqualTo(202);
    String rebuild = ordered.headers().firstValue("Location").orElseThrow();
    await()
        .atMost(PATIENCE)
        .until(() -> told(rebuild, token).path("state").asString().equals("switched"));
    return told(rebuild, token);
  }

  private JsonNode told(String path, String token) throws InterruptedException {
    return new JsonMapper().readTree(get(path, "Authorization", "Bearer " + token).body());
  }

  /// What it has written so far.
  String said() {
    try {
      return Files.readString(log);
    } catch (IOException e) {
      return e.toString();
    }
  }

  /// As `kill -9` does.
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() throws InterruptedException {
    kill();
    http.shutdownNow();
  }
}
