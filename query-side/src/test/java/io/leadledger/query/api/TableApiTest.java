package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.Role;
import io.leadledger.query.api.Api.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;

@SpringBootTest(
    classes = Library.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.schemas=library",
      "leadledger.query.page-rows=5000",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-query-test-${random.uuid}.key"
    })
class TableApiTest {
  private static final String BOOKS = "/api/v1/library/books";
  private static final String SHELVES = "/api/v1/library/shelves";
  private static final String FIRST = "00000000-0000-7000-8000-0000000000b1";
  private static final String SECRET = "00000000-0000-7000-8000-0000000000b9";

  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  private Api api;

  @BeforeEach
  void speakForTheTenant() {
    api = new Api(port, keys, Library.TENANT, Role.ANALYST);
  }

  private List<String> titles(String query) {
    Answer answer = api.get(BOOKS + "?order=id&select=id&" + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().values().stream()
        .map(row -> row.get("id").asString().substring(34))
        .toList();
  }

  private static void assertRefused(Answer answer, int status, String code) {
    assertThat(answer.status()).as(answer.body()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().get("code").asString()).isEqualTo(code);
    assertThat(answer.json().get("message").asString()).isNotBlank();
  }

  @Nested
  class Selecting {

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

  @Nested
  class Filtering {

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            title=eq.Middlemarch                              | b1
            title=neq.Middlemarch                             | b2 b3
            pages=gt.0                                        | b1
            pages=gte.0                                       | b1 b2
            price=lt.0.10                                     | b3
            price=lte.0.10                                    | b2 b3
            title=like.Mid*                                   | b1
            title=like.mid*                                   |
            title=ilike.*MARCH                                | b1
            title=match.^M.*ch$                               | b1
            title=imatch.^m                                   | b1
            title=plfts.paren comma                           | b2
            title=phfts.paren comma                           |
            title=phfts.comma quote                           | b2
            title=wfts.middlemarch or "and paren"             | b1 b2
            title=wfts.comma -quote                           |
            details->author->>name=wfts.george                | b1
            genre=in.(novel,poetry)                           | b1 b2
            title=in.("Comma, quote \\" and (paren)",x)       | b2
            title=eq.Comma, quote " and (paren)               | b2
            pages=in.()                                       |
            genre=is.null                                     | b3
            genre=is.not_null                                 | b1 b2
            genre=not.is.null                                 | b1 b2
            available=is.true                                 | b1
            available=is.false                                | b2
            available=is.unknown                              | b3
            available=not.is.TRUE                             | b2 b3
            subtitle=eq.                                      | b2
            tags=cs.{classic}                                 | b1
            tags=cs.{"with,comma"}                            | b3
            tags=cd.{classic,long,short}                      | b1 b2
            tags=ov.{long,x}                                  | b1
            shelf=ov.[4,6)                                    | b1 b3
            details=cs.{"author":{"born":1819}}               | b1
            details->author->>name=eq.Nobody                  | b2
            details->author->born=gt.1800                     | b1
            details->author->>name=like.*George*              | b1
            published=gt.2000-01-01                           | b3
            added_at=gte.2026-01-02T03:04:05Z                 | b1 b2 b3
            pages=isdistinct.880                              | b2 b3
            pages=not.eq.880                                  | b2
            code=eq.CQ                                        | b2
            pages=gte.0&pages=lt.10                           | b2
            or=(pages.eq.880,genre.is.null)                   | b1 b3
            and=(pages.gte.0,or(genre.eq.poetry,price.gt.12)) | b1 b2
            not.or=(pages.eq.880,genre.is.null)               | b2
            and=(not.or(pages.eq.880,genre.is.null),id.not.is.null) | b2
            or=(title.eq."Comma, quote \\" and (paren)",tags.cs.{classic,long}) | b1 b2
            or=(genre.in.(novel,poetry),details->author->>name.eq.x) | b1 b2
            or=( pages.eq.880 , pages.eq.0 )                  | b1 b2
            "pages"=eq.0                                      | b2
            """)
    void a_filter_keeps_the_rows_it_names(
        String query, @org.jspecify.annotations.Nullable String kept) {
      String encoded =
          List.of(query.split("&")).stream()
              .map(
                  one -> {
                    int is = one.indexOf('=');
                    return Api.encoded(one.substring(0, is))
                        + "="
                        + Api.encoded(one.substring(is + 1));
                  })
              .reduce((a, b) -> a + "&" + b)
              .orElseThrow();

      assertThat(titles(encoded))
          .containsExactlyElementsOf(kept == null ? List.of() : List.of(kept.split(" ")));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        quoteCharacter = '`',
        textBlock =
            """
            titel=eq.x                | unknown-column       | titel  | 0 | title
            select=titel              | unknown-column       | select | 0 | title
            select=id,pags            | unknown-column       | select | 3 | pages
            order=id,pags.desc        | unknown-column       | order  | 3 | pages
            ordr=id                   | unknown-operator     | ordr   | 0 |
            title=eg.x                | unknown-operator     | title  | 0 | eq
            title=x                   | unknown-operator     | title  | 0 |
            title=not.lik.x           | unknown-operator     | title  | 4 | like
            or=(id.eq.1,pages.eq.2)   | value-of-wrong-type  | or     | 4 |
            or=(title.eq.1,pags.eq.2) | unknown-column       | or     | 12 | pages
            or=(title.eq.1            | malformed-query      | or     | 11 |
            or=title.eq.1             | malformed-query      | or     | 0 |
            title=in.(a               | malformed-query      | title  | 5 |
            title=in.a                | malformed-query      | title  | 3 |
            title=is.nil              | malformed-query      | title  | 3 |
            or=(title.eq."a)          | malformed-query      | or     | 10 |
            order=id.up               | malformed-query      | order  | 2 |
            limit=-1                  | malformed-query      | limit  | 0 |
            limit=x                   | malformed-query      | limit  | 0 |
            offset=1e3                | malformed-query      | offset | 0 |
            select=id,loans(*)        | not-supported        | select | 3 |
            select=pages::txt         | unknown-type         | select | 7 | text
            select=title->>x          | not-a-json-column    | select | 0 |
            pages=eq.many             | value-of-wrong-type  | pages  | 0 |
            pages=eq.99999999999      | value-of-wrong-type  | pages  | 0 |
            pages=in.(1,two)          | value-of-wrong-type  | pages  | 0 |
            id=eq.1                   | value-of-wrong-type  | id     | 0 |
            genre=eq.crime            | value-of-wrong-type  | genre  | 0 |
            published=gt.yesterdayish | value-of-wrong-type  | published | 0 |
            tags=cs.a                 | value-of-wrong-type  | tags   | 0 |
            details=cs.{a             | value-of-wrong-type  | details | 0 |
            pages=like.8*             | operator-not-for-type | pages | 0 |
            title=is.true             | operator-not-for-type | title | 0 |
            title=cs.x                | operator-not-for-type | title | 0 |
            tags=in.(a)               | operator-not-for-type | tags  | 0 |
            _cursor=nonsense          | invalid-cursor       | _cursor | 0 |
            """)
    void what_cannot_be_meant_is_refused_with_its_place_and_what_is_near(
        String query,
        String code,
        String parameter,
        int position,
        @org.jspecify.annotations.Nullable String nearest) {
      int is = query.indexOf('=');
      Answer answer =
          api.get(
              BOOKS + "?" + query.substring(0, is) + "=" + Api.encoded(query.substring(is + 1)));

      assertRefused(answer, 400, code);
      assertThat(answer.json().get("parameter").asString()).isEqualTo(parameter);
      assertThat(answer.json().get("position").asInt()).isEqualTo(position);
      if (nearest != null) {
        assertThat(answer.json().get("nearest").get(0).asString()).isEqualTo(nearest);
        assertThat(answer.json().get("hint").asString()).contains(nearest);
      }
    }

    @Test
    void unknown_schemas_and_tables_are_not_found_but_their_neighbours_are_named() {
      assertRefused(api.get("/api/v1/libary/books"), 404, "unknown-schema");
      Answer answer = api.get("/api/v1/library/bocks");
      assertRefused(answer, 404, "unknown-table");
      assertThat(answer.json().get("nearest").get(0).asString()).isEqualTo("books");
    }

    @Test
    void a_misspelt_parameter_is_not_taken_for_a_filter_without_a_word() {
      Answer answer = api.get(BOOKS + "?lmit=eq.3");
      assertRefused(answer, 400, "unknown-column");
      assertThat(answer.json().get("nearest").get(0).asString()).isEqualTo("limit");
    }
  }

  @Nested
  class Attacks {
    private static final String DROP = "x'; drop table library.books; --";

    @ParameterizedTest
    @ValueSource(
        strings = {
          "title=eq.%s",
          "title=like.%s",
          "title=in.(%s)",
          "title=in.(\"%s\")",
          "or=(title.eq.%s)",
          "\"details\"->>\"%s\"=eq.1",
          "details->\"%s\"->>a=eq.1",
          "select=\"%s\":title",
          "select=details->>\"%s\"",
          "order=details->>\"%s\"",
          "tags=cs.{\"%s\"}",
        })
    void sql_in_a_value_is_a_value(String pattern) {
      assertThat(attacked(pattern).status()).isEqualTo(200);
      assertThat(titles("")).containsExactly("b1", "b2", "b3");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "%s=eq.1",
          "\"%s\"=eq.1",
          "title=%s.1",
          "title=is.%s",
          "select=%s",
          "select=title::%s",
          "order=%s",
          "order=title.%s",
          "limit=%s",
          "offset=%s",
          "pages=eq.%s",
          "details=cs.%s",
          "genre=in.(%s)",
          "_cursor=%s",
          "or=(%s)",
          "details->>%s=eq.1",
          "select=details->>%s",
        })
    void sql_in_a_name_or_number_is_refused(String pattern) {
      assertThat(attacked(pattern).status()).isEqualTo(400);
      assertThat(titles("")).containsExactly("b1", "b2", "b3");
    }

    private Answer attacked(String pattern) {
      String query = pattern.formatted(DROP);
      int is = query.indexOf('=');
      return api.get(
          BOOKS
              + "?"
              + Api.encoded(query.substring(0, is))
              + "="
              + Api.encoded(query.substring(is + 1)));
    }

    @Test
    void rows_of_another_tenant_never_appear() {
      assertThat(api.get(BOOKS).body()).doesNotContain("Secret");
      assertRefused(api.get(BOOKS + "/" + SECRET), 404, "row-not-found");
      assertThat(titles("id=eq." + SECRET)).isEmpty();
      assertThat(titles("_tenant_id=eq." + Library.OTHER_TENANT)).isEmpty();
      assertThat(titles("or=(id.eq." + SECRET + ",_tenant_id.neq." + Library.TENANT + ")"))
          .isEmpty();
      assertThat(api.get(SHELVES + "?limit=1", "Prefer", "count=exact").header("Content-Range"))
          .isEqualTo("0-0/27000");
    }

    @Test
    void tables_without_a_guard_or_a_grant_are_not_there() {
      assertRefused(api.get("/api/v1/library/unguarded"), 404, "unknown-table");
      assertRefused(api.get("/api/v1/library/hidden"), 404, "unknown-table");
      assertRefused(api.get("/api/v1/pg_catalog/pg_class"), 404, "unknown-schema");
    }

    @Test
    void nothing_can_be_written() {
      for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
        assertThat(api.send(method, BOOKS + "?id=eq." + FIRST).status()).isEqualTo(405);
      }
    }

    @Test
    void huge_and_deep_queries_are_refused_and_odd_ones_answered() {
      String long10k = "x".repeat(10_000);
      assertThat(titles("title=eq." + long10k)).isEmpty();
      assertRefused(api.get(BOOKS + "?" + long10k + "=eq.1"), 400, "unknown-column");
      assertRefused(api.get(BOOKS + "?title=" + long10k), 400, "unknown-operator");
      assertRefused(
          api.get(BOOKS + "?or=" + "(and".repeat(1_000) + ")".repeat(1_000)),
          400,
          "query-too-large");
      assertRefused(
          api.get(BOOKS + "?or=" + "(or".repeat(30) + "(id.is.null)" + ")".repeat(30)),
          400,
          "query-too-large");
      assertRefused(
          api.get(BOOKS + "?or=(" + "id.is.null,".repeat(1_200) + "id.is.null)"),
          400,
          "query-too-large");
      assertRefused(api.get(BOOKS + "?title=eq.%00"), 400, "malformed-query");
      assertRefused(api.get(BOOKS + "?select=details-%3E%3E%00"), 400, "malformed-query");
      assertThat(api.get(BOOKS + "?title=eq.%ff%fe").body()).contains("malformed-query");
      assertThat(api.get(BOOKS + "?limit=0").body()).isEqualTo("[]");
      assertThat(api.get(BOOKS + "?offset=999999999999999").body()).isEqualTo("[]");
      assertThat(api.get(BOOKS + "?title=like." + Api.encoded("\\")).status()).isEqualTo(400);
      assertThat(api.get(BOOKS + "?select=title::int").status()).isEqualTo(400);
      assertThat(api.get(BOOKS + "?select=pages::uuid").status()).isEqualTo(400);
      assertThat(api.get(BOOKS + "?=eq.1").status()).isEqualTo(400);
      assertThat(api.get(BOOKS + "?title").status()).isEqualTo(400);
      assertThat(api.get(BOOKS + "?id=eq.&order=").status()).isEqualTo(400);
      assertThat(api.get(BOOKS, "Range", "nonsense").status()).isEqualTo(200);
      assertThat(api.get(BOOKS, "Accept", "nonsense").status()).isEqualTo(406);
      assertThat(api.get(BOOKS, "Accept", "image/png").status()).isEqualTo(406);
    }
  }

  @Nested
  class Paging {

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
      String cursor =
          api.get(SHELVES + "?limit=3&order=height").next().replaceAll(".*_cursor=", "");
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

      Answer ranged =
          api.get(BOOKS, "Range-Unit", "items", "Range", "1-1", "Prefer", "count=exact");
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

  @Nested
  class Formats {

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
              api.get(BOOKS, "Accept", "text/csv;q=0.5, application/x-ndjson")
                  .header("Content-Type"))
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

  @Nested
  class Describing {

    @Test
    void schemas_tables_and_columns_are_listed_with_their_documentation() {
      assertThat(api.get("/api/v1").json().get(0).get("name").asString()).isEqualTo("library");

      JsonNode schema = api.get("/api/v1/library").json();
      assertThat(schema.get("documentation").asString()).isEqualTo("Books and who borrows them.");
      assertThat(schema.get("tables").values().stream().map(t -> t.get("name").asString()))
          .containsExactly("books", "loans", "shelves");
      JsonNode books = schema.get("tables").get(0);
      assertThat(books.get("documentation").asString())
          .isEqualTo("Every book that the library has.");
      assertThat(books.get("primaryKey").get(0).asString()).isEqualTo("id");
      assertThat(books.get("columns").get(1))
          .isEqualTo(
              Api.JSON.readTree(
                  """
                  {"name": "title", "type": "character varying(200)", "nullable": false,
                   "documentation": "What stands on its spine."}
                  """));
      assertThat(books.get("columns").get(3).get("values").size()).isEqualTo(3);
    }

    @Test
    void openapi_describes_each_table() {
      JsonNode api31 = api.get("/openapi").json();

      assertThat(
              api31.get("paths").get(BOOKS).get("get").get("parameters").values().stream()
                  .map(parameter -> parameter.get("name").asString()))
          .contains("select", "order", "limit", "title", "details", "Prefer");
      assertThat(api31.get("paths").has(BOOKS + "/{id}")).isTrue();
      JsonNode columns =
          api31.get("components").get("schemas").get("library.books").get("properties");
      assertThat(columns.get("title").get("description").asString())
          .isEqualTo("What stands on its spine.");
      assertThat(columns.get("genre").get("enum").size()).isEqualTo(3);
      assertThat(columns.get("pages").get("type").toString()).isEqualTo("[\"integer\",\"null\"]");
      assertThat(api31.get("paths").has("/api/v1/{schema}/{table}")).isFalse();
    }
  }
}
