package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.CommandSide;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.QuerySide;
import java.io.IOException;
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
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/// The two sides as two processes of the operating system that have a PostgreSQL in common and
/// nothing else.
class TwoProcessesTest {
  private static final String MASTER_KEY = Base64.getEncoder().encodeToString(new byte[32]);

  @TempDir Path folder;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
  private final List<Process> processes = new ArrayList<>();
  private final HttpClient http = HttpClient.newHttpClient();

  @AfterEach
  void endBoth() throws InterruptedException {
    for (Process process : processes) {
      process.destroyForcibly().waitFor();
    }
    http.close();
  }

  @Test
  void a_lead_sent_to_the_command_side_is_read_from_the_query_side() throws Exception {
    URI command = start(CommandSide.class);
    URI query = start(QuerySide.class);
    awaitReady(command);
    awaitReady(query);
    String token = token(command);

    HttpResponse<String> captured =
        http.send(
            HttpRequest.newBuilder(command.resolve("/api/v1/leads"))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json")
                .POST(
                    BodyPublishers.ofString(
                        """
                        {"source": "referral", "contact": {"email": "ada@engine.example"}}"""))
                .build(),
            BodyHandlers.ofString());
    assertThat(captured.statusCode()).as(captured.body()).isEqualTo(201);
    String position = captured.headers().firstValue("Event-Position").orElseThrow();
    String lead = new JsonMapper().readTree(captured.body()).path("id").asString();

    HttpResponse<String> read =
        http.send(
            HttpRequest.newBuilder(query.resolve("/api/v1/crm/leads?id=eq." + lead))
                .header("Authorization", "Bearer " + token)
                .header("Wait-For-Position", position)
                .build(),
            BodyHandlers.ofString());
    assertThat(read.statusCode()).as(read.body()).isEqualTo(200);
    assertThat(read.body()).contains(lead, "ada@engine.example");
  }

  private URI start(Class<?> side) throws IOException {
    int port = freePort();
    var process =
        new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx256m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            side.getName(),
            // Not the file of the process that both would be in.
            "--spring.config.name=none",
            "--server.port=" + port,
            "--leadledger.data-dir=" + folder,
            "--spring.datasource.url=" + database.url(),
            "--spring.datasource.username=" + database.user(),
            "--spring.datasource.password=" + database.password());
    process
        .environment()
        .put(
            "CLASSPATH",
            System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")));
    process.environment().put("LEADLEDGER_MASTER_KEY", MASTER_KEY);
    process.redirectErrorStream(true).redirectOutput(log(port).toFile());
    processes.add(process.start());
    return URI.create("http://localhost:" + port);
  }

  private void awaitReady(URI address) {
    await()
        .atMost(Duration.ofMinutes(3))
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              assertThat(processes).as(() -> said(address.getPort())).allMatch(Process::isAlive);
              return isReady(address);
            });
  }

  private boolean isReady(URI address) throws InterruptedException {
    try {
      var request = HttpRequest.newBuilder(address.resolve("/actuator/health/readiness")).build();
      return http.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  private String token(URI address) throws IOException, InterruptedException {
    Path file = folder.resolve("admin.key");
    await().atMost(Duration.ofSeconds(30)).until(() -> Files.exists(file));
    byte[] key = Files.readString(file).strip().getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(address.resolve("/oauth2/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(key))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    String answer = http.send(request, BodyHandlers.ofString()).body();
    return new JsonMapper().readTree(answer).path("access_token").asString();
  }

  private Path log(int port) {
    return folder.resolve(port + ".log");
  }

  private String said(int port) {
    try {
      return Files.readString(log(port));
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
