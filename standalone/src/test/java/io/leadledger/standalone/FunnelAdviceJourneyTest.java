package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// A lead that talks its way through a funnel: what is thought of it, what would help, and why.
class FunnelAdviceJourneyTest extends Running {
  private String lead = "";
  private String chat = "";
  private String funnel = "";
  private String its = "";

  @BeforeEach
  void aLeadInTheLeasingFunnel() throws Exception {
    lead =
        id(
            post(
                "/api/v1/leads",
                Map.of("source", "web", "contact", Map.of("email", Ids.next() + "@example.com"))));
    chat = id(post("/api/v1/conversations", Map.of("leadId", lead, "channel", "live_chat")));
    funnel = id(imported("key: viewing" + Ids.next().toString().replace("-", "")));
    assertThat(post("/api/v1/funnels/" + funnel + "/publication", Map.of()).status())
        .isEqualTo(200);
    its =
        "/api/v1/funnel-progresses/"
            + id(
                post(
                    "/api/v1/funnel-progresses",
                    Map.of("funnelId", funnel, "subjectKind", "lead", "subjectId", lead)));
  }

  private Answer imported(String key) throws Exception {
    return postYaml(
        "/api/v1/funnels/import",
        key
            + """

            name: Viewing
            stalledAfter: P14D
            milestones:
              - {key: found, name: Found, requirements: [area]}
              - {key: planned, name: Planned, requirements: [visit_date]}
            dataPoints:
              - {name: area, type: text}
              - {name: visit_date, type: date}
            """);
  }

  private static String id(Answer answer) {
    assertThat(answer.status()).as(answer.body().toString()).isBetween(200, 201);
    return answer.body().get("id").asString();
  }

  private static List<String> texts(JsonNode array) {
    List<String> texts = new ArrayList<>();
    array.forEach(each -> texts.add(each.asString()));
    return texts;
  }

  private void told(String name, String value) throws Exception {
    Answer answer =
        post(
            its + "/data-points",
            Map.of("dataPoints", List.of(Map.of("name", name, "value", value))));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
  }

  @Test
  void what_is_thought_of_a_progress_and_what_became_of_it_stands_in_tables() throws Exception {
    told("area", "Hillsboro");
    Answer analysed = post(its + "/analyses", Map.of());
    JsonNode analysis =
        rows("funnel/funnel_analysis_record", "id=eq." + id(analysed), analysed.position()).get(0);
    assertThat(analysis.get("summary").asString()).contains("1 of 2 required milestones");
    assertThat(texts(analysis.get("next_steps"))).containsExactly("Ask for visit_date.");
    JsonNode assessment =
        rows(
                "funnel/funnel_assessment",
                "id=eq." + analysis.get("funnel_assessment_id").asString(),
                analysed.position())
            .get(0);
    assertThat(assessment.get("completion").asDouble()).isEqualTo(0.5);
    assertThat(texts(assessment.get("missing_data_points"))).containsExactly("visit_date");

    JsonNode action =
        rows(
                "funnel/funnel_suggested_action",
                "funnel_assessment_id=eq." + assessment.get("id").asString(),
                analysed.position())
            .get(0);
    assertThat(action.get("kind").asString()).isEqualTo("ask");
    String path = its + "/suggested-actions/" + action.get("id").asString();
    assertThat(post(path + "/acceptance", Map.of()).status()).isEqualTo(200);
    Answer done = post(path + "/completion", Map.of("outcome", "Friday"));
    JsonNode row =
        rows(
                "funnel/funnel_suggested_action",
                "id=eq." + action.get("id").asString(),
                done.position())
            .get(0);
    assertThat(row.get("status").asString()).isEqualTo("done");
    assertThat(row.get("decision").asString()).isEqualTo("Friday");
  }

  @Test
  void every_event_that_an_explanation_names_is_one_of_the_history() throws Exception {
    told("area", "Hillsboro");
    String progress = its.substring(its.lastIndexOf('/') + 1);
    JsonNode why = get("/api/v1/explanations/funnel-progresses/" + progress).body();
    List<String> recorded =
        get("/api/v1/history?stream=" + progress).body().findValuesAsString("event_id");
    List<String> named = new ArrayList<>();
    why.findValues("events")
        .forEach(
            events ->
                events.forEach(
                    each ->
                        named.add(each.isObject() ? each.get("id").asString() : each.asString())));
    assertThat(named).hasSizeGreaterThan(8);
    assertThat(recorded).containsAll(named);
  }

  @Test
  void why_a_conversation_stands_as_it_does_is_told_with_the_message_that_said_it()
      throws Exception {
    assertThat(
            post(
                    "/api/v1/conversations/" + chat + "/messages",
                    Map.of("senderType", "contact", "content", "A flat in Hillsboro, please."))
                .status())
        .isEqualTo(201);
    assertThat(post("/api/v1/conversations/" + chat + "/analyses", Map.of()).status())
        .isEqualTo(201);
    JsonNode why = get("/api/v1/explanations/conversations/" + chat).body();
    assertThat(why.at("/stage/stage").asString()).isEqualTo("chat_initiated");
    assertThat(why.at("/stage/because/event").asString())
        .isEqualTo("conversation.ConversationStarted");
    JsonNode area = why.at("/dataPoints/0");
    assertThat(area.get("value").asString()).isEqualTo("Hillsboro");
    assertThat(area.at("/said/event").asString()).isEqualTo("conversation.MessageRecorded");
    assertThat(area.at("/because/event").asString()).isEqualTo("conversation.ConversationAnalysed");
    assertThat(get("/api/v1/explanations/conversations/" + lead).status()).isEqualTo(404);
  }
}
