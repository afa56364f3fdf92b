package io.leadledger.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// LeadLedger's HTTP API in the hands of one API key. Fetches a new access token when the old one
/// has run out.
final class Api implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int UNAUTHORIZED = 401;
  private static final int FIRST_REFUSAL = 400;

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI address;
  private final String key;
  private volatile String token;

  /// @param key `client_id:client_secret`
  Api(URI address, String key) {
    this.address = address;
    this.key = key;
    this.token = newToken();
  }

  /// What an answer says.
  ///
  /// @param position of the event that a command has appended, 0 for other answers
  record Answer(int status, long position, String range, JsonNode body) {}

  /// The API refused.
  static final class Refused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  Answer get(String path, Map<String, String> headers) {
    return send("GET", path, headers, null);
  }

  Answer send(String method, String path, @Nullable Object body) {
    return send(method, path, Map.of(), body);
  }

  /// Posts as a provider does, which signs and has no token.
  void postSigned(String path, String body, Map<String, String> headers) {
    var request =
        HttpRequest.newBuilder(address.resolve(path))
            .timeout(Duration.ofSeconds(60))
            .setHeader("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body));
    headers.forEach(request::setHeader);
    HttpResponse<String> response = exchange(request);
    if (response.statusCode() >= FIRST_REFUSAL) {
      throw new Refused("POST " + path + ": " + response.statusCode() + " " + response.body());
    }
  }

  private Answer send(
      String method, String path, Map<String, String> headers, @Nullable Object body) {
    var request = HttpRequest.newBuilder(address.resolve(path)).timeout(Duration.ofSeconds(60));
    headers.forEach(request::setHeader);
    if (body == null) {
      request.method(method, BodyPublishers.noBody());
    } else {
      request
          .setHeader("Content-Type", "application/json")
          .method(method, BodyPublishers.ofString(JSON.writeValueAsString(body)));
    }
    HttpResponse<String> response = exchange(request.setHeader("Authorization", "Bearer " + token));
    if (response.statusCode() == UNAUTHORIZED) {
      token = newToken();
      response = exchange(request.setHeader("Authorization", "Bearer " + token));
    }
    if (response.statusCode() >= FIRST_REFUSAL) {
      throw new Refused(
          method + " " + path + ": " + response.statusCode() + " " + response.body().strip());
    }
    return new Answer(
        response.statusCode(),
        response.headers().firstValueAsLong("Event-Position").orElse(0),
        response.headers().firstValue("Content-Range").orElse(""),
        JSON.readTree(response.body().isEmpty() ? "null" : response.body()));
  }

  private String newToken() {
    String basic = Base64.getEncoder().encodeToString(key.getBytes(StandardCharsets.UTF_8));
    HttpResponse<String> response =
        exchange(
            HttpRequest.newBuilder(address.resolve("/oauth2/token"))
                .setHeader("Authorization", "Basic " + basic)
                .setHeader("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("grant_type=client_credentials")));
    if (response.statusCode() >= FIRST_REFUSAL) {
      throw new Refused("The API key was refused: " + response.body().strip());
    }
    return JSON.readTree(response.body()).path("access_token").asString();
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request) {
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Refused("interrupted");
    }
  }

  static String inPath(String part) {
    return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    http.close();
  }
}
