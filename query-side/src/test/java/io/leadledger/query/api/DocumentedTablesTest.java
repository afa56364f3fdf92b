package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.http.Role;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// The five schemas as their migrations make them.
@SpringBootTest(
    classes = Library.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-query-test-${random.uuid}.key"
    })
class DocumentedTablesTest {
  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  @Autowired private DataSource database;
  private Api api;

  @BeforeEach
  void speakForTheTenant() {
    api = new Api(port, keys, Library.TENANT, Role.ANALYST);
  }

  private List<JsonNode> tables() {
    return Library.DOCUMENTED.stream()
        .flatMap(schema -> api.get("/api/v1/" + schema).json().get("tables").values().stream())
        .toList();
  }

  /// How many tables the migrations have made.
  private int made() {
    return JdbcClient.create(database)
        .sql(
            """
            select count(*) from pg_class where relkind in ('r', 'p')
            and relnamespace::regnamespace::text in (:schemas) and relname <> 'flyway_schema_history'""")
        .param("schemas", Library.DOCUMENTED)
        .query((row, _) -> row.getInt(1))
        .single();
  }

  @Test
  void every_table_and_column_is_listed_with_documentation() {
    assertThat(tables()).hasSize(made());
    for (JsonNode table : tables()) {
      assertThat(table.has("documentation")).as(table.get("name").asString()).isTrue();
      assertThat(table.get("columns").values()).allMatch(column -> column.has("documentation"));
    }
  }

  @Test
  void every_column_of_every_table_can_be_selected_filtered_and_ordered_by() {
    for (JsonNode table : tables()) {
      String path =
          "/api/v1/" + table.get("schema").asString() + "/" + table.get("name").asString();
      List<String> columns =
          table.get("columns").values().stream().map(c -> c.get("name").asString()).toList();
      String query =
          "?select="
              + String.join(",", columns)
              + "&order="
              + String.join(",", columns)
              + "&or=("
              + String.join(",", columns.stream().map(c -> c + ".is.null").toList())
              + ")";
      assertThat(api.get(path + query).body()).as(path).isEqualTo("[]");
      assertThat(api.get(path + query, "Accept", "text/csv").body().strip())
          .as(path)
          .isEqualTo(String.join(",", columns));
    }
  }
}
