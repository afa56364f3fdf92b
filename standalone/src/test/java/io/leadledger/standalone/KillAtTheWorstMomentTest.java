package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// LeadLedger, killed where it would hurt most. A lock that the test holds in the database keeps it
/// at that place until the kill.
class KillAtTheWorstMomentTest extends Killing {
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final String REBUILDS = "/api/v1/admin/projections/crm/rebuilds";

  private enum Victim {
    LEADLEDGER,
    POSTGRESQL
  }

  @Test
  void between_a_row_and_its_token() throws Exception {
    survive(
        _ -> {
          awaitAcknowledged(20);
          killWhileItWaitsFor("lock table projection.token_entry in share mode", Victim.LEADLEDGER);
          awaitAcknowledged(20);
          killWhileItWaitsFor("lock table crm.leads in share mode", Victim.LEADLEDGER);
        });
  }

  @Test
  void while_the_shadow_of_a_rebuild_is_being_filled() throws Exception {
    survive(
        token -> {
          awaitAcknowledged(100);
          String rebuild = order(token, "{}");
          killWhileItFills(Victim.LEADLEDGER);
          assertThat(awaitState(rebuild, token, "switched").path("tables")).isEmpty();
        });
  }

  @Test
  void when_postgresql_dies_its_unlogged_tables_are_filled_once_more() throws Exception {
    survive(
        token -> {
          awaitAcknowledged(100);
          String rebuild = order(token, "{}");
          killWhileItFills(Victim.POSTGRESQL);
          assertThat(awaitState(rebuild, token, "switched").path("tables")).isEmpty();
        });
  }

  @Test
  void in_the_middle_of_a_switch() throws Exception {
    survive(
        token -> {
          awaitAcknowledged(50);
          String rebuild = order(token, "{\"hold\": true}");
          awaitState(rebuild, token, "ready");
          long before = oid();
          try (Connection holder = connect()) {
            holder.setAutoCommit(false);
            execute(holder, "lock table projection.dead_letter_entry in share mode");
            assertThat(running.post(rebuild + "/switch", token, "{}").statusCode()).isEqualTo(202);
            awaitSomebodyWaits("delete from projection.dead_letter_entry%");
            killLeadLedger();
          }
          startAgain();
          awaitState(rebuild, token, "switched");
          assertThat(oid()).isNotEqualTo(before);
        });
  }

  /// The schema that clients read under the name.
  private long oid() throws SQLException {
    try (Connection connection = connect()) {
      return count(connection, "select 'crm'::regnamespace::oid");
    }
  }

  private void killWhileItWaitsFor(String lock, Victim victim) throws Exception {
    try (Connection holder = connect()) {
      holder.setAutoCommit(false);
      execute(holder, lock);
      awaitSomebodyWaits("%");
      kill(victim);
    }
    restart(victim);
  }

  private void killWhileItFills(Victim victim) throws Exception {
    try (Connection holder = connect()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(1))
          .until(() -> count(holder, "select count(*) from pg_class where relname = '_lane'") == 1);
      holder.setAutoCommit(false);
      execute(holder, "lock table crm_rebuild._lane in share mode");
      awaitSomebodyWaits("update crm_rebuild._lane%");
      kill(victim);
    } catch (SQLException e) {
      // the connection has died with its server
      assertThat(victim).isEqualTo(Victim.POSTGRESQL);
    }
    restart(victim);
  }

  private void kill(Victim victim) throws Exception {
    switch (victim) {
      case LEADLEDGER -> killLeadLedger();
      case POSTGRESQL -> killPostgres();
    }
  }

  private void restart(Victim victim) {
    switch (victim) {
      case LEADLEDGER -> startAgain();
      case POSTGRESQL -> running.awaitReady();
    }
  }

  private void awaitSomebodyWaits(String query) throws SQLException {
    try (Connection connection = connect()) {
      await()
          .atMost(PATIENCE)
          .pollInterval(Duration.ofMillis(5))
          .until(
              () ->
                  count(
                          connection,
                          "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '"
                              + query
                              + "'")
                      > 0);
    }
  }

  private String order(String token, String body) throws InterruptedException {
    HttpResponse<String> started = running.post(REBUILDS, token, body);
    assertThat(started.statusCode()).as(started.body()).isEqualTo(202);
    return started.headers().firstValue("Location").orElseThrow();
  }

  /// Waits until the rebuild has come to a state, or to an end before it.
  private JsonNode awaitState(String rebuild, String token, String state) {
    JsonNode reached =
        await()
            .atMost(PATIENCE)
            .pollInterval(Duration.ofMillis(100))
            .ignoreException(UncheckedIOException.class)
            .until(
                () -> told(rebuild, token),
                told -> told.path("state").asString().equals(state) || told.has("finishedAt"));
    assertThat(reached.path("state").asString()).as(reached.toString()).isEqualTo(state);
    return reached;
  }

  private JsonNode told(String rebuild, String token) throws InterruptedException {
    return json.readTree(running.get(rebuild, "Authorization", "Bearer " + token).body());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
