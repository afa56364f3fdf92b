package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.net.InetSocketAddress;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A message that is on its way when LeadLedger is killed leaves all the same, and never again when
/// tables are rebuilt.
class DeliveryKillTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Map<String, String> CONFIGURATION =
      Map.of(
          "LEADLEDGER_CHANNELS_OUTBOUND_ALLOW", "127.0.0.0/8",
          "LEADLEDGER_CHANNELS_OUTBOUND_WHOLE", "1s");

  @TempDir private Path folder;
  private final List<String> received = new CopyOnWriteArrayList<>();
  private final CountDownLatch killed = new CountDownLatch(1);
  private HttpServer receiver;
  private OwnProcess running;

  @BeforeEach
  void listen() throws Exception {
    receiver = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
    receiver.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    receiver.createContext(
        "/",
        exchange -> {
          received.add(exchange.getRequestHeaders().getFirst("webhook-id"));
          try {
            killed.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
          exchange.sendResponseHeaders(204, -1);
          exchange.close();
        });
    receiver.start();
    running = start();
  }

  @AfterEach
  void end() throws Exception {
    killed.countDown();
    running.close();
    receiver.stop(0);
  }

  @Test
  void it_leaves_after_the_restart_under_the_same_id_and_not_again_by_a_rebuild() throws Exception {
    String token = running.awaitReady().token(folder);
    HttpResponse<String> setUp =
        running.put(
            "/api/v1/channels/sms/outbound/webhook",
            token,
            "{\"url\":\"http://127.0.0.1:%d/\"}".formatted(receiver.getAddress().getPort()));
    assertThat(setUp.statusCode()).as(setUp.body()).isEqualTo(200);
    String lead = id(token, "/api/v1/leads", "{\"source\":\"web\",\"browserId\":\"b-1\"}");
    String chat =
        id(
            token,
            "/api/v1/conversations",
            "{\"leadId\":\"%s\",\"channel\":\"sms\"}".formatted(lead));
    String message =
        id(
            token,
            "/api/v1/conversations/" + chat + "/messages",
            "{\"senderType\":\"user\",\"content\":\"Hello\"}");
    await().atMost(Duration.ofSeconds(30)).until(() -> received.contains(message));
    running.kill();
    killed.countDown();

    running = start().awaitReady();
    String again = running.token(folder);
    await()
        .atMost(Duration.ofMinutes(2))
        .untilAsserted(() -> assertThat(status(again, message)).isEqualTo("delivered"));
    assertThat(received).hasSizeGreaterThan(1).containsOnly(message);
    int times = received.size();
    running.rebuild("crm", again);
    assertThat(status(again, message)).isEqualTo("delivered");
    String last =
        id(
            again,
            "/api/v1/conversations/" + chat + "/messages",
            "{\"senderType\":\"user\",\"content\":\"And on\"}");
    await().atMost(Duration.ofSeconds(30)).until(() -> received.contains(last));
    assertThat(received).hasSize(times + 1);
  }

  private OwnProcess start() {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        LeadLedger.class, port, folder, CONFIGURATION, "--port=" + port, "--data-dir=" + folder);
  }

  private String id(String token, String path, String body) throws InterruptedException {
    HttpResponse<String> answer = running.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return JSON.readTree(answer.body()).get("id").asString();
  }

  private String status(String token, String message) throws InterruptedException {
    JsonNode rows =
        JSON.readTree(
            running
                .get("/api/v1/crm/messages?id=eq." + message, "Authorization", "Bearer " + token)
                .body());
    return rows.size() == 1 ? rows.get(0).get("status").asString() : rows.toString();
  }
}
