package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// What is told of the tables themselves.
class DescribingTest extends TableApi {

  @Test
  void schemas_tables_and_columns_are_listed_with_their_documentation() {
    assertThat(api.get("/api/v1").json().get(0).get("name").asString()).isEqualTo("library");

    JsonNode schema = api.get("/api/v1/library").json();
    assertThat(schema.get("documentation").asString()).isEqualTo("Books and who borrows them.");
    assertThat(schema.get("tables").values().stream().map(t -> t.get("name").asString()))
        .containsExactly("books", "loans", "shelves");
    JsonNode books = schema.get("tables").get(0);
    assertThat(books.get("documentation").asString()).isEqualTo("Every book that the library has.");
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
