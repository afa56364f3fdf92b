package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.api.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Rows page by page, and how many there are.
class PagingTest extends TableApi {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "order=height",
        "order=height.desc",
        "order=height.desc.nullslast",
        "order=height.asc.nullsfirst,width.desc",
        "order=width.desc,height",
        "order=width",
        "order=width.desc",
        "order=id.desc",
        "",
      })
  void following_next_visits_each_row_exactly_once(String order) {
    List<Long> visited = new ArrayList<>();
    String next = SHELVES + "?id=lt.600&select=id&limit=47&" + order;
    while (!next.isEmpty()) {
      Answer page = api.get(next);
      page.json().values().forEach(row -> visited.add(row.get("id").asLong()));
      next = page.next();
    }

    assertThat(visited)
        .doesNotHaveDuplicates()
        .hasSize(540)
        .isEqualTo(
            api.get(SHELVES + "?id=lt.600&select=id&" + order).json().values().stream()
                .map(row -> row.get("id").asLong())
                .toList());
  }

  @Test
  void a_cursor_of_another_order_is_refused() {
    String cursor = api.get(SHELVES + "?limit=3&order=height").next().replaceAll(".*_cursor=", "");
    assertRefused(api.get(SHELVES + "?order=width&_cursor=" + cursor), 400, "invalid-cursor");
  }

  @Test
  void the_count_and_the_range_are_told_as_postgrest_tells_them() {
    Answer part = api.get(BOOKS + "?limit=2", "Prefer", "count=exact");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.header("Content-Range")).isEqualTo("0-1/3");

    Answer whole = api.get(BOOKS, "Prefer", "count=exact");
    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.header("Content-Range")).isEqualTo("0-2/3");

    Answer uncounted = api.get(BOOKS + "?limit=2&offset=1");
    assertThat(uncounted.status()).isEqualTo(200);
    assertThat(uncounted.header("Content-Range")).isEqualTo("1-2/*");

    Answer none = api.get(BOOKS + "?pages=eq.77", "Prefer", "count=exact");
    assertThat(none.header("Content-Range")).isEqualTo("*/0");

    Answer ranged = api.get(BOOKS, "Range-Unit", "items", "Range", "1-1", "Prefer", "count=exact");
    assertThat(ranged.status()).isEqualTo(206);
    assertThat(ranged.header("Content-Range")).isEqualTo("1-1/3");

    assertRefused(
        api.get(BOOKS, "Range", "10-20", "Prefer", "count=exact"), 416, "range-not-satisfiable");
    assertRefused(api.get(BOOKS, "Range", "5-2"), 416, "range-not-satisfiable");

    Answer head = api.send("HEAD", BOOKS, "Prefer", "count=exact");
    assertThat(head.status()).isEqualTo(200);
    assertThat(head.header("Content-Range")).isEqualTo("0-2/3");
    assertThat(head.body()).isEmpty();
  }

  @Test
  void the_range_goes_on_counting_on_the_next_page() {
    Answer first = api.get(SHELVES + "?limit=2000&order=height", "Prefer", "count=exact");
    Answer second = api.get(first.next(), "Prefer", "count=exact");
    assertThat(first.header("Content-Range")).isEqualTo("0-1999/27000");
    assertThat(second.header("Content-Range")).isEqualTo("2000-3999/27000");
  }

  @Test
  void an_answer_that_is_cut_short_says_so() {
    Answer answer = api.get(SHELVES + "?select=id");
    assertThat(answer.json().size()).isEqualTo(5000);
    assertThat(answer.header("Rows-Capped-At")).isEqualTo("5000");
    assertThat(answer.header("Content-Range")).isEqualTo("0-4999/*");
    assertThat(answer.next()).isNotEmpty();
  }
}
