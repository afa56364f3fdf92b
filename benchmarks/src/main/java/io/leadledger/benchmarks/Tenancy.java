package io.leadledger.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.UUID;
import tools.jackson.databind.json.JsonMapper;

/// The first tenant, its owner, and an access token of theirs.
record Tenancy(UUID tenant, UUID owner, String token) {

  static Tenancy of(URI address, Path dataDir) throws IOException, InterruptedException {
    byte[] key =
        Files.readString(dataDir.resolve("admin.key")).strip().getBytes(StandardCharsets.UTF_8);
    var request =
        HttpRequest.newBuilder(address.resolve("/oauth2/token"))
            .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(key))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString("grant_type=client_credentials"))
            .build();
    var json = new JsonMapper();
    try (var http = HttpClient.newHttpClient()) {
      String token =
          json.readTree(http.send(request, BodyHandlers.ofString()).body())
              .path("access_token")
              .asString();
      var claims = json.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
      return new Tenancy(
          UUID.fromString(claims.path("tenant").asString()),
          UUID.fromString(claims.path("sub").asString()),
          token);
    }
  }
}
