package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.api.Api.Answer;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The forms in which rows are answered.
class FormatsTest extends TableApi {

  @Test
  void csv_ndjson_and_json_hold_the_same_values() {
    List<JsonNode> json = api.get(BOOKS + "?order=id").json().values().stream().toList();
    Answer lines = api.get(BOOKS + "?order=id", "Accept", "application/x-ndjson");
    Answer csv = api.get(BOOKS + "?order=id", "Accept", "text/csv");

    assertThat(lines.body().lines().map(Api.JSON::readTree).toList()).isEqualTo(json);
    assertThat(lines.body()).endsWith("}\n");
    assertThat(csv.header("Content-Type")).isEqualTo("text/csv;charset=UTF-8");
    assertThat(CsvCells.read(csv.body()))
        .zipSatisfy(
            json,
            (cells, row) ->
                assertThat(cells)
                    .zipSatisfy(row.values(), (cell, value) -> assertSameValue(cell, value)));
  }

  private void assertSameValue(String cell, JsonNode value) {
    if (value.isContainer()) {
      assertThat(Api.JSON.readTree(cell)).isEqualTo(value);
    } else {
      assertThat(cell).isEqualTo(value.isNull() ? "NULL" : value.asString());
    }
  }

  @Test
  void csv_tells_null_from_empty_and_is_left_as_it_is_unless_for_a_spreadsheet() {
    String query = BOOKS + "?order=id&select=title,subtitle,price";
    assertThat(api.get(query, "Accept", "text/csv").body())
        .isEqualTo(
            "title,subtitle,price\r\n"
                + "Middlemarch,,12.50\r\n"
                + "\"Comma, quote \"\" and (paren)\",\"\",0.10\r\n"
                + "=1+1,\"two\nlines\",-3.00\r\n");
    assertThat(api.get(query + "&_csv=spreadsheet", "Accept", "text/csv").body())
        .startsWith("\uFEFFtitle")
        .contains("'=1+1,", ",-3.00");
  }

  @Test
  void a_single_object_is_had_only_of_a_single_row() {
    String object = "application/vnd.pgrst.object+json";
    assertThat(api.get(BOOKS + "?id=eq." + FIRST + "&select=pages", "Accept", object).body())
        .isEqualTo("{\"pages\":880}");
    Answer many = api.get(BOOKS, "Accept", object);
    assertRefused(many, 406, "PGRST116");
    assertThat(many.json().get("details").asString()).isEqualTo("The result contains 3 rows");
    assertRefused(api.get(BOOKS + "?pages=eq.5", "Accept", object), 406, "PGRST116");
  }

  @Test
  void the_best_accepted_format_is_chosen() {
    assertThat(
            api.get(BOOKS, "Accept", "text/csv;q=0.5, application/x-ndjson").header("Content-Type"))
        .startsWith("application/x-ndjson");
    assertThat(api.get(BOOKS, "Accept", "text/html,*/*;q=0.1").header("Content-Type"))
        .startsWith("application/json");
  }

  @Test
  void a_long_answer_is_whole() {
    Answer answer = api.get(SHELVES + "?order=id", "Accept", "application/x-ndjson");
    List<Long> ids =
        answer.body().lines().map(line -> Api.JSON.readTree(line).get("id").asLong()).toList();
    assertThat(ids)
        .isEqualTo(
            IntStream.rangeClosed(1, 30_000)
                .filter(n -> n % 10 != 0)
                .mapToObj(n -> (long) n)
                .toList());
    assertThat(answer.next()).isEmpty();
    assertThat(answer.header("Content-Range")).isEqualTo("0-26999/*");
  }
}
