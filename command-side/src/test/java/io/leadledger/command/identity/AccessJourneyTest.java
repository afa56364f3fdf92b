package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.events.Ids;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// From the first start to a member who is shut out, over HTTP.
class AccessJourneyTest extends AccessJourney {

  @Test
  void the_first_start_leaves_one_key_in_a_file_that_only_its_owner_reads() throws Exception {
    Path file = data.resolve("admin.key");
    assertThat(Files.readString(file)).matches("[0-9a-f-]{36}:lls_[A-Za-z0-9_-]{43}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(Files.exists(data.resolve("admin.key.new"))).isFalse();
  }

  @Test
  void a_second_process_on_the_same_database_takes_the_same_tokens_and_makes_no_second_tenant(
      @TempDir Path elsewhere) {
    try (var second = new CommandSideServer(database, elsewhere)) {
      assertThat(second.post("/api/v1/users", operator, user("second")).statusCode())
          .isEqualTo(201);
      assertThat(Files.exists(elsewhere.resolve("admin.key"))).isFalse();
    }
  }

  @Test
  void a_token_says_whom_it_speaks_for_and_lives_ten_minutes() {
    HttpResponse<String> answer = server.askForToken(CommandSideServer.adminKey(data));
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Cache-Control"))
        .hasValueSatisfying(v -> assertThat(v).contains("no-store"));
    assertThat(server.read(answer).get("token_type").asString()).isEqualTo("Bearer");
    assertThat(server.read(answer).get("expires_in").asInt()).isBetween(590, 600);
    String key = server.get("/oauth2/jwks").body();
    assertThat(key).contains("\"kty\":\"RSA\"").doesNotContain("\"d\"");
    assertThat(server.get("/.well-known/oauth-authorization-server").body())
        .contains("/oauth2/token");
  }

  @Test
  void a_wrong_secret_and_an_unknown_key_are_the_same_refusal() {
    Key admin = CommandSideServer.adminKey(data);
    List<HttpResponse<String>> refusals =
        List.of(
            server.askForToken(new Key(admin.id(), "lls_wrong")),
            server.askForToken(new Key(Ids.next().toString(), admin.secret())),
            server.askForToken(new Key("nobody", admin.secret())));
    assertThat(refusals).extracting(HttpResponse::statusCode).containsOnly(401);
    assertThat(refusals)
        .extracting(HttpResponse::body)
        .allMatch(body -> body.contains("invalid_client"));
  }

  @Test
  void a_revoked_key_gets_no_token() {
    String member = server.member(operator, email(), "member");
    Key key = server.key(operator, member, "member");
    assertThat(server.askForToken(key).statusCode()).isEqualTo(200);
    assertThat(
            server.send("DELETE", "/api/v1/api-keys/" + key.id(), operator, Map.of()).statusCode())
        .isEqualTo(200);
    assertThat(server.askForToken(key).statusCode()).isEqualTo(401);
    assertThat(
            server.send("DELETE", "/api/v1/api-keys/" + key.id(), operator, Map.of()).statusCode())
        .isEqualTo(404);
  }

  @Test
  void a_deactivated_member_and_one_whose_role_no_longer_covers_the_key_get_no_token() {
    String leaves = server.member(operator, email(), "admin");
    String sinks = server.member(operator, email(), "admin");
    Key ofLeaving = server.key(operator, leaves, "member");
    Key ofSinking = server.key(operator, sinks, "auditor");
    assertThat(
            server
                .post("/api/v1/users/" + leaves + "/deactivation", operator, Map.of())
                .statusCode())
        .isEqualTo(200);
    assertThat(
            server
                .send("PUT", "/api/v1/users/" + sinks + "/role", operator, Map.of("role", "member"))
                .statusCode())
        .isEqualTo(200);
    assertThat(server.askForToken(ofLeaving).statusCode()).isEqualTo(401);
    assertThat(server.askForToken(ofSinking).statusCode()).isEqualTo(401);
  }

  @Test
  void a_lead_is_given_to_members_and_not_to_one_who_has_left() {
    String member = server.member(operator, email(), "member");
    String lead =
        server
            .read(server.post("/api/v1/leads", operator, Map.of("source", "web", "browserId", "b")))
            .get("id")
            .asString();
    String assignment = "/api/v1/leads/" + lead + "/assignment";
    Map<String, String> toMember = Map.of("assigneeId", member);
    assertThat(server.send("PUT", assignment, operator, toMember).statusCode()).isEqualTo(200);
    server.send("DELETE", assignment, operator, Map.of());
    server.post("/api/v1/users/" + member + "/deactivation", operator, Map.of());
    assertThat(code(server.send("PUT", assignment, operator, toMember)))
        .isEqualTo("a-lead-is-assigned-to-an-active-member");
  }

  @Test
  void nobody_reaches_above_their_own_role() {
    String admin = server.member(operator, email(), "admin");
    String token = server.token(server.key(operator, admin, "admin"));
    String owner = server.member(operator, email(), "owner");
    assertThat(
            code(
                server.post(
                    "/api/v1/users",
                    token,
                    Map.of("profile", Map.of("email", email()), "role", "owner"))))
        .isEqualTo("nobody-grants-a-role-above-their-own");
    assertThat(code(server.post("/api/v1/users/" + owner + "/deactivation", token, Map.of())))
        .isEqualTo("nobody-changes-a-member-above-them");
    assertThat(
            code(
                server.post(
                    "/api/v1/api-keys",
                    token,
                    Map.of("name", "k", "role", "member", "member", owner))))
        .isEqualTo("nobody-grants-a-role-above-their-own");
    assertThat(
            code(
                server.post(
                    "/api/v1/api-keys",
                    operator,
                    Map.of("name", "k", "role", "owner", "member", admin))))
        .isEqualTo("a-key-opens-no-more-than-its-member-may");
  }

  @Test
  void a_repeated_request_for_a_key_makes_no_second_key_and_shows_no_secret() {
    String member = server.member(operator, email(), "member");
    Map<String, String> body = Map.of("name", "k", "role", "member", "member", member);
    String[] header = {"Idempotency-Key", Ids.next().toString()};
    HttpResponse<String> first = server.post("/api/v1/api-keys", operator, body, header);
    HttpResponse<String> second = server.post("/api/v1/api-keys", operator, body, header);
    assertThat(first.statusCode()).isEqualTo(201);
    assertThat(code(second)).isEqualTo("secret-shown-before");
    assertThat(
            server
                .database()
                .sql("select count(*) from command.api_key where user_id = ?")
                .param(UUID.fromString(member))
                .query(Long.class)
                .single())
        .isEqualTo(1);
  }

  @Test
  void a_secret_is_in_no_table_and_no_event() {
    Key key = server.key(operator, server.member(operator, email(), "member"), "member");
    List<String> tables =
        server
            .database()
            .sql(
                """
                select format('%I.%I', table_schema, table_name) from information_schema.tables
                where table_schema in ('events', 'vault', 'command') and table_type = 'BASE TABLE'""")
            .query(String.class)
            .list();
    assertThat(tables).contains("events.domain_event_entry", "command.api_key");
    for (String table : tables) {
      String rows =
          server
              .database()
              .sql("select coalesce(string_agg(t::text, ' '), '') from " + table + " t")
              .query(String.class)
              .single();
      assertThat(rows).as(table).doesNotContain(key.secret()).doesNotContain(hex(key.secret()));
    }
  }

  @Test
  void what_stands_under_an_id_of_another_kind_is_not_found() {
    String member = server.member(operator, email(), "member");
    String lead =
        server
            .read(
                server.post(
                    "/api/v1/leads",
                    operator,
                    Map.of("source", "api", "contact", Map.of("email", email()))))
            .get("id")
            .asString();
    for (boolean cached : new boolean[] {true, false}) {
      if (!cached) {
        server.bean(org.axonframework.common.caching.Cache.class).remove(member);
        server.bean(org.axonframework.common.caching.Cache.class).remove(lead);
      }
      assertThat(code(server.post("/api/v1/leads/" + member + "/archiving", operator, Map.of())))
          .isEqualTo("not-found");
      assertThat(code(server.post("/api/v1/users/" + lead + "/deactivation", operator, Map.of())))
          .isEqualTo("not-found");
    }
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
