package io.leadledger.command.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Leads that nothing has happened to for long are erased by themselves, if their tenant says so.
@TestInstance(Lifecycle.PER_CLASS)
class RetentionJourneyTest {
  private static final String RULE = "/api/v1/retention-rule";

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(), data, "--leadledger.retention.every=100ms");
    token = server.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  private String lead() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/leads",
            token,
            Map.of("source", "web", "contact", Map.of("email", Ids.next() + "@example.com")));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }

  /// As if it had happened then.
  private String lead(int daysAgo) {
    String lead = lead();
    server
        .database()
        .sql(
            """
            update events.domain_event_entry set time_stamp = time_stamp - make_interval(days => ?)
            where aggregate_identifier = ?::uuid""")
        .params(daysAgo, lead)
        .update();
    return lead;
  }

  private List<String> erased() {
    return server
        .database()
        .sql(
            """
            select aggregate_identifier::text from events.domain_event_entry
            where payload_type = 'lead.LeadErased' order by 1""")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private List<String> dryRun(String query) {
    return server
        .read(server.send("GET", RULE + "/dry-run" + query, token, Map.of()))
        .get("leads")
        .values()
        .stream()
        .map(lead -> lead.asString())
        .toList();
  }

  @Test
  void whoever_nothing_has_named_for_so_long_is_erased_once_and_nobody_else() {
    String untouched = lead(40);
    String spokenTo = lead(40);
    server.post("/api/v1/conversations", token, Map.of("leadId", spokenTo, "channel", "live_chat"));
    lead();
    assertThat(dryRun("?untouchedDays=30")).containsExactly(untouched);
    assertThat(dryRun("?untouchedDays=50")).isEmpty();
    assertThat(erased()).as("nobody is erased by a dry run").isEmpty();

    assertThat(server.send("PUT", RULE, token, Map.of("untouchedDays", 30)).statusCode())
        .isEqualTo(200);
    await().atMost(Duration.ofSeconds(30)).until(() -> !erased().isEmpty());
    await()
        .during(Duration.ofSeconds(1))
        .untilAsserted(() -> assertThat(erased()).containsExactly(untouched));
    assertThat(dryRun("")).isEmpty();
    assertThat(
            server
                .database()
                .sql("select ground from vault.erasure where subject = ?::uuid")
                .param(untouched)
                .query((row, _) -> row.getString(1))
                .single())
        .isEqualTo("retention");
  }
}
