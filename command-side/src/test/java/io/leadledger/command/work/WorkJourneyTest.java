package io.leadledger.command.work;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.work.TaskCommand.CreateTask;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tasks and notifications over HTTP, across a restart.
class WorkJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private Path data;
  private final ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();

  private CommandSideServer start() {
    return new CommandSideServer(database, data, "--leadledger.deadlines.polling=50ms");
  }

  @Test
  void one_is_reminded_after_a_restart_and_reads_all_at_once() {
    Instant due = Instant.now().plus(Duration.ofHours(1));
    String task;
    try (var first = start()) {
      String token = first.token(CommandSideServer.adminKey(data));
      String lead =
          id(first, first.post("/api/v1/leads", token, Map.of("source", "web", "browserId", "b")));
      task =
          id(
              first,
              first.post(
                  "/api/v1/tasks",
                  token,
                  Map.of("title", "Call Ada", "leadId", lead, "dueAt", due.toString())));
      first.database().sql("update command.scheduled_task set execution_time = now()").update();
      await().atMost(SOON).until(() -> isAhead(first, task));
      assertThat(names(first, task)).containsExactly("work.TaskCreated");
      put(first, token, task, Instant.now().plusMillis(200));
    }
    try (var second = start()) {
      await()
          .atMost(SOON)
          .untilAsserted(() -> assertThat(names(second, task)).endsWith("work.TaskReminded"));
      await().atMost(SOON).until(() -> sent(second) == 1);

      String token = second.token(CommandSideServer.adminKey(data));
      HttpResponse<String> all = second.post("/api/v1/notifications/reading", token, Map.of());
      assertThat(all.body()).isEqualTo("{\"read\":1,\"more\":false}");
      assertThat(all.headers().firstValueAsLong("Event-Position").orElse(0)).isPositive();
      assertThat(second.post("/api/v1/notifications/reading", token, Map.of()).body())
          .isEqualTo("{\"read\":0,\"more\":false}");
    }
  }

  @Test
  void a_member_whom_another_assigns_a_task_is_told_and_oneself_is_not() {
    try (var server = start()) {
      String token = server.token(CommandSideServer.adminKey(data));
      String bea =
          id(
              server,
              server.post(
                  "/api/v1/users",
                  token,
                  Map.of("role", "member", "profile", Map.of("email", "bea@acme.example"))));
      String mine = task(server, token, Map.of("title", "Mine", "assigneeId", me(server)));
      String hers = task(server, token, Map.of("title", "Hers", "assigneeId", bea));
      assertThat(names(server, mine)).containsExactly("work.TaskCreated");
      await().atMost(SOON).until(() -> sent(server) == 1);
      assertThat(recipients(server)).containsExactly(bea);
      HttpResponse<String> wrong =
          server.post("/api/v1/tasks/" + hers + "/answer", token, Map.of("answer", "Yes"));
      assertThat(wrong.statusCode()).isEqualTo(409);
      assertThat(server.read(wrong).get("code").asString())
          .isEqualTo("only-a-question-is-answered");
    }
  }

  @Test
  void the_same_cause_makes_one_task_however_often_it_asks() {
    try (var server = start()) {
      server.token(CommandSideServer.adminKey(data));
      UUID tenant = tenant(server);
      var task =
          new CreateTask(
              TaskCommand.idOf(tenant, "trigger/1/event/2"),
              About.NOTHING,
              "to_do",
              "Call",
              null,
              "normal",
              null,
              null,
              null);
      for (int i = 0; i < 3; i++) {
        server
            .bean(CommandDispatcher.class)
            .send(task, CommandContext.of(tenant, Ids.next(), CommandContext.AUTOMATION));
      }
      assertThat(names(server, task.task().toString())).containsExactly("work.TaskCreated");
    }
  }

  private static void put(CommandSideServer server, String token, String task, Instant due) {
    HttpResponse<String> answer =
        server.send(
            "PUT", "/api/v1/tasks/" + task + "/schedule", token, Map.of("dueAt", due.toString()));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  private static String task(CommandSideServer server, String token, Map<String, Object> body) {
    return id(server, server.post("/api/v1/tasks", token, body));
  }

  private static String id(CommandSideServer server, HttpResponse<String> created) {
    assertThat(created.statusCode()).as(created.body()).isEqualTo(201);
    return server.read(created).get("id").asString();
  }

  private static UUID tenant(CommandSideServer server) {
    return server
        .database()
        .sql("select tenant_id from command.member limit 1")
        .query((row, _) -> row.getObject(1, UUID.class))
        .single();
  }

  private static String me(CommandSideServer server) {
    return server
        .database()
        .sql("select user_id::text from command.member where role = 'owner'")
        .query((row, _) -> row.getString(1))
        .single();
  }

  private static boolean isAhead(CommandSideServer server, String task) {
    return server
        .database()
        .sql(
            """
            select bool_and(execution_time > now() + interval '1 minute') from command.scheduled_task
            where task_name = 'task-reminder' and task_instance like ? || '/%'""")
        .param(task)
        .query(Boolean.class)
        .single();
  }

  private static long sent(CommandSideServer server) {
    return server
        .database()
        .sql(
            "select count(*) from events.domain_event_entry where payload_type ="
                + " 'work.NotificationSent'")
        .query(Long.class)
        .single();
  }

  private static List<String> recipients(CommandSideServer server) {
    return server
        .database()
        .sql("select recipient::text from command.unread_notification")
        .query((row, _) -> row.getString(1))
        .list();
  }

  private static List<String> names(CommandSideServer server, String aggregate) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier ="
                + " ?::uuid order by sequence_number")
        .param(aggregate)
        .query((row, _) -> row.getString(1))
        .list();
  }
}
