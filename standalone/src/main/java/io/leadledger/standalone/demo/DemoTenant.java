package io.leadledger.standalone.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;

/// The tenant that the demo's leads belong to, made on the first demo. Its key is kept in
/// `<data>/demo.key`.
final class DemoTenant {
  private static final List<String> COMPANIES =
      List.of(
          "Alder Logistics",
          "Bluefin Foods",
          "Cedar Clinic",
          "Delta Solar",
          "Elm Street Books",
          "Fjord Travel",
          "Granite Works",
          "Harbour Hotels",
          "Iris Media",
          "Juniper Gardens",
          "Kestrel Aviation",
          "Lumen Lighting",
          "Maple Homes",
          "Nimbus Software",
          "Orchard Foods",
          "Pine Furniture",
          "Quarry Stone",
          "River Bank",
          "Summit Sports",
          "Tidewater Shipping");
  private static final List<String> INDUSTRIES = List.of("retail", "services", "manufacturing");
  private static final List<String> MEMBERS = List.of("Mira Lang", "Omar Said", "Tessa Bloom");

  private DemoTenant() {}

  static Path keyFile(Path dataDir) {
    return dataDir.resolve("demo.key");
  }

  /// The API in the name of the demo tenant's owner.
  static Api open(URI address, Path dataDir) {
    Path file = keyFile(dataDir);
    try {
      if (!Files.exists(file)) {
        register(address, dataDir, file);
      }
      return new Api(address, Files.readString(file).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void register(URI address, Path dataDir, Path file) throws IOException {
    try (var admin = new Api(address, Files.readString(adminKey(dataDir)).strip())) {
      String suffix = Long.toString(System.currentTimeMillis(), Character.MAX_RADIX);
      String tenants = "/api/v1/tenants";
      var tenant =
          admin.send(
              "POST", tenants, Map.of("name", "Northwind (demo)", "slug", "northwind-" + suffix));
      String its = tenants + "/" + tenant.body().path("id").asString();
      var owner =
          admin.send(
              "POST",
              its + "/users",
              Map.of(
                  "profile", profile("Nora Wind", "nora.wind@northwind.example"), "role", "owner"));
      var key =
          admin.send(
              "POST",
              its + "/api-keys",
              Map.of(
                  "name", "demo", "role", "owner", "member", owner.body().path("id").asString()));
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(
          file,
          key.body().path("clientId").asString()
              + ":"
              + key.body().path("clientSecret").asString()
              + "\n");
    }
  }

  /// Written at the end of the first start.
  private static Path adminKey(Path dataDir) {
    Path file = dataDir.resolve("admin.key");
    long giveUp = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!Files.exists(file) && System.nanoTime() < giveUp) {
      LockSupport.parkNanos(Duration.ofMillis(100).toNanos());
    }
    return file;
  }

  /// Registers the members whom leads are assigned to.
  static List<String> members(Api api) {
    return MEMBERS.stream()
        .map(
            name -> {
              String email = name.toLowerCase(java.util.Locale.ROOT).replace(' ', '.');
              var user =
                  Map.of("profile", profile(name, email + "@northwind.example"), "role", "member");
              return api.send("POST", "/api/v1/users", user).body().path("id").asString();
            })
        .toList();
  }

  /// Registers the companies that leads belong to; their ids by name.
  static Map<String, String> companies(Api api) {
    Map<String, String> ids = new LinkedHashMap<>();
    for (String name : COMPANIES) {
      var profile =
          Map.of(
              "businessType",
              INDUSTRIES.get(ids.size() % INDUSTRIES.size()),
              "city",
              "London",
              "country",
              "GB",
              "employeeCount",
              20 + 15 * ids.size());
      var company = api.send("POST", "/api/v1/companies", Map.of("name", name, "profile", profile));
      ids.put(name, company.body().path("id").asString());
    }
    return ids;
  }

  /// Says what is looked for in conversations, besides what every tenant begins with.
  static void defineDataPoints(Api api) {
    define(api, "team_size", "integer", "How many people are in the team", "a team of ten");
    define(api, "demo_date", "date", "The day of the demo", "Thursday afternoon");
    define(
        api,
        "present_tool",
        "text",
        "The tool that the customer uses today",
        "We keep everything in a calendar");
  }

  private static void define(
      Api api, String name, String type, String description, String example) {
    api.send(
        "PUT",
        "/api/v1/data-points/" + name,
        Map.of("type", type, "description", description, "examples", List.of(example)));
  }

  private static Map<String, Object> profile(String fullName, String email) {
    return Map.of("email", email, "fullName", fullName);
  }
}
