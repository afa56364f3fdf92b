package io.leadledger.query.api;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A client of the running application, which speaks for one tenant.
public final class Api {
  public static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(tools.jackson.databind.DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .disable(tools.jackson.databind.cfg.JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private final HttpClient http = HttpClient.newHttpClient();
  private final URI base;
  private final String token;

  public Api(int port, JWKSource<SecurityContext> keys, UUID tenant, Role role) {
    this.base = URI.create("http://localhost:" + port);
    this.token = new TestTokens(keys).of(tenant, UUID.randomUUID(), role);
  }

  /// An answer, with its body as JSON where it is any.
  public record Answer(int status, String body, HttpResponse<String> http) {
    public JsonNode json() {
      return JSON.readTree(body);
    }

    public String header(String name) {
      return http.headers().firstValue(name).orElse("");
    }

    /// The address in `Link: <…>; rel="next"`, or nothing.
    public String next() {
      String link = header("Link");
      return link.isEmpty() ? "" : link.substring(link.indexOf('<') + 1, link.indexOf('>'));
    }
  }

  public Answer get(String path, String... headers) {
    return send("GET", path, headers);
  }

  public Answer send(String method, String path, String... headers) {
    try {
      HttpResponse<String> response =
          http.send(request(method, path, headers), BodyHandlers.ofString());
      return new Answer(response.statusCode(), response.body(), response);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  public HttpRequest request(String method, String path, String... headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(base.resolve(path))
            .method(method, BodyPublishers.noBody())
            .header("Authorization", "Bearer " + token);
    return headers.length == 0 ? request.build() : request.headers(headers).build();
  }

  public HttpClient http() {
    return http;
  }

  public static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
