package io.leadledger.command.identity;

import io.leadledger.command.CommandSide;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The command side as it is started in production, on a database and a data folder of its own,
/// spoken to over HTTP.
public final class CommandSideServer implements AutoCloseable {
  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  private final ConfigurableApplicationContext context;

  public CommandSideServer(
      ThrowAwayPostgres.Database database, Path data, String... furtherArguments) {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "--server.port=0",
                "--spring.config.import=classpath:http-edge.properties",
                "--spring.datasource.url=" + database.url(),
                "--spring.datasource.username=" + database.user(),
                "--spring.datasource.password=" + database.password(),
                "--leadledger.data-dir=" + data,
                "--leadledger.master-key=" + Base64.getEncoder().encodeToString(new byte[32]),
                "--axon.axonserver.enabled=false"));
    arguments.addAll(List.of(furtherArguments));
    context = new SpringApplication(CommandSide.class).run(arguments.toArray(String[]::new));
  }

  public <T> T bean(Class<T> type) {
    return context.getBean(type);
  }

  public <T> T bean(String name, Class<T> type) {
    return context.getBean(name, type);
  }

  public JdbcClient database() {
    return bean(JdbcClient.class);
  }

  /// The admin key, as the first start has left it.
  public static Key adminKey(Path data) {
    try {
      String[] parts = Files.readString(data.resolve("admin.key")).strip().split(":", 2);
      return new Key(parts[0], parts[1]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public HttpResponse<String> askForToken(Key key) {
    String basic = Base64.getEncoder().encodeToString((key.id() + ":" + key.secret()).getBytes());
    return send(
        HttpRequest.newBuilder(uri("/oauth2/token"))
            .header("Authorization", "Basic " + basic)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials")));
  }

  public String token(Key key) {
    return read(askForToken(key)).get("access_token").asString();
  }

  public HttpResponse<String> send(
      String method, String path, String token, Object body, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(uri(path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json.writeValueAsString(body)));
    for (int i = 0; i < headers.length; i += 2) {
      request.setHeader(headers[i], headers[i + 1]);
    }
    return send(request);
  }

  public HttpResponse<String> post(String path, String token, Object body, String... headers) {
    return send("POST", path, token, body, headers);
  }

  public HttpResponse<String> get(String path) {
    return send(HttpRequest.newBuilder(uri(path)).GET());
  }

  /// Registers a member of the token's tenant.
  public String member(String token, String email, String role) {
    return read(post(
            "/api/v1/users", token, Map.of("profile", Map.of("email", email), "role", role)))
        .get("id")
        .asString();
  }

  /// Issues a key in a member's name.
  public Key key(String token, String member, String role) {
    JsonNode issued =
        read(post("/api/v1/api-keys", token, Map.of("name", "k", "role", role, "member", member)));
    return new Key(issued.get("clientId").asString(), issued.get("clientSecret").asString());
  }

  public JsonNode read(HttpResponse<String> answer) {
    return json.readTree(answer.body());
  }

  public HttpResponse<String> send(HttpRequest.Builder request) {
    try {
      return client.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public URI uri(String path) {
    return URI.create(
        "http://localhost:"
            + context.getEnvironment().getRequiredProperty("local.server.port")
            + path);
  }

  @Override
  public void close() {
    context.close();
  }

  public record Key(String id, String secret) {}
}
