package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What was known at a moment, and why.
class LookBackJourneyTest extends Running {
  private static final String NAME = "Ada <b>Lovelace</b>";
  private String lead = "";
  private long captured;
  private long tagged;
  private long newest;

  @BeforeEach
  void aLeadWithALife() throws Exception {
    Answer answer =
        post(
            "/api/v1/leads",
            Map.of(
                "source",
                "web",
                "contact",
                Map.of("fullName", NAME, "email", "ada" + System.nanoTime() + "@example.com")));
    lead = answer.body().get("id").asString();
    captured = answer.position();
    tagged = put("/api/v1/leads/" + lead + "/tags/hot", Map.of()).position();
    newest = post("/api/v1/leads/" + lead + "/qualification", Map.of()).position();
    assertThat(newest).isGreaterThan(tagged);
  }

  private JsonNode state(String query) throws Exception {
    Answer answer = get("/api/v1/history/" + lead + "/state?" + query);
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(200);
    return answer.body();
  }

  @Test
  void a_lead_is_seen_as_it_was_and_what_changed_since() throws Exception {
    JsonNode then = state("at=" + captured).get("at");
    assertThat(then.get("type").asString()).isEqualTo("Lead");
    assertThat(then.get("version").asLong()).isEqualTo(1);
    assertThat(then.at("/state/status").asString()).isEqualToIgnoringCase("new");
    assertThat(then.at("/state/tags").size()).isZero();
    assertThat(then.at("/state/contact/fullName").asString()).isEqualTo(NAME);

    JsonNode looked = state("at=%d&since=%d".formatted(newest, captured));
    assertThat(looked.at("/at/state/tags/0").asString()).isEqualTo("hot");
    List<String> fields = looked.get("changes").findValuesAsString("field");
    assertThat(fields).contains("tags", "status").doesNotContain("contact", "contact.fullName");
    assertThat(state("at=" + then.get("since").asString()).at("/at/version").asLong()).isEqualTo(1);
  }

  @Test
  void before_it_was_there_and_for_others_there_was_nothing() throws Exception {
    assertThat(get("/api/v1/history/" + lead + "/state?at=" + (captured - 1)).status())
        .isEqualTo(404);
    assertThat(get("/api/v1/history/" + lead + "/state?at=2001-01-01T00:00:00Z").status())
        .isEqualTo(404);
    assertThat(get("/api/v1/history/" + lead + "/state?at=yesterday").status()).isEqualTo(400);
    assertThat(get("/api/v1/history/" + java.util.UUID.randomUUID() + "/state?at=9").status())
        .isEqualTo(404);
  }

  @Test
  void a_row_is_seen_as_it_was_in_every_schema() throws Exception {
    for (String table : List.of("crm/leads", "smartweb/leads", "resman/user")) {
      JsonNode now = rows(table, "id=eq." + lead, newest).get(0);
      assertThat(get("/api/v1/%s/%s?at=%d".formatted(table, lead, newest)).body().get("id"))
          .isEqualTo(now.get("id"));
      Answer then = get("/api/v1/%s?id=eq.%s&at=%d".formatted(table, lead, captured));
      assertThat(then.status()).as(table + then.body()).isEqualTo(200);
      assertThat(then.body().get("_position").asLong()).isEqualTo(captured);
      assertThat(then.headers()).containsEntry("as-of-position", Long.toString(captured));
      assertThat(get("/api/v1/%s/%s?at=%d".formatted(table, lead, captured - 1)).status())
          .isEqualTo(404);
    }
    JsonNode row = get("/api/v1/crm/leads/%s?at=%d".formatted(lead, captured)).body();
    JsonNode now = rows("crm/leads", "id=eq." + lead, newest).get(0);
    assertThat(row.get("status")).isNotEqualTo(now.get("status"));
    assertThat(get("/api/v1/crm/leads?at=1").status()).isEqualTo(400);
  }

  @Test
  void an_event_tells_what_led_to_it_and_to_what_it_led() throws Exception {
    JsonNode chain = get("/api/v1/history/" + tagged + "/chain").body();
    assertThat(chain.at("/event/position").asLong()).isEqualTo(tagged);
    assertThat(chain.get("causes").size()).isZero();
    assertThat(chain.get("complete").asBoolean()).isTrue();

    long effect =
        sql()
            .sql(
                """
                insert into events.domain_event_entry (sequence_number, time_stamp, event_identifier, aggregate_identifier,
                  tenant_id, actor, type, payload_type, payload_revision, payload, meta_data)
                select 0, time_stamp, gen_random_uuid(), gen_random_uuid(), tenant_id, actor, type, payload_type,
                  payload_revision, payload, convert_to((convert_from(meta_data, 'UTF8')::jsonb
                    || jsonb_build_object('causationId', event_identifier))::text, 'UTF8')
                from events.domain_event_entry where global_index = ? returning global_index""")
            .param(tagged)
            .query((row, _) -> row.getLong(1))
            .single();
    assertThat(
            get("/api/v1/history/" + tagged + "/chain")
                .body()
                .at("/effects/0/event/position")
                .asLong())
        .isEqualTo(effect);
    assertThat(get("/api/v1/history/" + effect + "/chain").body().at("/causes/0/position").asLong())
        .isEqualTo(tagged);
    assertThat(get("/api/v1/history/999999999/chain").status()).isEqualTo(404);
  }

  @Test
  void a_report_tells_everything_about_a_lead_and_proves_it() throws Exception {
    rows("crm/leads", "id=eq." + lead, newest);
    String page = text("/api/v1/history/" + lead + "/report");
    assertThat(page)
        .contains("lead.LeadCaptured", "lead.LeadTagged", "crm.leads", "smartweb.leads", "hot")
        .contains("Ada &lt;b&gt;Lovelace&lt;/b&gt;")
        .doesNotContain("<b>Lovelace")
        .contains("\u2014 leadledger/");
    assertThat(get("/api/v1/history/" + java.util.UUID.randomUUID() + "/report").status())
        .isEqualTo(404);
  }

  @Test
  void a_report_is_printed_with_everything_that_is_on_its_page() throws Exception {
    rows("crm/leads", "id=eq." + lead, newest);
    String printed = printed(lead);
    Document page = Jsoup.parse(text("/api/v1/history/" + lead + "/report"));
    assertThat(page.select("h3, th, td")).hasSizeGreaterThan(50);
    for (Element told : page.select("h1, h2, h3, th, td, .proof")) {
      // Of the moment at which it was made.
      if (!told.text().contains(", of the history up to")) {
        assertThat(printed).contains(told.text().replaceAll("\\s", ""));
      }
    }
    assertThat(printed).contains(NAME.replaceAll("\\s", ""), "\u2014leadledger/", "1/");
    assertThat(get("/api/v1/history/" + java.util.UUID.randomUUID() + "/report.pdf").status())
        .isEqualTo(404);
  }

  @Test
  void what_the_fonts_of_a_printed_report_do_not_have_is_written_as_its_number() throws Exception {
    Answer answer =
        post(
            "/api/v1/leads",
            Map.of(
                "source",
                "web",
                "browserId",
                "b-1",
                "contact",
                Map.of("fullName", "Ἄδα Лавлейс \u00c5\u0142 \u674e \ud83d\ude80 \u202eadA")));
    assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
    assertThat(printed(answer.body().get("id").asString()))
        .contains("ἌδαЛавлейс\u00c5\u0142[U+674E][U+1F680][U+202E]adA")
        .doesNotContain("\u674e", "#");
  }

  /// The text of a PDF without spaces, since lines break where they have to.
  private String printed(String id) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> response =
          http.send(
              authorized("/api/v1/history/" + id + "/report.pdf").GET().build(),
              BodyHandlers.ofByteArray());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.headers().firstValue("Content-Type")).contains("application/pdf");
      try (PDDocument pdf = Loader.loadPDF(response.body())) {
        assertThat(pdf.getDocumentInformation().getTitle()).isEqualTo("Audit report " + id);
        return new PDFTextStripper().getText(pdf).replaceAll("\\s", "");
      }
    }
  }
}
