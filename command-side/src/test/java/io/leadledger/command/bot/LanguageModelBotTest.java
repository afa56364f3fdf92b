package io.leadledger.command.bot;

import static com.github.tomakehurst.wiremock.client.WireMock.anyUrl;
import static com.github.tomakehurst.wiremock.client.WireMock.containing;
import static com.github.tomakehurst.wiremock.client.WireMock.okJson;
import static com.github.tomakehurst.wiremock.client.WireMock.post;
import static com.github.tomakehurst.wiremock.client.WireMock.postRequestedFor;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.routing.Completions;
import io.leadledger.events.Ids;
import io.leadledger.events.conversation.ConversationEvent.ConversationHandedOff;
import io.leadledger.events.conversation.ConversationEvent.ConversationStageChanged;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import io.leadledger.events.lead.LeadEvent.LeadContactChanged;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A visitor of a website, whom a language model answers as each test has it answer.
@TestInstance(Lifecycle.PER_CLASS)
class LanguageModelBotTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final String PAGE = "https://www.landlord.example";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  @RegisterExtension
  static final WireMockExtension PROVIDER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  @TempDir private static Path data;
  private CommandSideServer server;
  private String token;
  private String site;
  private String conversation;
  private Map<String, String> visitor;

  @BeforeAll
  void start() {
    server =
        new CommandSideServer(
            ThrowAwayPostgres.newDatabase(),
            data,
            "--leadledger.language-models.allow=127.0.0.0/8",
            "--leadledger.chat.openings=500");
    token = server.token(CommandSideServer.adminKey(data));
    String model =
        created(
            "/api/v1/ai-models",
            Map.of(
                "name", "Stub",
                "provider", "openai",
                "modelIdentifier", "stub-1",
                "baseUrl", "http://127.0.0.1:" + PROVIDER.getPort() + "/v1"));
    created(
        "/api/v1/routers",
        Map.of(
            "taskType",
            LanguageModelBot.TASK,
            "strategy",
            "weighted",
            "coolDownSeconds",
            1,
            "candidates",
            List.of(Map.of("modelId", model, "inputCost", 1, "outputCost", 2))));
    site =
        created(
            "/api/v1/chat-sites", Map.of("name", "Website", "origins", List.of(PAGE), "bot", true));
  }

  @AfterAll
  void stop() {
    server.close();
  }

  @BeforeEach
  void aVisitor() {
    String browser = Ids.next().toString();
    JsonNode opened =
        server.read(
            sent("/conversations", Map.of("browserId", browser, "pageUrl", PAGE), Map.of()));
    conversation = opened.get("conversationId").asString();
    visitor = Map.of("Browser-Id", browser, "Visitor-Token", opened.get("token").asString());
  }

  @Test
  void the_model_answers_and_what_it_has_learnt_is_told_to_it_again() {
    answers("Two bedrooms, noted. Which area?", "number_of_beds", "2");
    say("Hi, I need two bedrooms");
    assertThat(awaitAnswer(1)).isEqualTo("Two bedrooms, noted. Which area?");
    answers("Fremont. When do you want to see it?", "area", "Fremont");
    say("Fremont");
    assertThat(awaitAnswer(2)).startsWith("Fremont.");
    PROVIDER.verify(
        1, postRequestedFor(anyUrl()).withRequestBody(containing("number_of_beds: 2\\n")));
  }

  @Test
  void an_address_is_taken_from_what_the_visitor_wrote() {
    String email = Ids.next() + "@example.com";
    answers("Thank you, I have made a note of evil@example.com.", "email", "evil@example.com");
    say("Write to " + email);
    await().atMost(PATIENCE).until(() -> !happened(lead(), LeadContactChanged.class).isEmpty());
    assertThat(happened(lead(), LeadContactChanged.class))
        .singleElement()
        .extracting(changed -> String.valueOf(changed.contact()))
        .asString()
        .contains(email)
        .doesNotContain("evil");
  }

  @Test
  void what_the_model_cannot_know_a_person_answers() {
    PROVIDER.stubFor(
        post(anyUrl())
            .willReturn(okJson(completion("Somebody of our team will tell you.", true, false))));
    say("Why was my deposit not paid back?");
    assertThat(awaitAnswer(1)).isEqualTo("Somebody of our team will tell you.");
    await().atMost(PATIENCE).until(() -> !handOffs().isEmpty());
  }

  @Test
  void whoever_asks_for_a_person_gets_one_and_no_model_is_asked() {
    say("I want to talk to a human");
    assertThat(awaitAnswer(1)).isEqualTo(Phrases.A_PERSON_AS_ASKED);
    PROVIDER.verify(0, postRequestedFor(anyUrl()));
  }

  @Test
  void a_summary_is_not_complete_while_something_is_missing_whatever_the_model_says() {
    PROVIDER.stubFor(post(anyUrl()).willReturn(okJson(completion("All done!", false, true))));
    say("yes");
    awaitAnswer(1);
    assertThat(happened(conversation, ConversationStageChanged.class)).isEmpty();
  }

  @Test
  void where_the_model_states_what_nobody_asked_for_the_embedded_bot_answers() {
    answers("Noted.", "shoe_size", "44");
    say("two bedrooms please");
    assertThat(awaitAnswer(1)).contains("I have understood: number of beds 2");
    PROVIDER.verify(2, postRequestedFor(anyUrl()));
  }

  private static void answers(String reply, String name, String value) {
    PROVIDER.stubFor(
        post(anyUrl())
            .willReturn(
                okJson(completion(reply, false, false, Map.of("name", name, "value", value)))));
  }

  @SafeVarargs
  private static String completion(
      String reply, boolean handOver, boolean confirmed, Map<String, String>... known) {
    return Completions.of(
        JSON.writeValueAsString(
            Map.of(
                "reply",
                reply,
                "known",
                List.of(known),
                "confirmed",
                confirmed,
                "handOver",
                handOver)),
        100,
        10);
  }

  private void say(String text) {
    assertThat(
            sent("/messages", Map.of("id", Ids.next().toString(), "content", text), visitor)
                .statusCode())
        .isEqualTo(201);
  }

  /// The text of the bot's answer with this number, from 1.
  private String awaitAnswer(int number) {
    return await()
        .atMost(PATIENCE)
        .until(
            () ->
                happened(conversation, MessageRecorded.class).stream()
                    .filter(message -> message.senderType().equals("bot"))
                    .map(MessageRecorded::content)
                    .toList(),
            answers -> answers.size() >= number)
        .get(number - 1);
  }

  private List<ConversationHandedOff> handOffs() {
    return happened(conversation, ConversationHandedOff.class);
  }

  private String lead() {
    return happened(conversation, MessageRecorded.class).getFirst().leadId().toString();
  }

  private <E> List<E> happened(String stream, Class<E> type) {
    List<E> found = new ArrayList<>();
    var events = server.bean(EventStore.class).readEvents(stream);
    while (events.hasNext()) {
      Object event = events.next().getPayload();
      if (type.isInstance(event)) {
        found.add(type.cast(event));
      }
    }
    return found;
  }

  private HttpResponse<String> sent(
      String path, Map<String, String> body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.uri("/api/v1/chat/" + site + path))
            .header("Content-Type", "application/json")
            .header("Origin", PAGE)
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)));
    headers.forEach(request::header);
    return server.send(request);
  }

  private String created(String path, Map<String, ?> body) {
    HttpResponse<String> answer = server.post(path, token, body);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    return server.read(answer).get("id").asString();
  }
}
