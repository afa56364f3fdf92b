package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.api.Api.Answer;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What nobody gets to see or to do.
class AttacksTest extends TableApi {
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
    assertThat(titles("or=(id.eq." + SECRET + ",_tenant_id.neq." + Library.TENANT + ")")).isEmpty();
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
        api.get(BOOKS + "?or=" + "(and".repeat(1_000) + ")".repeat(1_000)), 400, "query-too-large");
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
