package io.leadledger.query.documented;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.query.documented.LiveSchemas.Column;
import io.leadledger.query.documented.LiveSchemas.Table;
import io.leadledger.query.projection.ReadSchemas;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/// Writes docs/read-schemas.md anew when run with `-Dleadledger.docs=write`, and fails when it is
/// stale otherwise.
class ReadSchemasPageTest {
  private static final Path PAGE = Path.of("..", "docs", "read-schemas.md");
  private static final LiveSchemas LIVE = LiveSchemas.migrated();

  @Test
  void the_page_of_the_read_schemas_says_what_the_database_says() throws IOException {
    String page = page();
    if ("write".equals(System.getProperty("leadledger.docs"))) {
      Files.createDirectories(PAGE.getParent());
      Files.writeString(PAGE, page);
    }
    assertThat(Files.exists(PAGE) ? Files.readString(PAGE) : "")
        .as("docs/read-schemas.md is stale: mvn test -pl query-side -am -Dleadledger.docs=write")
        .isEqualTo(page);
  }

  private static String page() {
    StringBuilder page =
        new StringBuilder(
            """
            # The read schemas

            Made from the migrations by `ReadSchemasPageTest`; not to be edited. Besides the columns below, every table has
            `_tenant_id` (whose row it is), `_position` and `_event_id` (the event that last wrote it).

            | schema | documented tables | there | to come | documented columns there |
            | --- | ---: | ---: | ---: | ---: |
            """);
    for (String schema : ReadSchemas.DOCUMENTED) {
      List<String> documented = documentedTables(schema);
      long there = documented.stream().filter(table -> LIVE.table(table).isPresent()).count();
      page.append(
          "| %s | %d | %d | %d | %d |%n"
              .formatted(
                  schema, documented.size(), there, documented.size() - there, columns(schema)));
    }
    for (String schema : ReadSchemas.DOCUMENTED) {
      page.append("%n## %s%n".formatted(schema));
      LIVE.tables().stream()
          .filter(table -> table.schema().equals(schema))
          .forEach(table -> page.append(section(table)));
      page.append(
          "%nTo come: %s.%n"
              .formatted(
                  documentedTables(schema).stream()
                      .filter(table -> LIVE.table(table).isEmpty())
                      .map(table -> "`" + table.substring(schema.length() + 1) + "`")
                      .collect(joining(", "))));
    }
    return page.toString().replace(System.lineSeparator(), "\n");
  }

  private static List<String> documentedTables(String schema) {
    return Documented.all().stream()
        .filter(documented -> documented.schema().equals(schema))
        .map(Documented::tableName)
        .distinct()
        .toList();
  }

  private static long columns(String schema) {
    return Documented.all().stream()
        .filter(documented -> documented.schema().equals(schema) && documented.isColumn())
        .filter(
            documented ->
                LIVE.table(documented.tableName())
                    .flatMap(table -> table.column(documented.column()))
                    .isPresent())
        .count();
  }

  private static String section(Table table) {
    return """

        ### %s.%s

        %s

        | column | type | meaning |
        | --- | --- | --- |
        %s"""
        .formatted(
            table.schema(),
            table.name(),
            Objects.requireNonNull(table.comment()),
            table.columns().stream()
                .filter(column -> !column.name().startsWith("_"))
                .map(ReadSchemasPageTest::line)
                .collect(joining()));
  }

  private static String line(Column column) {
    String key = column.isKey() ? ", key" : "";
    String reference = column.references() == null ? "" : " → `" + column.references() + "`";
    return "| `%s` | %s%s%s | %s |\n"
        .formatted(column.name(), column.type(), key, reference, column.comment());
  }
}
