package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.api.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which rows are answered.
class FilteringTest extends TableApi {

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
        api.get(BOOKS + "?" + query.substring(0, is) + "=" + Api.encoded(query.substring(is + 1)));

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
