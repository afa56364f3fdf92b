package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.events.Ids;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What the operator does with tenants, and what tenants may not do, over HTTP.
class TenantJourneyTest extends AccessJourney {

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
}
