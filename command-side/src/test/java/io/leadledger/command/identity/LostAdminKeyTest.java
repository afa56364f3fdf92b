package io.leadledger.command.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer.Key;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The way back in for operators whose `admin.key` is gone.
class LostAdminKeyTest {
  private static final String NEW_KEY = "--leadledger.first-tenant.new-admin-key=true";

  @TempDir private Path data;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();

  @Test
  void another_key_is_made_when_asked_for_and_those_in_use_stay_good() throws Exception {
    Path file = data.resolve("admin.key");
    Key first;
    try (var server = new CommandSideServer(database, data)) {
      first = CommandSideServer.adminKey(data);
      Files.delete(file);
    }
    try (var server = new CommandSideServer(database, data)) {
      assertThat(file).as("without being asked for").doesNotExist();
    }
    Key second;
    try (var server = new CommandSideServer(database, data, NEW_KEY)) {
      second = CommandSideServer.adminKey(data);
      assertThat(second).isNotEqualTo(first);
      assertThat(server.askForToken(first).statusCode()).isEqualTo(200);
      String operator = server.token(second);
      assertThat(
              server
                  .post("/api/v1/tenants", operator, Map.of("name", "one", "slug", "one"))
                  .statusCode())
          .isEqualTo(201);
    }
    try (var server = new CommandSideServer(database, data, NEW_KEY)) {
      assertThat(CommandSideServer.adminKey(data)).as("a file that is there").isEqualTo(second);
    }
  }

  @Test
  void the_key_is_an_owners_who_is_still_there() throws Exception {
    Path file = data.resolve("admin.key");
    try (var server = new CommandSideServer(database, data)) {
      String operator = server.token(CommandSideServer.adminKey(data));
      server.member(operator, "successor@example.com", "owner");
      String first =
          server
              .database()
              .sql("select first_owner::text from command.installation")
              .query(String.class)
              .single();
      assertThat(
              server
                  .post("/api/v1/users/" + first + "/deactivation", operator, Map.of())
                  .statusCode())
          .isEqualTo(200);
      assertThat(server.askForToken(CommandSideServer.adminKey(data)).statusCode()).isEqualTo(401);
      Files.delete(file);
    }
    try (var server = new CommandSideServer(database, data, NEW_KEY)) {
      assertThat(server.askForToken(CommandSideServer.adminKey(data)).statusCode()).isEqualTo(200);
    }
  }
}
