package io.leadledger.command.funnel.trigger;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static io.leadledger.command.funnel.FunnelServer.PROGRESSES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import com.github.tomakehurst.wiremock.verification.LoggedRequest;
import com.standardwebhooks.Webhook;
import io.leadledger.command.funnel.FunnelServer;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.work.TaskEvent.TaskCreated;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What follows by itself: tasks, notifications, messages, webhooks, further funnels.
@TestInstance(Lifecycle.PER_CLASS)
class TriggerJourneyTest {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final String PARTS =
      """
      milestones: [{key: m, name: M, requirements: [a]}, {key: n, name: N, confirmed: true}]
      dataPoints: [{name: a, type: text}]
      """;

  @RegisterExtension
  static final WireMockExtension RECEIVER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private static Path data;
  private FunnelServer funnels;

  @BeforeAll
  void start() {
    funnels =
        new FunnelServer(
            data,
            "--leadledger.funnels.triggers.depth=2",
            "--leadledger.channels.outbound.allow=127.0.0.0/8");
  }

  @AfterAll
  void stop() {
    funnels.close();
  }

  private static String yaml(String key, String parts) {
    return "key: %s\nname: %s\n%s".formatted(key, key, parts);
  }

  private HttpResponse<String> publish(String key, String parts) {
    return funnels.publish(yaml(key, parts));
  }

  private String funnel(String key, String parts) {
    return funnels.funnel(yaml(key, parts));
  }

  private void tell(String progress, String value) {
    assertThat(
            funnels
                .post(
                    PROGRESSES + "/" + progress + "/data-points",
                    Map.of("dataPoints", List.of(Map.of("name", "a", "value", value))))
                .statusCode())
        .isEqualTo(200);
  }

  private <E> List<E> told(String stream, Class<E> type) {
    return funnels.events(stream).stream().filter(type::isInstance).map(type::cast).toList();
  }

  private List<TriggerFired> fired(String progress, int times) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(
            () ->
                assertThat(told(progress, TriggerFired.class)).hasSizeGreaterThanOrEqualTo(times));
    return told(progress, TriggerFired.class);
  }

  private long count(String event) {
    return funnels
        .database()
        .sql("select count(*) from events.domain_event_entry where payload_type = ?")
        .param(event)
        .query((row, _) -> row.getLong(1))
        .single();
  }

  private <E> E only(String event, Class<E> type, long before) {
    assertThat(count(event)).isEqualTo(before + 1);
    String stream =
        funnels
            .database()
            .sql(
                "select aggregate_identifier::text from events.domain_event_entry where payload_type = ? order by global_index desc limit 1")
            .param(event)
            .query((row, _) -> row.getString(1))
            .single();
    return told(stream, type).getLast();
  }

  @Test
  void a_reached_milestone_makes_a_task_and_tells_everybody_once() {
    String funnel =
        funnel(
            "tasks",
            PARTS
                + """
                triggers:
                  - {key: task, on: milestone_reached, of: m, action: create_task, settings: {title: Call them, dueIn: P1D}}
                  - {key: tell, on: data_point_collected, of: a, action: notify, settings: {title: Somebody told us}}
                  - {key: other, on: milestone_reached, of: n, action: notify, settings: {title: Done}}
                """);
    long tasks = count("work.TaskCreated");
    long notes = count("work.NotificationSent");
    String lead = funnels.lead();
    String progress = funnels.entered(funnel, lead);
    tell(progress, "x");
    assertThat(fired(progress, 2))
        .extracting(TriggerFired::trigger, TriggerFired::outcome)
        .containsExactlyInAnyOrder(tuple("task", "done"), tuple("tell", "done"));
    TaskCreated task = only("work.TaskCreated", TaskCreated.class, tasks);
    assertThat(task.title()).isEqualTo("Call them");
    assertThat(task.leadId()).hasToString(lead);
    assertThat(task.dueAt()).isAfter(Instant.now());
    assertThat(count("work.NotificationSent")).isEqualTo(notes + 1);
    again(progress);
    assertThat(told(progress, TriggerFired.class)).hasSize(2);
    assertThat(count("work.TaskCreated")).isEqualTo(tasks + 1);
    assertThat(count("work.NotificationSent")).isEqualTo(notes + 1);
  }

  /// As after a crash in which nobody could note that the errands were done.
  private void again(String progress) {
    List<TriggerFired> before = told(progress, TriggerFired.class);
    funnels.history(progress).stream()
        .filter(
            event ->
                before.stream()
                    .anyMatch(it -> it.becauseOf().toString().equals(event.getIdentifier())))
        .forEach(
            event ->
                before.stream()
                    .filter(it -> it.becauseOf().toString().equals(event.getIdentifier()))
                    .forEach(
                        it ->
                            funnels
                                .database()
                                .sql(
                                    """
                                    insert into command.errand (kind, id, tenant_id, stream, place, event_id, correlation_id)
                                    values ('funnel-trigger', ?, ?::uuid, ?::uuid, ?, ?, ?)""")
                                .param(it.firingId())
                                .param(event.getMetaData().get("tenant"))
                                .param(progress)
                                .param(event.getSequenceNumber())
                                .param(it.becauseOf())
                                .param(Ids.next())
                                .update()));
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                funnels
                        .database()
                        .sql("select count(*) from command.errand where stream = ?::uuid")
                        .param(progress)
                        .query((row, _) -> row.getLong(1))
                        .single()
                    == 0);
  }

  @Test
  void a_webhook_is_called_signed_and_again_until_it_takes_it() throws Exception {
    String parts =
        PARTS
            + """
            triggers:
              - {key: hook, on: completed, action: call_webhook, settings: {url: "http://127.0.0.1:%d/hook"}}
            """
                .formatted(RECEIVER.getPort());
    HttpResponse<String> secret = funnels.put("/api/v1/funnel-webhook-secret", Map.of());
    String funnel = funnel("hooks", parts);
    RECEIVER.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.post("/hook")
            .inScenario("busy")
            .whenScenarioStateIs("Started")
            .willReturn(serverError())
            .willSetStateTo("free"));
    RECEIVER.stubFor(
        com.github.tomakehurst.wiremock.client.WireMock.post("/hook")
            .inScenario("busy")
            .whenScenarioStateIs("free")
            .willReturn(ok()));
    String progress = funnels.entered(funnel, funnels.lead());
    tell(progress, "x");
    funnels.post(PROGRESSES + "/" + progress + "/milestones/n/confirmation", Map.of());
    TriggerFired hook = fired(progress, 1).getFirst();
    assertThat(hook.outcome()).isEqualTo("done");
    List<LoggedRequest> requests = RECEIVER.findAll(postRequestedFor(urlEqualTo("/hook")));
    assertThat(requests)
        .hasSize(2)
        .allSatisfy(
            it -> assertThat(it.getHeader("webhook-id")).isEqualTo(hook.firingId().toString()));
    LoggedRequest last = requests.getLast();
    new Webhook(funnels.server().read(secret).get("secret").asString())
        .verify(
            last.getBodyAsString(),
            HttpHeaders.of(
                Map.of(
                    "webhook-id", List.of(last.getHeader("webhook-id")),
                    "webhook-timestamp", List.of(last.getHeader("webhook-timestamp")),
                    "webhook-signature", List.of(last.getHeader("webhook-signature"))),
                (_, _) -> true));
    assertThat(last.getBodyAsString()).contains(progress, "\"completed\"");
  }

  @Test
  void a_message_is_said_to_the_lead_or_the_failure_told() {
    String funnel =
        funnel(
            "messages",
            PARTS
                + """
                triggers:
                  - {key: mail, on: milestone_reached, of: m, action: send_message, settings: {text: Welcome, channel: email}}
                  - {key: here, on: milestone_reached, of: m, action: send_message, settings: {text: Welcome}}
                """);
    String progress = funnels.entered(funnel, funnels.lead());
    tell(progress, "x");
    List<TriggerFired> fired = fired(progress, 2);
    TriggerFired mail = fired.stream().filter(it -> it.trigger().equals("mail")).findFirst().get();
    assertThat(told(mail.firingId().toString(), MessageRecorded.class))
        .singleElement()
        .satisfies(
            said -> {
              assertThat(said.content()).isEqualTo("Welcome");
              assertThat(said.direction()).isEqualTo("outbound");
            });
    assertThat(fired)
        .filteredOn(it -> it.trigger().equals("here"))
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.outcome()).isEqualTo("failed");
              assertThat(it.explanation()).contains("no conversation");
            });
  }

  @Test
  void funnels_start_each_other_as_deep_as_may_be() {
    String end = "milestones: [{key: m, name: M, rule: 'true'}]\n";
    String next =
        "triggers: [{key: next, on: completed, action: start_funnel, settings: {funnel: %s}}]\n";
    funnel("chain_d", end);
    funnel("chain_c", end + next.formatted("chain_d"));
    funnel("chain_b", end + next.formatted("chain_c"));
    String first = funnel("chain_a", end + next.formatted("chain_b"));
    String lead = funnels.lead();
    String a = funnels.entered(first, lead);
    UUID b = fired(a, 1).getFirst().firingId();
    UUID c = fired(b.toString(), 1).getFirst().firingId();
    TriggerFired stopped = fired(c.toString(), 1).getFirst();
    assertThat(stopped.outcome()).isEqualTo("stopped");
    assertThat(stopped.explanation())
        .isEqualTo("2 funnels have started each other in a row, and no more may.");
    FunnelEntered entered = told(c.toString(), FunnelEntered.class).getFirst();
    assertThat(entered.depth()).isEqualTo(2);
    assertThat(entered.startedBy()).isEqualTo(b);
    assertThat(entered.subject().id()).hasToString(lead);
    HttpResponse<String> circle = publish("chain_d", end + next.formatted("chain_a"));
    assertThat(circle.statusCode()).isEqualTo(409);
    assertThat(circle.body()).contains("triggers-do-not-go-in-circles", "chain_b");
  }

  @Test
  void history_that_is_brought_in_fires_nothing() {
    String funnel =
        funnel(
            "history",
            PARTS
                + "triggers: [{key: t, on: data_point_collected, action: notify, settings: {title: Told}}]\n");
    String progress = funnels.entered(funnel, funnels.lead());
    long notes = count("work.NotificationSent");
    funnels.post(
        PROGRESSES + "/" + progress + "/data-points",
        Map.of(
            "occurredAt",
            Instant.now().minus(Duration.ofDays(3)).toString(),
            "dataPoints",
            List.of(Map.of("name", "a", "value", "old"))));
    tell(progress, "new");
    assertThat(fired(progress, 1)).hasSize(1);
    assertThat(count("work.NotificationSent")).isEqualTo(notes + 1);
  }

  @Test
  void settings_that_mean_nothing_are_refused_when_publishing() {
    HttpResponse<String> refused =
        publish(
            "senseless",
            PARTS
                + """
                triggers:
                  - {key: a, on: completed, action: create_task, settings: {dueIn: soon, color: red}}
                  - {key: b, on: completed, action: call_webhook, settings: {url: "ftp://x"}}
                  - {key: c, on: completed, action: send_message, settings: {text: Hi, channel: pigeon}}
                  - {key: d, on: completed, action: start_scrape, settings: {purpose: Why not}}
                """);
    assertThat(refused.statusCode()).isEqualTo(400);
    assertThat(refused.body())
        .contains(
            "triggers[0].settings.title",
            "triggers[0].settings.dueIn",
            "triggers[0].settings.color",
            "triggers[1].settings.url",
            "triggers[2].settings.channel",
            "triggers[3].settings.url");
  }
}
