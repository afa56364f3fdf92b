package io.leadledger.command.identity;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// Base of tests that speak to the command side over HTTP, as the operator of the installation and
/// as members of tenants that they make.
@TestInstance(Lifecycle.PER_CLASS)
abstract class AccessJourney {
  static final AtomicInteger NUMBER = new AtomicInteger();

  @TempDir static Path data;
  ThrowAwayPostgres.Database database;
  CommandSideServer server;
  String operator;

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

  HttpResponse<String> get(String path, String token) {
    return server.send("GET", path, token, Map.of());
  }

  String tenant() {
    String slug = "tenant" + NUMBER.incrementAndGet();
    return server
        .read(server.post("/api/v1/tenants", operator, Map.of("name", slug, "slug", slug)))
        .get("id")
        .asString();
  }

  String owner(String tenant) {
    return server
        .read(
            server.post(
                "/api/v1/tenants/" + tenant + "/users",
                operator,
                Map.of("profile", Map.of("email", email()), "role", "owner")))
        .get("id")
        .asString();
  }

  Key ownerKey(String tenant, String owner) {
    JsonNode issued =
        server.read(
            server.post(
                "/api/v1/tenants/" + tenant + "/api-keys",
                operator,
                Map.of("name", "k", "role", "owner", "member", owner)));
    return new Key(issued.get("clientId").asString(), issued.get("clientSecret").asString());
  }

  String ownerToken(String tenant, String owner) {
    return server.token(ownerKey(tenant, owner));
  }

  String code(HttpResponse<String> answer) {
    return server.read(answer).get("code").asString();
  }

  static Map<String, Object> user(String name) {
    return Map.of("profile", Map.of("email", name + email()), "role", "member");
  }

  static String email() {
    return "m" + NUMBER.incrementAndGet() + "@example.com";
  }
}
