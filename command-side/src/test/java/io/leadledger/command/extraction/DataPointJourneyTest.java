package io.leadledger.command.extraction;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/// What a tenant looks for, over HTTP into the history and back. Each test is a tenant of its own.
@TestInstance(Lifecycle.PER_CLASS)
class DataPointJourneyTest {
  private static final Map<String, Object> TOWING =
      Map.of(
          "type", "boolean",
          "description", "Whether the car has to be towed",
          "examples", List.of("it does not start"));

  @TempDir private static Path data;
  private CommandSideServer server;
  private UUID tenant;
  private String token;

  @BeforeAll
  void start() {
    server = new CommandSideServer(ThrowAwayPostgres.newDatabase(), data);
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void anotherTenant() {
    tenant = Ids.next();
    token = token(Role.ADMIN);
  }

  @Test
  void a_tenant_begins_with_what_one_asks_who_wants_to_rent() {
    assertThat(names())
        .startsWith("area", "number_of_beds")
        .contains("visit_date", "contact_email", "budget");
  }

  @Test
  void what_is_defined_is_looked_for_after_what_was_there_and_only_by_its_tenant() {
    assertThat(put("needs_towing", TOWING).statusCode()).isEqualTo(200);
    assertThat(names()).endsWith("needs_towing").hasSizeGreaterThan(10);
    JsonNode last = list().get(names().size() - 1);
    assertThat(last.get("type").asString()).isEqualTo("boolean");
    assertThat(last.get("examples").get(0).asString()).isEqualTo("it does not start");
    anotherTenant();
    assertThat(names()).doesNotContain("needs_towing");
  }

  @Test
  void what_is_redefined_stays_in_its_place() {
    List<String> before = names();
    put("area", Map.of("type", "text", "description", "Where the pipe leaks"));
    assertThat(names()).isEqualTo(before);
    assertThat(list().get(0).get("description").asString()).isEqualTo("Where the pipe leaks");
  }

  @Test
  void what_is_withdrawn_is_looked_for_no_longer_until_it_is_defined_again() {
    assertThat(withdraw("furnished").statusCode()).isEqualTo(200);
    assertThat(names()).doesNotContain("furnished");
    HttpResponse<String> again = withdraw("furnished");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(server.read(again).get("code").asString())
        .isEqualTo("only-what-is-defined-is-withdrawn");
    put("furnished", Map.of("type", "boolean", "description", "With furniture"));
    assertThat(names()).contains("furnished");
    assertThat(history("furnished"))
        .containsExactly("conversation.DataPointWithdrawn", "conversation.DataPointDefined");
  }

  @Test
  void the_same_said_twice_is_one_event() {
    put("needs_towing", TOWING);
    put("needs_towing", TOWING);
    put("needs_towing", Map.of("type", "boolean", "description", "Whether to send a tow truck"));
    assertThat(history("needs_towing"))
        .containsExactly("conversation.DataPointDefined", "conversation.DataPointRedefined");
  }

  @Test
  void a_definition_that_cannot_be_meant_is_refused() {
    assertThat(put("Needs-Towing", TOWING).statusCode()).isEqualTo(400);
    assertThat(put("towing", Map.of("type", "pipe", "description", "x")).body())
        .contains("unknown-value", "boolean", "money");
    assertThat(put("towing", Map.of("type", "text")).body()).contains("missing");
  }

  @Test
  void a_member_sees_what_is_looked_for_and_does_not_change_it() {
    token = token(Role.MEMBER);
    assertThat(names()).isNotEmpty();
    assertThat(put("needs_towing", TOWING).statusCode()).isEqualTo(403);
  }

  @SuppressWarnings("unchecked")
  private String token(Role role) {
    return new TestTokens(server.bean(JWKSource.class)).of(tenant, Ids.next(), role);
  }

  private HttpResponse<String> put(String name, Object body) {
    return server.send("PUT", "/api/v1/data-points/" + name, token, body);
  }

  private HttpResponse<String> withdraw(String name) {
    return server.send("DELETE", "/api/v1/data-points/" + name, token, Map.of());
  }

  private JsonNode list() {
    return server.read(server.send("GET", "/api/v1/data-points", token, Map.of()));
  }

  private List<String> names() {
    return list().valueStream().map(each -> each.get("name").asString()).toList();
  }

  private List<String> history(String name) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier = ?::uuid order by sequence_number")
        .param(DataPointCommand.idOf(tenant, name).toString())
        .query((row, _) -> row.getString(1))
        .list();
  }
}
