package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.Role;
import io.leadledger.query.api.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

/// Base of tests of what a tenant's analyst gets from the tables of [Library].
@SpringBootTest(
    classes = Library.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.schemas=library",
      "leadledger.query.page-rows=5000",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-query-test-${random.uuid}.key"
    })
abstract class TableApi {
  static final String BOOKS = "/api/v1/library/books";
  static final String SHELVES = "/api/v1/library/shelves";
  static final String FIRST = "00000000-0000-7000-8000-0000000000b1";
  static final String SECRET = "00000000-0000-7000-8000-0000000000b9";

  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  Api api;

  @BeforeEach
  void speakForTheTenant() {
    api = new Api(port, keys, Library.TENANT, Role.ANALYST);
  }

  List<String> titles(String query) {
    Answer answer = api.get(BOOKS + "?order=id&select=id&" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().values().stream()
        .map(row -> row.get("id").asString().substring(34))
        .toList();
  }

  static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("message").asString()).isNotBlank();
  }
}
