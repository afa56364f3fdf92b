package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.query.verification.Scope;
import io.leadledger.query.verification.Verification;
import io.leadledger.query.verification.Verifier;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// LeadLedger as it is run, on a PostgreSQL of its own, and a client that has its admin key.
@SpringBootTest(classes = LeadLedger.class, webEnvironment = WebEnvironment.RANDOM_PORT)
abstract class Running {
  private static final JsonMapper JSON = new JsonMapper();
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  @LocalServerPort private int port;
  @Autowired DataSource database;
  @Autowired private Verifier verifier;

  @Value("${leadledger.data-dir}")
  private Path data;

  private String token = "";

  @DynamicPropertySource
  static void onAPostgresOfItsOwn(DynamicPropertyRegistry properties) {
    var fresh = ThrowAwayPostgres.newDatabase();
    properties.add("spring.datasource.url", fresh::url);
    properties.add("spring.datasource.username", fresh::user);
    properties.add("spring.datasource.password", fresh::password);
    Path data = temporary();
    properties.add("leadledger.data-dir", data::toString);
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("leadledger-running");
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  /// An answer: its status, its headers in lower case, and its body as JSON.
  record Answer(int status, Map<String, String> headers, JsonNode body) {
    long position() {
      return Long.parseLong(headers.getOrDefault("event-position", "-1"));
    }
  }

  @BeforeEach
  void exchangeTheKeyForAToken() throws IOException, InterruptedException {
    String key = Files.readString(data.resolve("admin.key")).strip();
    HttpRequest request =
        HttpRequest.newBuilder(address("/oauth2/token"))
            .header(
                "Authorization",
                "Basic " + Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8)))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    token = send(request).body().get("access_token").asString();
  }

  /// After each journey the read tables still follow from the history.
  @AfterEach
  void verifyEverything() {
    Verification verification = verifier.verify(Scope.EVERYTHING);
    assertThat(verification.tables().stream().filter(table -> table.differing() > 0)).isEmpty();
  }

  Answer post(String path, Object body, String... headers)
      throws IOException, InterruptedException {
    HttpRequest.Builder request =
        authorized(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  Answer postYaml(String path, String yaml) throws IOException, InterruptedException {
    return send(
        authorized(path)
            .header("Content-Type", "application/yaml")
            .POST(BodyPublishers.ofString(yaml))
            .build());
  }

  Answer put(String path, Object body) throws IOException, InterruptedException {
    return send(
        authorized(path)
            .header("Content-Type", "application/json")
            .PUT(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build());
  }

  Answer get(String path, String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = authorized(path).GET();
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request.build());
  }

  /// The whole body as text, once the server has ended it.
  String text(String path) throws IOException, InterruptedException {
    return HTTP.send(authorized(path).GET().build(), BodyHandlers.ofString()).body();
  }

  Answer delete(String path) throws IOException, InterruptedException {
    return send(authorized(path).DELETE().build());
  }

  /// The same, in somebody else's name.
  Answer getAs(String token, String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Bearer " + token)
            .GET()
            .build());
  }

  Answer postAs(String token, String path) throws IOException, InterruptedException {
    return send(
        HttpRequest.newBuilder(address(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString("{}"))
            .build());
  }

  /// Rows of a read table, once it has come as far as `position`.
  JsonNode rows(String table, String query, long position)
      throws IOException, InterruptedException {
    return get(
            "/api/v1/" + table + "?" + query,
            "Wait-For-Position",
            Long.toString(position),
            "Wait-Timeout",
            "30")
        .body();
  }

  JdbcClient sql() {
    return JdbcClient.create(database);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  HttpRequest.Builder authorized(String path) {
    return HttpRequest.newBuilder(address(path)).header("Authorization", "Bearer " + token);
  }

  private URI address(String path) {
    return URI.create("http://localhost:" + port + path);
  }

  private static Answer send(HttpRequest request) throws IOException, InterruptedException {
    HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
    Map<String, String> headers = new java.util.HashMap<>();
    response.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return new Answer(
        response.statusCode(),
        headers,
        body(headers.getOrDefault("content-type", "application/json"), response.body()));
  }

  /// As JSON; what is none is one text, uncompressed.
  private static JsonNode body(String type, byte[] body) throws IOException {
    if (type.startsWith("application/gzip")) {
      try (var plain = new GZIPInputStream(new ByteArrayInputStream(body))) {
        return JSON.getNodeFactory()
            .stringNode(new String(plain.readAllBytes(), StandardCharsets.UTF_8));
      }
    }
    String text = new String(body, StandardCharsets.UTF_8);
    return type.contains("json")
        ? JSON.readTree(text.isEmpty() ? "null" : text)
        : JSON.getNodeFactory().stringNode(text);
  }
}
