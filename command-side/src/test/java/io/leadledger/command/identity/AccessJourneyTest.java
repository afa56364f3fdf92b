package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.events.Ids;
import io.leadledger.http.AtLeast;
import io.leadledger.http.Role;
import io.leadledger.http.TakesNoToken;
import io.leadledger.http.TestTokens;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// From the first start to a member who is shut out, over HTTP.
@TestInstance(Lifecycle.PER_CLASS)
class AccessJourneyTest {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir private static Path data;
  private ThrowAwayPostgres.Database database;
  private CommandSideServer server;
  private String operator;

  @BeforeAll
  void start() {
    database = ThrowAwayPostgres.newDatabase();
    server = new CommandSideServer(database, data);
    operator = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

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
  void the_last_owner_stays() {
    String tenant = tenant();
    String first = owner(tenant);
    assertThat(
            code(
                server.post(
                    "/api/v1/users/" + first + "/deactivation",
                    ownerToken(tenant, first),
                    Map.of())))
        .isEqualTo("the-last-owner-stays");
    String second = server.member(ownerToken(tenant, first), email(), "owner");
    String token = ownerToken(tenant, first);
    assertThat(
            server.post("/api/v1/users/" + first + "/deactivation", token, Map.of()).statusCode())
        .isEqualTo(200);
    assertThat(
            code(
                server.send(
                    "PUT", "/api/v1/users/" + second + "/role", token, Map.of("role", "admin"))))
        .isEqualTo("the-last-owner-stays");
  }

  @Test
  void names_slugs_and_addresses_are_unique() {
    String slug = "s" + NUMBER.incrementAndGet();
    Map<String, String> body = Map.of("name", "Name " + slug, "slug", slug);
    assertThat(server.post("/api/v1/tenants", operator, body).statusCode()).isEqualTo(201);
    assertThat(
            code(
                server.post(
                    "/api/v1/tenants", operator, Map.of("name", "another " + slug, "slug", slug))))
        .isEqualTo("slug-is-unique");
    assertThat(
            code(
                server.post(
                    "/api/v1/tenants",
                    operator,
                    Map.of("name", "NAME " + slug, "slug", slug + "x"))))
        .isEqualTo("name-is-unique");
    String email = email();
    String first = server.member(operator, email, "member");
    HttpResponse<String> twin =
        server.post(
            "/api/v1/users",
            operator,
            Map.of(
                "profile",
                Map.of("email", email.toUpperCase(java.util.Locale.ROOT)),
                "role",
                "member"));
    assertThat(code(twin)).isEqualTo("email-is-unique-within-the-tenant");
    assertThat(server.read(twin).get("existingUser").asString()).isEqualTo(first);
  }

  @Test
  void a_suspended_tenant_takes_no_command_also_with_a_living_token_until_it_is_reinstated() {
    String tenant = tenant();
    String owner = owner(tenant);
    Key key = ownerKey(tenant, owner);
    String token = server.token(key);
    String suspension = "/api/v1/tenants/" + tenant + "/suspension";
    assertThat(server.post("/api/v1/users", token, user("before")).statusCode()).isEqualTo(201);
    assertThat(server.post(suspension, operator, Map.of("reason", "unpaid")).statusCode())
        .isEqualTo(200);
    assertThat(code(server.post("/api/v1/users", token, user("after"))))
        .isEqualTo("a-suspended-tenant-takes-no-command");
    assertThat(
            code(
                server.post(
                    "/api/v1/leads",
                    token,
                    Map.of("source", "api", "contact", Map.of("email", email())))))
        .isEqualTo("a-suspended-tenant-takes-no-command");
    assertThat(server.askForToken(key).statusCode()).isEqualTo(401);
    assertThat(server.send("DELETE", suspension, operator, Map.of()).statusCode()).isEqualTo(200);
    assertThat(server.post("/api/v1/users", token, user("again")).statusCode()).isEqualTo(201);
  }

  @Test
  void only_the_operators_owners_manage_tenants() {
    String tenant = tenant();
    String token = ownerToken(tenant, owner(tenant));
    for (String path :
        List.of(
            "/api/v1/tenants/" + tenant + "/suspension",
            "/api/v1/tenants/" + Ids.next() + "/suspension")) {
      assertThat(code(server.post(path, token, Map.of()))).isEqualTo("operator-only");
    }
    assertThat(
            code(
                server.post(
                    "/api/v1/tenants", token, Map.of("name", "n" + email(), "slug", "sneaky"))))
        .isEqualTo("operator-only");
  }

  @Test
  void the_operator_finds_what_it_has_made_in_another_tenant_and_the_tenant_its_own() {
    String slug = "found" + NUMBER.incrementAndGet();
    HttpResponse<String> made =
        server.post("/api/v1/tenants", operator, Map.of("name", slug, "slug", slug));
    String tenant = server.read(made).get("id").asString();
    String users = "/api/v1/tenants/" + tenant + "/users";
    String mail = email();
    HttpResponse<String> owner =
        server.post(users, operator, Map.of("profile", Map.of("email", mail), "role", "owner"));
    String member = server.read(owner).get("id").asString();
    HttpResponse<String> key =
        server.post(
            "/api/v1/tenants/" + tenant + "/api-keys",
            operator,
            Map.of("name", "first", "role", "owner", "member", member));
    String token =
        server.token(
            new Key(
                server.read(key).get("clientId").asString(),
                server.read(key).get("clientSecret").asString()));
    String other = tenant();
    String stranger = ownerToken(other, owner(other));
    for (HttpResponse<String> created : List.of(made, owner, key)) {
      String place = created.headers().firstValue("Location").orElseThrow();
      HttpResponse<String> found = get(place, operator);
      assertThat(found.statusCode()).as(place).isEqualTo(200);
      assertThat(place).endsWith("/" + server.read(found).get("id").asString());
      assertThat(found.body()).doesNotContain(mail);
      assertThat(get(place, token).statusCode()).as(place).isEqualTo(303);
      assertThat(code(get(place, stranger))).as(place).isEqualTo("operator-only");
    }
    assertThat(code(get(users + "/" + Ids.next(), operator))).isEqualTo("not-found");
    assertThat(code(get("/api/v1/tenants/" + Ids.next(), operator))).isEqualTo("not-found");
    server.post("/api/v1/tenants/" + tenant + "/suspension", operator, Map.of());
    assertThat(server.read(get("/api/v1/tenants/" + tenant, operator)).get("suspended").asBoolean())
        .isTrue();
  }

  private HttpResponse<String> get(String path, String token) {
    return server.send("GET", path, token, Map.of());
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
  void a_repeated_registration_of_a_tenant_makes_one_tenant() {
    String slug = "once" + NUMBER.incrementAndGet();
    Map<String, String> body = Map.of("name", slug, "slug", slug);
    String[] header = {"Idempotency-Key", Ids.next().toString()};
    HttpResponse<String> first = server.post("/api/v1/tenants", operator, body, header);
    HttpResponse<String> second = server.post("/api/v1/tenants", operator, body, header);
    assertThat(second.statusCode()).isEqualTo(201);
    assertThat(second.body()).isEqualTo(first.body());
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

  @Test
  void every_endpoint_is_closed_without_a_token_with_too_small_a_role_and_to_other_tenants() {
    var tokens = new TestTokens(server.bean(com.nimbusds.jose.jwk.source.JWKSource.class));
    String foreign = tokens.of(Ids.next(), Ids.next(), Role.OWNER);
    String member = server.member(operator, email(), "member");
    List<String> walked = new ArrayList<>();
    server
        .bean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
        .getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              if (isOurs(endpoint)) {
                walked.add(mapping.toString());
                walk(mapping, endpoint, tokens, foreign, member);
              }
            });
    assertThat(walked).hasSizeGreaterThan(20);
  }

  private void walk(
      RequestMappingInfo mapping,
      HandlerMethod endpoint,
      TestTokens tokens,
      String foreign,
      String member) {
    String method =
        mapping.getMethodsCondition().getMethods().stream()
            .findFirst()
            .map(RequestMethod::name)
            .orElseThrow();
    String path = mapping.getPatternValues().iterator().next();
    assertThat(path).startsWith("/api/v1/");
    String concrete = path.replaceAll("\\{[^}]+}", member);
    HttpRequest.Builder bare =
        HttpRequest.newBuilder(server.uri(concrete)).method(method, BodyPublishers.noBody());
    assertThat(server.send(bare).statusCode()).as("without a token: " + mapping).isEqualTo(401);
    String[] type = {
      "Content-Type",
      mapping.getConsumesCondition().getConsumableMediaTypes().stream()
          .findFirst()
          .map(Object::toString)
          .orElse("application/json")
    };
    Role needed = neededFor(endpoint);
    for (Role role : Role.values()) {
      if (!role.includes(needed)) {
        String token = tokens.of(Ids.next(), Ids.next(), role);
        assertThat(server.send(method, concrete, token, Map.of(), type).statusCode())
            .as(role + " at " + mapping)
            .isEqualTo(403);
      }
    }
    if (path.contains("{")) {
      assertThat(server.send(method, concrete, foreign, Map.of(), type).statusCode())
          .as("another tenant's id at " + mapping)
          .isBetween(300, 499);
    }
    assertThat(server.send(method, concrete, operator, Map.of(), type).statusCode())
        .as("an id of another kind at " + mapping)
        .isLessThan(500);
  }

  private static boolean isOurs(HandlerMethod endpoint) {
    return endpoint.getBeanType().getPackageName().startsWith("io.leadledger.command")
        && !endpoint.hasMethodAnnotation(TakesNoToken.class);
  }

  private static Role neededFor(HandlerMethod endpoint) {
    AtLeast own = endpoint.getMethodAnnotation(AtLeast.class);
    AtLeast role =
        own == null
            ? AnnotatedElementUtils.findMergedAnnotation(endpoint.getBeanType(), AtLeast.class)
            : own;
    assertThat(role).as("who may call " + endpoint).isNotNull();
    return role.value();
  }

  private String tenant() {
    String slug = "tenant" + NUMBER.incrementAndGet();
    return server
        .read(server.post("/api/v1/tenants", operator, Map.of("name", slug, "slug", slug)))
        .get("id")
        .asString();
  }

  private String owner(String tenant) {
    return server
        .read(
            server.post(
                "/api/v1/tenants/" + tenant + "/users",
                operator,
                Map.of("profile", Map.of("email", email()), "role", "owner")))
        .get("id")
        .asString();
  }

  private Key ownerKey(String tenant, String owner) {
    JsonNode issued =
        server.read(
            server.post(
                "/api/v1/tenants/" + tenant + "/api-keys",
                operator,
                Map.of("name", "k", "role", "owner", "member", owner)));
    return new Key(issued.get("clientId").asString(), issued.get("clientSecret").asString());
  }

  private String ownerToken(String tenant, String owner) {
    return server.token(ownerKey(tenant, owner));
  }

  private String code(HttpResponse<String> answer) {
    return server.read(answer).get("code").asString();
  }

  private static Map<String, Object> user(String name) {
    return Map.of("profile", Map.of("email", name + email()), "role", "member");
  }

  private static String email() {
    return "m" + NUMBER.incrementAndGet() + "@example.com";
  }

  private static String hex(String text) {
    return java.util.HexFormat.of()
        .formatHex(text.getBytes(java.nio.charset.StandardCharsets.US_ASCII));
  }
}
