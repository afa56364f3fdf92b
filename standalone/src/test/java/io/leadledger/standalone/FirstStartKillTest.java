package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.CommandSide;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.store.schema.MigrateFirst;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A first start that is killed in each of its steps, one start after the other (ADR 0064).
class FirstStartKillTest {
  private static final Map<String, String> MASTER_KEY =
      Map.of("LEADLEDGER_MASTER_KEY", Base64.getEncoder().encodeToString(new byte[32]));

  /// What each step writes: the tenant, its owner, the key, and that the key's file is there.
  private static final List<String> STEPS =
      List.of(
          "insert on command.tenant",
          "insert on command.member",
          "insert on command.api_key",
          "update on command.installation");

  @TempDir Path folder;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
  private final JdbcClient sql = JdbcClient.create(database.dataSource());

  @Test
  void ends_with_one_tenant_one_owner_and_one_key_whose_secret_is_in_the_file() throws Exception {
    MigrateFirst.migrate(database.dataSource(), "command");
    sql.sql(
            """
            create function never_ends() returns trigger language plpgsql as
            $$ begin perform pg_sleep(3600); return new; end $$""")
        .update();
    for (String step : STEPS) {
      startAndKillIn(step);
    }
    Installation begun = installation();
    try (OwnProcess command = start()) {
      command.awaitReady();
      assertThat(command.token(folder)).isNotEmpty();
    }
    assertThat(installation()).isEqualTo(new Installation(begun.tenant(), begun.owner(), true));
    assertThat(ids("select tenant_id from command.tenant")).containsExactly(begun.tenant());
    assertThat(ids("select user_id from command.member where active and role = 'owner'"))
        .containsExactly(begun.owner());
    assertThat(ids("select key_id from command.api_key where not revoked")).hasSize(1);
    assertThat(
            sql.sql(
                    """
                    select payload_type, count(*) from events.domain_event_entry
                    where payload_type not like '%ApiKey%' group by payload_type having count(*) > 1""")
                .query()
                .listOfRows())
        .as("what happened twice")
        .isEmpty();
  }

  private void startAndKillIn(String step) throws InterruptedException {
    sql.sql("create trigger never_ends before " + step + " execute function never_ends()").update();
    try (OwnProcess command = start()) {
      await()
          .atMost(Duration.ofMinutes(3))
          .pollInterval(Duration.ofMillis(100))
          .until(() -> !asleep().isEmpty());
      command.kill();
    }
    // A statement does not notice by itself that nobody waits for it any more.
    sql.sql("select pg_terminate_backend(unnest(:asleep::integer[]))")
        .param("asleep", asleep().toArray(Integer[]::new))
        .query()
        .listOfRows();
    await().until(() -> asleep().isEmpty());
    sql.sql("drop trigger never_ends on " + step.substring(step.indexOf(" on ") + 4)).update();
  }

  private List<Integer> asleep() {
    return sql.sql(
            "select pid from pg_stat_activity where datname = current_database() and wait_event = 'PgSleep'")
        .query((row, _) -> row.getInt(1))
        .list();
  }

  private Installation installation() {
    return sql.sql("select operator_tenant, first_owner, admin_key_told from command.installation")
        .query(
            (row, _) ->
                new Installation(
                    row.getObject(1, UUID.class), row.getObject(2, UUID.class), row.getBoolean(3)))
        .single();
  }

  private record Installation(UUID tenant, UUID owner, boolean told) {}

  private List<UUID> ids(String query) {
    return sql.sql(query).query((row, _) -> row.getObject(1, UUID.class)).list();
  }

  private OwnProcess start() {
    int port = OwnProcess.freePort();
    return OwnProcess.start(
        CommandSide.class,
        port,
        folder,
        MASTER_KEY,
        // Not the file of the process that it is tried in.
        "--spring.config.name=none",
        "--server.port=" + port,
        "--leadledger.data-dir=" + folder,
        "--spring.datasource.url=" + database.url(),
        "--spring.datasource.username=" + database.user(),
        "--spring.datasource.password=" + database.password());
  }
}
