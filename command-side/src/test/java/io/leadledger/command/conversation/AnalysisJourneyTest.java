package io.leadledger.command.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.DataPointDefinitions;
import io.leadledger.command.extraction.ExtractedDataPoint;
import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.events.Ids;
import io.leadledger.events.Provenance;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.events.conversation.FoundDataPoint;
import io.leadledger.http.ProblemException;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Conversations are understood: on request, when they fall quiet, and when they end.
@TestInstance(Lifecycle.PER_CLASS)
class AnalysisJourneyTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String lead;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(), data, "--leadledger.deadlines.polling=50ms");
    token = server.token(CommandSideServer.adminKey(data));
    lead = id(server.post("/api/v1/leads", token, Map.of("source", "web", "browserId", "b-1")));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @Test
  void what_was_said_is_understood_on_request_once() {
    String chat = chat("A two bedroom flat in Hillsboro, please.");
    HttpResponse<String> first = analyse(chat);
    assertThat(first.statusCode()).as(first.body()).isEqualTo(201);
    assertThat(first.headers().firstValue("Location"))
        .contains("/api/v1/conversations/" + chat + "/analyses/" + id(first));
    HttpResponse<String> again = analyse(chat);
    assertThat(id(again)).isEqualTo(id(first));
    assertThat(names(chat)).containsOnlyOnce("conversation.ConversationAnalysed");
    assertThat(values(chat))
        .containsEntry("area", "Hillsboro")
        .containsEntry("number_of_beds", "2");
    assertThat(analysis(chat).occasion()).isEqualTo("request");
  }

  @Test
  void of_eight_who_ask_at_once_all_are_told_of_one_analysis() {
    String chat = chat("A two bedroom flat in Hillsboro, please.");
    List<Future<String>> asked;
    try (var threads = Executors.newFixedThreadPool(8)) {
      asked = Stream.generate(() -> threads.submit(() -> id(analyse(chat)))).limit(8).toList();
    }
    assertThat(asked.stream().map(Future::resultNow).distinct()).hasSize(1);
    assertThat(names(chat)).containsOnlyOnce("conversation.ConversationAnalysed");
  }

  @Test
  void what_is_said_later_corrects_what_was_said_before() {
    String chat = chat("A two bedroom flat in Hillsboro, please.");
    analyse(chat);
    say(chat, "contact", "Actually, make that three bedrooms. I have a dog.");
    analyse(chat);
    assertThat(values(chat))
        .containsEntry("area", "Hillsboro")
        .containsEntry("number_of_beds", "3")
        .containsEntry("pets_allowed", "true");
  }

  @Test
  void each_value_says_from_where_to_where_it_was_said() {
    String said = "<p>I would like to live in <b>Hillsboro</b>.</p>";
    String chat = begin();
    server.post(
        "/api/v1/conversations/" + chat + "/messages",
        token,
        Map.of("senderType", "contact", "content", said, "contentType", "text/html"));
    analyse(chat);
    FoundDataPoint area = found(chat).getFirst();
    assertThat(said.substring(area.start(), area.end())).isEqualTo("Hillsboro");
    assertThat(area.messageNumber()).isEqualTo(1);
  }

  @Test
  void a_conversation_that_ends_is_understood_without_being_asked() {
    String chat = chat("A flat in Hillsboro, please.");
    server.post("/api/v1/conversations/" + chat + "/closing", token, Map.of());
    await()
        .atMost(SOON)
        .untilAsserted(() -> assertThat(names(chat)).endsWith("conversation.ConversationAnalysed"));
    assertThat(analysis(chat).occasion()).isEqualTo("closed");
  }

  @Test
  void a_conversation_that_falls_quiet_is_understood_also_after_a_restart() {
    Path folder = data.resolve("quiet");
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    String chat;
    try (var first = quiet(database, folder, "10m")) {
      String key = first.token(CommandSideServer.adminKey(folder));
      String visitor =
          first
              .read(first.post("/api/v1/leads", key, Map.of("source", "web", "browserId", "b-2")))
              .get("id")
              .asString();
      chat =
          first
              .read(
                  first.post(
                      "/api/v1/conversations",
                      key,
                      Map.of("leadId", visitor, "channel", "live_chat")))
              .get("id")
              .asString();
      first.post(
          "/api/v1/conversations/" + chat + "/messages",
          key,
          Map.of("senderType", "contact", "content", "A flat in Hillsboro"));
    }
    try (var second = quiet(database, folder, "1ms")) {
      second.database().sql("update command.scheduled_task set execution_time = now()").update();
      await()
          .atMost(SOON)
          .untilAsserted(
              () -> assertThat(names(second, chat)).endsWith("conversation.ConversationAnalysed"));
    }
  }

  @Test
  void an_answer_that_is_not_what_was_asked_for_is_a_recorded_failure() {
    String chat = chat("A flat in Hillsboro, please.");
    ConversationAnalyses broken =
        analyses(
            request -> {
              UUID said = request.turns().getFirst().message();
              return answer(new ExtractedDataPoint("visit_date", "flat", "flat", 0.9, said, 2, 6));
            });
    assertThatThrownBy(() -> broken.analyse(UUID.fromString(chat), "request", by()))
        .isInstanceOfSatisfying(
            ProblemException.class,
            problem -> assertThat(problem.code()).isEqualTo("analysis-failed"));
    assertThat(names(chat)).endsWith("conversation.ConversationAnalysisFailed");
    say(chat, "contact", "In Hillsboro, as I said.");
    analyse(chat);
    assertThat(values(chat)).containsEntry("area", "Hillsboro");
  }

  @Test
  void an_engine_that_breaks_is_a_recorded_failure_too() {
    String chat = chat("A flat in Hillsboro, please.");
    ConversationAnalyses broken =
        analyses(
            _ -> {
              throw new IllegalStateException("Hillsboro");
            });
    broken.analyseIfPossible(UUID.fromString(chat), "quiet", by());
    assertThat(names(chat)).endsWith("conversation.ConversationAnalysisFailed");
    assertThat(payloads(chat)).contains("IllegalStateException").doesNotContain("Hillsboro");
  }

  @Test
  void what_was_understood_is_ciphertext_in_the_history() {
    String chat = chat("My name is Ada Lovelace, and I look for a flat in Hillsboro.");
    analyse(chat);
    assertThat(values(chat)).containsEntry("contact_name", "Ada Lovelace");
    assertThat(payloads(chat)).contains("embedded").doesNotContain("Lovelace", "Hillsboro");
  }

  @Test
  void what_is_not_there_or_another_tenant_s_is_not_understood() {
    assertThat(analyse(Ids.next().toString()).statusCode()).isEqualTo(404);
    HttpResponse<String> empty = analyse(begin());
    assertThat(empty.statusCode()).isEqualTo(409);
    assertThat(empty.body()).contains("only-what-was-said-is-analysed");
  }

  private ConversationAnalyses analyses(ConversationAnalyser engine) {
    return new ConversationAnalyses(
        server.bean(Transcripts.class),
        server.bean(DataPointDefinitions.class),
        engine,
        server.bean(CommandDispatcher.class));
  }

  private static Analysis answer(ExtractedDataPoint point) {
    return new Analysis(
        "search", Sentiment.NEUTRAL, "A flat", List.of(), List.of(point), "stub", null);
  }

  private CommandContext by() {
    Map<String, ?> by = server.bean(EventStore.class).readEvents(lead).next().getMetaData();
    return CommandContext.of(
        UUID.fromString(String.valueOf(by.get(Provenance.TENANT))),
        UUID.fromString(String.valueOf(by.get(Provenance.ACTOR))),
        CommandContext.SYSTEM);
  }

  private static CommandSideServer quiet(
      ThrowAwayPostgres.Database database, Path folder, String quiet) {
    return new CommandSideServer(
        database,
        folder,
        "--leadledger.conversations.analysed=" + quiet,
        "--leadledger.deadlines.polling=50ms");
  }

  private String chat(String said) {
    String chat = begin();
    say(chat, "bot", "How can I help?");
    say(chat, "contact", said);
    return chat;
  }

  private String begin() {
    return id(
        server.post(
            "/api/v1/conversations", token, Map.of("leadId", lead, "channel", "live_chat")));
  }

  private void say(String chat, String by, String content) {
    id(
        server.post(
            "/api/v1/conversations/" + chat + "/messages",
            token,
            Map.of("senderType", by, "content", content)));
  }

  private HttpResponse<String> analyse(String chat) {
    return server.post("/api/v1/conversations/" + chat + "/analyses", token, Map.of());
  }

  private ConversationAnalysed analysis(String chat) {
    return server
        .bean(EventStore.class)
        .readEvents(chat, 0)
        .asStream()
        .map(event -> (Object) event.getPayload())
        .filter(ConversationAnalysed.class::isInstance)
        .map(ConversationAnalysed.class::cast)
        .reduce((_, last) -> last)
        .orElseThrow();
  }

  private List<FoundDataPoint> found(String chat) {
    return Objects.requireNonNull(analysis(chat).dataPoints());
  }

  private Map<String, String> values(String chat) {
    return found(chat).stream()
        .collect(Collectors.toMap(FoundDataPoint::name, FoundDataPoint::normalisedValue));
  }

  private List<@Nullable String> names(String chat) {
    return names(server, chat);
  }

  private static List<@Nullable String> names(CommandSideServer server, String chat) {
    return server
        .database()
        .sql(
            "select payload_type from events.domain_event_entry where aggregate_identifier = ?::uuid order by sequence_number")
        .param(chat)
        .query(String.class)
        .list();
  }

  private String payloads(String chat) {
    return server
        .database()
        .sql(
            "select string_agg(convert_from(payload, 'UTF8'), '') from events.domain_event_entry where aggregate_identifier = ?::uuid")
        .param(chat)
        .query(String.class)
        .single();
  }

  private String id(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }
}
