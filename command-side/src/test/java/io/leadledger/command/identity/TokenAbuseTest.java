package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// What guessing at secrets comes to, and that none can be read in the log.
@ExtendWith(OutputCaptureExtension.class)
class TokenAbuseTest {
  private static final int FAILURES = 20;

  @TempDir private static Path data;
  private CommandSideServer server;
  private Key admin;

  @BeforeEach
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
    admin = CommandSideServer.adminKey(data);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void an_address_that_guesses_is_turned_away_for_a_minute_and_no_other_is() {
    String token = server.token(admin);
    for (int i = 0; i < FAILURES; i++) {
      assertThat(ask("203.0.113.7", new Key(admin.id(), "lls_guess" + i)).statusCode())
          .isEqualTo(401);
    }
    HttpResponse<String> refused = ask("203.0.113.7", new Key(admin.id(), "lls_guess"));
    assertThat(refused.statusCode()).isEqualTo(429);
    assertThat(refused.headers().firstValue("Retry-After")).contains("60");
    assertThat(server.read(refused).get("code").asString()).isEqualTo("too-many-requests");
    assertThat(ask("203.0.113.7", admin).statusCode()).as("nothing is hashed").isEqualTo(429);
    assertThat(ask("203.0.113.8", admin).statusCode()).isEqualTo(200);
    assertThat(
            server
                .post(
                    "/api/v1/leads",
                    token,
                    Map.of("source", "web", "browserId", "b"),
                    "X-Forwarded-For",
                    "203.0.113.7")
                .statusCode())
        .as("a token that was got before")
        .isEqualTo(201);
  }

  @Test
  void whoever_knows_the_secret_is_not_counted() {
    for (int i = 0; i <= FAILURES; i++) {
      assertThat(ask("203.0.113.9", admin).statusCode()).isEqualTo(200);
    }
    assertThat(ask("203.0.113.9", new Key(admin.id(), "lls_typo")).statusCode()).isEqualTo(401);
    assertThat(ask("203.0.113.9", admin).statusCode()).isEqualTo(200);
  }

  @Test
  void no_secret_no_hash_and_no_token_is_in_the_log(CapturedOutput log) {
    String token = server.token(admin);
    String member = server.member(token, "m@example.com", "member");
    Key key = server.key(token, member, "member");
    String guess = "lls_" + "g".repeat(43);
    ask("203.0.113.10", new Key(admin.id(), guess));
    ask("203.0.113.10", new Key(guess, guess));
    form("grant_type=client_credentials&client_id=%s&client_secret=%s", key);
    form("grant_type=password&client_id=%s&client_secret=%s", key);
    form("client_id=%s&client_secret=%s&client_secret=twice", key);
    server.send(
        HttpRequest.newBuilder(server.uri("/oauth2/token?client_secret=" + key.secret()))
            .header("Authorization", "Basic " + key.secret())
            .POST(BodyPublishers.noBody()));
    server.post("/api/v1/leads", key.secret(), Map.of());
    server.post("/api/v1/leads", token + "x", Map.of());
    // Refused, in the name of nobody.
    server.post(
        "/api/v1/api-keys",
        token,
        Map.of("name", key.secret(), "role", "member", "member", Ids.next()));
    assertThat(log.getAll())
        .contains("The admin key of the first tenant")
        .doesNotContain(admin.secret(), key.secret(), guess, token, "$argon2")
        .doesNotContain(base64(admin), base64(key));
  }

  private HttpResponse<String> ask(String address, Key key) {
    return server.send(
        HttpRequest.newBuilder(server.uri("/oauth2/token"))
            .header("Authorization", "Basic " + base64(key))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .header("X-Forwarded-For", address)
            .POST(BodyPublishers.ofString("grant_type=client_credentials")));
  }

  private void form(String form, Key key) {
    server.send(
        HttpRequest.newBuilder(server.uri("/oauth2/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form.formatted(key.id(), key.secret()))));
  }

  private static String base64(Key key) {
    return Base64.getEncoder()
        .encodeToString((key.id() + ":" + key.secret()).getBytes(StandardCharsets.UTF_8));
  }
}
