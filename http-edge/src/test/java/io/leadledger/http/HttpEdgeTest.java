package io.leadledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.events.Ids;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

@SpringBootTest(
    classes = Shop.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {"leadledger.http.max-json-body=1KB"})
@ExtendWith(OutputCaptureExtension.class)
class HttpEdgeTest {
  private static final UUID TENANT = Ids.next();
  private static final UUID ACTOR = Ids.next();

  private final HttpClient client = HttpClient.newHttpClient();
  private final JsonMapper json = new JsonMapper();
  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;

  @Nested
  class Problems {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            {"item":"x","count":1          | malformed-json  |
            {"item":"x","count":1} x       | malformed-json  |
            {"item":"x","item":"y","count":1} | malformed-json |
            {"item":"x\\u0000","count":1}  | unstorable-text |
            {"item":"x\\ud800","count":1}  | unstorable-text |
            []                             | malformed-json  |
            {"item":"x","count":1,"colour":"red"} | invalid-request | colour/unknown-field
            {"item":"x","count":"1"}       | invalid-request | count/wrong-type
            {"item":"x","count":1.5}       | invalid-request | count/wrong-type
            {"item":"x","count":null}      | invalid-request | count/wrong-type
            {"item":7,"count":1}           | invalid-request | item/wrong-type
            {"item":"x","count":1,"size":"HUGE"} | invalid-request | size/wrong-type
            {"item":" ","count":1}         | invalid-request | item/not-blank
            {"item":"12345678901","count":1} | invalid-request | item/size
            """)
    void a_body_that_cannot_be_meant_is_refused_with_the_field_that_is_wrong(
        String body, String code, @org.jspecify.annotations.Nullable String error)
        throws Exception {
      JsonNode problem = problem(post("/api/v1/orders", body), 400, code);
      if (error != null) {
        JsonNode first = problem.get("errors").get(0);
        assertThat(first.get("field").asString() + "/" + first.get("code").asString())
            .isEqualTo(error);
        assertThat(first.get("message").asString()).isNotBlank();
        assertThat(first.get("expected") != null || error.endsWith("blank")).isTrue();
      }
    }

    @Test
    void a_wrong_word_is_answered_with_the_words_there_are() throws Exception {
      JsonNode problem =
          problem(
              post("/api/v1/orders", "{\"item\":\"x\",\"count\":1,\"size\":\"HUGE\"}"),
              400,
              "invalid-request");
      assertThat(problem.at("/errors/0/expected").toString()).isEqualTo("[\"SMALL\",\"LARGE\"]");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ff", "c0af", "eda080", "f4908080"})
    void malformed_utf_8_is_refused(String hex) throws Exception {
      byte[] bad = java.util.HexFormat.of().parseHex(hex);
      byte[] before = "{\"item\":\"".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      byte[] after = "\",\"count\":1}".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      var body = new java.io.ByteArrayOutputStream();
      body.write(before);
      body.write(bad);
      body.write(after);
      problem(
          send(
              request("/api/v1/orders", Role.MEMBER)
                  .header("Content-Type", "application/json")
                  .POST(BodyPublishers.ofByteArray(body.toByteArray()))),
          400,
          "malformed-utf-8");
    }

    @Test
    void a_missing_body_a_large_one_and_another_content_type_are_told_apart() throws Exception {
      problem(post("/api/v1/orders", ""), 400, "missing-body");
      problem(
          post("/api/v1/orders", "{\"item\":\"" + "x".repeat(2000) + "\"}"),
          413,
          "content-too-large");
      HttpResponse<String> xml =
          send(
              request("/api/v1/orders", Role.MEMBER)
                  .header("Content-Type", "application/xml")
                  .POST(BodyPublishers.ofString("<x/>")));
      problem(xml, 415, "unsupported-media-type");
    }

    @Test
    void unknown_paths_wrong_methods_and_wrong_ids_are_told_apart() throws Exception {
      problem(get("/api/v1/nothing"), 404, "unknown-path");
      problem(get("/nothing"), 404, "unknown-path");
      JsonNode wrongId = problem(get("/api/v1/orders/seven"), 400, "invalid-request");
      assertThat(wrongId.at("/errors/0/expected").asString()).isEqualTo("a UUID");
      HttpResponse<String> put =
          send(request("/api/v1/orders", Role.MEMBER).PUT(BodyPublishers.noBody()));
      problem(put, 405, "method-not-allowed");
      assertThat(put.headers().firstValue("Allow")).contains("POST");
    }

    @Test
    void a_named_refusal_keeps_its_code_and_members() throws Exception {
      assertThat(problem(get("/api/v1/orders/refused"), 409, "sold-out").get("left").asInt())
          .isZero();
    }

    @Test
    void a_client_that_accepts_only_csv_still_learns_what_was_wrong() throws Exception {
      problem(
          send(request("/api/v1/orders/csv", Role.MEMBER).header("Accept", "text/csv").GET()),
          404,
          "no-such-order");
      problem(
          send(request("/api/v1/orders/" + ACTOR, Role.MEMBER).header("Accept", "text/csv").GET()),
          406,
          "not-acceptable");
    }

    @Test
    void an_unexpected_error_tells_an_id_that_the_log_has_and_nothing_else(CapturedOutput log)
        throws Exception {
      HttpResponse<String> answer = get("/api/v1/orders/broken");
      JsonNode problem = problem(answer, 500, "internal-server-error");
      assertThat(answer.body()).doesNotContain("hunter2", "Exception");
      assertThat(log.getAll()).contains(problem.get("errorId").asString(), "hunter2");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {"GET /a b HTTP/1.1\r\nHost: x\r\n\r\n", "GET / HTTP/1.1\r\nHost: a b\r\n\r\n"})
    void what_is_no_http_is_a_problem_too(String sent) throws Exception {
      try (var socket = new Socket("localhost", port)) {
        socket.getOutputStream().write(sent.getBytes(StandardCharsets.US_ASCII));
        socket.shutdownOutput();
        String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(answer)
            .startsWith("HTTP/1.1 400")
            .contains("application/problem+json", "\"code\":\"bad-request\"")
            .doesNotContain("<html");
      }
    }

    @Test
    void what_the_firewall_refuses_is_a_problem_too() throws Exception {
      problem(get("/api/v1//orders;x=1"), 400, "bad-request");
    }
  }

  @Nested
  class Access {

    @Test
    void without_a_token_there_is_nothing_to_see() throws Exception {
      for (String path : new String[] {"/api/v1/orders/refused", "/api/v1/nothing", "/nothing"}) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(uri(path)).GET());
        problem(answer, 401, "token-missing");
        assertThat(answer.headers().firstValue("WWW-Authenticate"))
            .hasValueSatisfying(v -> assertThat(v).startsWith("Bearer"));
      }
    }

    @Test
    void expired_foreign_and_garbled_tokens_open_nothing() throws Exception {
      TestTokens tokens = new TestTokens(keys);
      Caller caller = new Caller(TENANT, ACTOR, Role.OWNER);
      for (String token :
          new String[] {
            tokens.of(caller, "leadledger", Duration.ofMinutes(-2)),
            tokens.of(caller, "another", Duration.ofMinutes(2)),
            tokens.of(TENANT, ACTOR, Role.OWNER) + "x",
            "eyJhbGciOiJub25lIn0.e30."
          }) {
        problem(
            send(
                HttpRequest.newBuilder(uri("/api/v1/orders/refused"))
                    .header("Authorization", "Bearer " + token)
                    .GET()),
            401,
            "token-invalid");
      }
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void a_role_opens_what_it_includes(Role role) throws Exception {
      boolean member = role == Role.OWNER || role == Role.ADMIN || role == Role.MEMBER;
      assertThat(send(request("/api/v1/orders/" + ACTOR, role).GET()).statusCode())
          .isEqualTo(member ? 200 : 403);
      assertThat(send(request("/api/v1/orders/secret", role).GET()).statusCode())
          .isEqualTo(role == Role.OWNER ? 200 : 403);
    }

    @Test
    void an_endpoint_that_names_no_role_is_closed_even_to_owners() throws Exception {
      problem(send(request("/api/v1/forgotten", Role.OWNER).GET()), 403, "role-not-sufficient");
    }

    @Test
    void another_origin_is_not_let_in() throws Exception {
      HttpResponse<String> answer =
          send(
              HttpRequest.newBuilder(uri("/api/v1/orders"))
                  .method("OPTIONS", BodyPublishers.noBody())
                  .header("Origin", "https://elsewhere.example")
                  .header("Access-Control-Request-Method", "POST"));
      assertThat(answer.statusCode()).isGreaterThanOrEqualTo(400);
      assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
    }

    @Test
    void the_request_knows_its_caller_and_its_correlation() throws Exception {
      UUID correlation = Ids.next();
      HttpResponse<String> answer =
          send(
              request("/api/v1/orders/" + ACTOR, Role.MEMBER)
                  .header("Correlation-Id", correlation.toString())
                  .GET());
      assertThat(answer.headers().firstValue("Correlation-Id")).contains(correlation.toString());
      assertThat(answer.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
      JsonNode body = json.readTree(answer.body());
      assertThat(body.get("tenant").asString()).isEqualTo(TENANT.toString());
      assertThat(body.get("correlation").asString()).isEqualTo(correlation.toString());
      assertThat(body.get("thread").asBoolean()).isTrue();
    }
  }

  @Nested
  class Open {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "/actuator/health",
          "/actuator/health/liveness",
          "/actuator/health/readiness",
          "/actuator/prometheus",
          "/openapi",
          "/swagger-ui/index.html",
          "/swagger-ui/swagger-ui-bundle.js",
          "/openapi/swagger-config"
        })
    void health_metrics_from_near_by_and_documentation_need_no_token(String path) throws Exception {
      assertThat(send(HttpRequest.newBuilder(uri(path)).GET()).statusCode()).isEqualTo(200);
    }

    @Test
    void metrics_are_closed_to_a_client_behind_a_proxy() throws Exception {
      problem(
          send(
              HttpRequest.newBuilder(uri("/actuator/prometheus"))
                  .header("X-Forwarded-For", "203.0.113.7")
                  .GET()),
          401,
          "token-missing");
    }

    @Test
    void the_description_is_openapi_3_1_and_knows_how_to_get_a_token() throws Exception {
      JsonNode openapi = json.readTree(send(HttpRequest.newBuilder(uri("/openapi")).GET()).body());
      assertThat(openapi.get("openapi").asString()).startsWith("3.1");
      assertThat(
              openapi
                  .at("/components/securitySchemes/apiKey/flows/clientCredentials/tokenUrl")
                  .asString())
          .isEqualTo("/oauth2/token");
      JsonNode order = openapi.at("/paths/~1api~1v1~1orders~1{id}/get");
      assertThat(order.get("x-role").asString()).isEqualTo("member");
      assertThat(order.get("parameters").size()).isEqualTo(1);
      assertThat(order.at("/responses/default/content").propertyNames())
          .containsExactly("application/problem+json");
    }
  }

  private JsonNode problem(HttpResponse<String> answer, int status, String code) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
    JsonNode problem = json.readTree(answer.body());
    assertThat(problem.get("code").asString()).isEqualTo(code);
    assertThat(problem.get("type").asString()).isEqualTo("urn:leadledger:problem:" + code);
    assertThat(problem.get("status").asInt()).isEqualTo(status);
    assertThat(problem.propertyNames()).contains("title", "detail", "instance");
    return problem;
  }

  private HttpResponse<String> post(String path, String body)
      throws IOException, InterruptedException {
    return send(
        request(path, Role.MEMBER)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(request(path, Role.MEMBER).GET());
  }

  private HttpRequest.Builder request(String path, Role role) {
    return HttpRequest.newBuilder(uri(path))
        .header("Authorization", "Bearer " + new TestTokens(keys).of(TENANT, ACTOR, role));
  }

  private HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private URI uri(String path) {
    return URI.create("http://localhost:" + port + path);
  }
}
