package io.leadledger.command.languagemodel;

import static com.github.tomakehurst.wiremock.client.WireMock.*;
import static com.github.tomakehurst.wiremock.core.WireMockConfiguration.wireMockConfig;
import static org.assertj.core.api.Assertions.assertThat;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.junit5.WireMockExtension;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/// The adapters against providers that answer over HTTP: well, badly, late and not at all.
@ExtendWith(OutputCaptureExtension.class)
class SpringAiModelsTest {
  @RegisterExtension
  static final WireMockExtension PROVIDER =
      WireMockExtension.newInstance().options(wireMockConfig().dynamicPort()).build();

  private static final String ANSWER =
      """
      {"id":"c1","object":"chat.completion","created":1,"model":"small-1",
       "choices":[{"index":0,"finish_reason":"stop","message":{"role":"assistant","content":"Two rooms."}}],
       "usage":{"prompt_tokens":21,"completion_tokens":4,"total_tokens":25}}""";

  private final LanguageModels models =
      new SpringAiModels(new AllowedAddresses(new LanguageModelSettings(List.of("127.0.0.0/8"))));

  private static Endpoint openAi(@Nullable String key) {
    return new Endpoint("openai", "small-1", address() + "/v1", key);
  }

  private static String address() {
    return "http://127.0.0.1:" + PROVIDER.getPort();
  }

  private Reply ask(ResponseDefinitionBuilder answer) {
    PROVIDER.stubFor(post("/v1/chat/completions").willReturn(answer));
    return models.ask(openAi("sk-1"), question(Duration.ofSeconds(10)));
  }

  private static Question question(Duration timeout) {
    return new Question("Say what is asked for.", "Two rooms, please", null, 64, timeout);
  }

  private static void wasAsked(int times) {
    PROVIDER.verify(times, anyRequestedFor(anyUrl()));
  }

  @Test
  void an_answer_comes_with_what_it_took() {
    assertThat(ask(okJson(ANSWER))).isEqualTo(new Reply.Answered("Two rooms.", 21, 4));
    PROVIDER.verify(
        postRequestedFor(urlEqualTo("/v1/chat/completions"))
            .withHeader("Authorization", equalTo("Bearer sk-1"))
            .withRequestBody(matchingJsonPath("$.model", equalTo("small-1")))
            .withRequestBody(matchingJsonPath("$.max_tokens", equalTo("64")))
            .withRequestBody(matchingJsonPath("$.messages[0].role", equalTo("system")))
            .withRequestBody(
                matchingJsonPath("$.messages[1].content", equalTo("Two rooms, please"))));
  }

  @Test
  void a_schema_is_sent_along() {
    PROVIDER.stubFor(post("/v1/chat/completions").willReturn(okJson(ANSWER)));
    models.ask(
        openAi("sk-1"),
        new Question(
            "Say it.",
            "Two rooms",
            "{\"type\":\"object\",\"properties\":{\"rooms\":{\"type\":\"integer\"}}}",
            64,
            Duration.ofSeconds(10)));
    PROVIDER.verify(
        postRequestedFor(anyUrl())
            .withRequestBody(
                matchingJsonPath(
                    "$.response_format.json_schema.schema.properties.rooms.type",
                    equalTo("integer"))));
  }

  @Test
  void anthropic_is_spoken_to_in_its_own_way() {
    PROVIDER.stubFor(
        post("/v1/messages")
            .willReturn(
                okJson(
                    """
                    {"id":"m1","type":"message","role":"assistant","model":"big-1","stop_reason":"end_turn",
                     "content":[{"type":"text","text":"Two rooms."}],"usage":{"input_tokens":20,"output_tokens":5}}""")));
    assertThat(
            models.ask(
                new Endpoint("anthropic", "big-1", address(), "sk-ant"),
                question(Duration.ofSeconds(10))))
        .isEqualTo(new Reply.Answered("Two rooms.", 20, 5));
    PROVIDER.verify(
        postRequestedFor(urlEqualTo("/v1/messages")).withHeader("x-api-key", equalTo("sk-ant")));
  }

  @Test
  void nobody_is_asked_twice_by_the_adapter() {
    assertThat(ask(serverError())).isEqualTo(new Reply.Unavailable("status 500", false));
    wasAsked(1);
  }

  @Test
  void a_busy_provider_says_when_to_come_again() {
    assertThat(ask(status(429).withHeader("Retry-After", "17")))
        .isEqualTo(new Reply.RateLimited(Duration.ofSeconds(17)));
    assertThat(ask(status(429))).isEqualTo(new Reply.RateLimited(null));
    wasAsked(2);
  }

  @Test
  void a_wrong_key_is_refused() {
    assertThat(ask(unauthorized())).isEqualTo(new Reply.Refused("status 401"));
    wasAsked(1);
  }

  @Test
  void a_slow_answer_is_not_waited_for() {
    PROVIDER.stubFor(
        post("/v1/chat/completions").willReturn(okJson(ANSWER).withFixedDelay(20_000)));
    long start = System.nanoTime();
    assertThat(models.ask(openAi("sk-1"), question(Duration.ofMillis(500))))
        .isEqualTo(new Reply.TimedOut());
    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
    wasAsked(1);
  }

  @Test
  void an_answer_that_trickles_is_not_waited_for_either() {
    PROVIDER.stubFor(
        post("/v1/chat/completions")
            .willReturn(okJson(ANSWER).withChunkedDribbleDelay(100, 30_000)));
    assertThat(models.ask(openAi("sk-1"), question(Duration.ofMillis(700))))
        .isEqualTo(new Reply.TimedOut());
    wasAsked(1);
  }

  @Test
  void a_connection_that_breaks_may_have_been_charged_for() {
    assertThat(ask(aResponse().withFault(Fault.EMPTY_RESPONSE)))
        .isEqualTo(new Reply.Unavailable("connection broken", true));
    wasAsked(1);
  }

  @Test
  void what_is_no_answer_of_a_model_is_a_broken_one() {
    assertThat(ask(ok("<html>Welcome</html>")))
        .isInstanceOfSatisfying(
            Reply.Unavailable.class, gone -> assertThat(gone.charged()).isTrue());
  }

  @Test
  void what_was_asked_is_not_logged_when_the_answer_is_strange(CapturedOutput output) {
    assertThat(ask(okJson("{\"choices\":[]}"))).isInstanceOf(Reply.Unavailable.class);
    assertThat(output).doesNotContain("Two rooms, please");
  }

  @Test
  void an_answer_without_end_is_not_read_to_it() {
    assertThat(ask(okJson("{\"x\":\"" + "x".repeat(9 * 1024 * 1024) + "\"}")))
        .isInstanceOf(Reply.Unavailable.class);
  }

  @Test
  void a_redirect_leads_nowhere() {
    PROVIDER.stubFor(post("/elsewhere").willReturn(okJson(ANSWER)));
    assertThat(ask(temporaryRedirect(address() + "/elsewhere")))
        .isInstanceOf(Reply.Unavailable.class);
    PROVIDER.verify(0, postRequestedFor(urlEqualTo("/elsewhere")));
  }

  @Test
  void where_nobody_listens_nothing_is_charged() {
    assertThat(
            models.ask(
                new Endpoint("openai", "x", "http://127.0.0.1:1/v1", null),
                question(Duration.ofSeconds(5))))
        .isEqualTo(new Reply.Unavailable("not reachable", false));
  }

  @Test
  void addresses_of_this_network_are_not_connected_to_unless_allowed() {
    LanguageModels strict =
        new SpringAiModels(new AllowedAddresses(new LanguageModelSettings(List.of())));
    PROVIDER.stubFor(post("/v1/chat/completions").willReturn(okJson(ANSWER)));
    for (String host : List.of("127.0.0.1", "localhost", "[::1]", "[::ffff:127.0.0.1]")) {
      assertThat(
              strict.ask(
                  new Endpoint(
                      "openai", "x", "http://" + host + ":" + PROVIDER.getPort() + "/v1", null),
                  question(Duration.ofSeconds(5))))
          .as(host)
          .isEqualTo(new Reply.Unavailable("not reachable", false));
    }
    wasAsked(0);
  }
}
