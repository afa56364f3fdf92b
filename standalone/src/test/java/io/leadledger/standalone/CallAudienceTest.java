package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.test.context.TestPropertySource;
import tools.jackson.databind.JsonNode;

/// Whom a campaign calls, said by a filter of the read tables, whose pages may be smaller than an
/// audience, and whose longest answers may be, too.
@TestPropertySource(
    properties = {"leadledger.query.page-rows=1000", "leadledger.query.stream-rows=1105"})
class CallAudienceTest extends Running {

  private Answer lead(String source) throws Exception {
    return post("/api/v1/leads", Map.of("source", source, "browserId", "browser-" + Ids.next()));
  }

  private static String id(Answer created) {
    assertThat(created.status()).as(created.body().toString()).isEqualTo(201);
    return created.body().get("id").asString();
  }

  private String campaign() throws Exception {
    return id(
        post(
            "/api/v1/call-campaigns",
            Map.of("name", "Spring", "script", "Ask.", "timezone", "Europe/Berlin")));
  }

  private Answer audience(String campaign, String filter, long position) throws Exception {
    return post(
        "/api/v1/call-campaigns/" + campaign + "/audience",
        Map.of("filter", filter),
        "Wait-For-Position",
        Long.toString(position));
  }

  private List<String> recorded(String campaign) throws Exception {
    JsonNode events =
        get("/api/v1/history?stream=" + campaign + "&name=calling.CallAudienceAdded").body();
    return events.values().stream()
        .flatMap(event -> event.findValue("leadIds").values().stream())
        .map(JsonNode::asString)
        .toList();
  }

  @Test
  void is_who_fits_now_and_recorded_by_their_ids() throws Exception {
    String ada = id(lead("partner"));
    String bob = id(lead("partner"));
    Answer other = lead("event");
    String campaign = campaign();
    Answer added =
        audience(campaign, "source=in.(partner,display)&status=eq.n%65w", other.position());
    assertThat(added.status()).as(added.body().toString()).isEqualTo(200);
    assertThat(recorded(campaign)).containsExactlyInAnyOrder(ada, bob);
    assertThat(
            rows("smartweb/ai_call_campaigns", "id=eq." + campaign, added.position())
                .get(0)
                .get("audience")
                .asInt())
        .isEqualTo(2);
    Answer late = lead("partner");
    assertThat(recorded(campaign)).hasSize(2);
    assertThat(audience(campaign, "source=eq.partner", late.position()).status()).isEqualTo(200);
    assertThat(recorded(campaign)).containsExactlyInAnyOrder(ada, bob, id(late));
  }

  @Test
  void of_more_than_a_thousand_is_recorded_whole() throws Exception {
    Answer last = lead("referral");
    for (int i : IntStream.range(0, 1_100).toArray()) {
      last = lead("referral");
    }
    String campaign = campaign();
    assertThat(audience(campaign, "source=eq.referral", last.position()).status()).isEqualTo(200);
    assertThat(recorded(campaign)).hasSize(1_101).doesNotHaveDuplicates();
    for (int i : IntStream.range(0, 5).toArray()) {
      last = lead("referral");
    }
    Answer cut = audience(campaign(), "source=eq.referral", last.position());
    assertThat(cut.status()).as("no part of an audience is taken for it").isEqualTo(409);
  }

  @Test
  void that_is_nobody_or_makes_no_sense_is_refused_in_the_words_of_the_read_tables()
      throws Exception {
    String campaign = campaign();
    assertThat(audience(campaign, "source=eq.scraping", 0).body().get("code").asString())
        .isEqualTo("a-filter-finds-somebody");
    Answer unknown = audience(campaign, "stauts=eq.new", 0);
    assertThat(unknown.status()).isEqualTo(400);
    assertThat(unknown.body().at("/errors/0/code").asString()).isEqualTo("unknown-column");
    assertThat(unknown.body().at("/errors/0/message").asString()).contains("stauts");
    assertThat(recorded(campaign)).isEmpty();
  }
}
