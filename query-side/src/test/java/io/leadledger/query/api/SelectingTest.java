package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.api.Api.Answer;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What of a row is answered, and under which names.
class SelectingTest extends TableApi {

  @Test
  void everything_is_answered_as_it_stands_in_the_database() {
    JsonNode row = api.get(BOOKS + "?id=eq." + FIRST).json().get(0);

    assertThat(row)
        .isEqualTo(
            Api.JSON.readTree(
                """
                {"id": "00000000-0000-7000-8000-0000000000b1", "title": "Middlemarch", "subtitle": null,
                 "genre": "novel", "pages": 880, "price": 12.50, "available": true,
                 "tags": ["classic", "long"], "shelf": "[1,5)",
                 "details": {"author": {"name": "George Eliot", "born": 1819}, "prizes": ["none", "ever"]},
                 "raw": {"a": 2, "b": 1}, "code": "MID", "published": "1871-12-01",
                 "added_at": "2026-01-02T03:04:05.123456+00:00",
                 "_tenant_id": "00000000-0000-7000-8000-000000000001", "_position": 1,
                 "_event_id": "00000000-0000-7000-8000-0000000000e1"}
                """));
  }

  @Test
  void columns_aliases_casts_and_steps_into_json_are_answered_in_their_order() {
    Answer answer =
        api.get(
            BOOKS
                + "?id=eq."
                + FIRST
                + "&select=title,"
                + Api.encoded(
                    "many:pages::text,details->author->>name,details->prizes->0,last:details->prizes->>-1"));

    assertThat(answer.body())
        .isEqualTo(
            "[{\"title\":\"Middlemarch\",\"many\":\"880\",\"name\":\"George Eliot\",\"prizes\":\"none\",\"last\":\"ever\"}]");
  }

  @Test
  void one_row_is_had_by_its_key() {
    Answer answer = api.get(BOOKS + "/" + FIRST + "?select=title");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"title\":\"Middlemarch\"}");
    assertRefused(api.get(BOOKS + "/" + UUID.randomUUID()), 404, "row-not-found");
    assertRefused(api.get(BOOKS + "/nonsense"), 400, "value-of-wrong-type");
    assertRefused(api.get("/api/v1/library/loans/" + FIRST), 404, "no-single-key");
  }

  @Test
  void two_values_of_one_name_are_refused_unless_they_are_the_same() {
    assertThat(api.get(BOOKS + "?select=*,title&limit=1").status()).isEqualTo(200);
    assertRefused(api.get(BOOKS + "?select=title,title:pages"), 400, "ambiguous-name");
  }
}
