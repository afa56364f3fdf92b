package io.leadledger.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.http.TestTokens;
import io.leadledger.query.projection.ReadSchemas;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import tools.jackson.databind.JsonNode;

/// What one tenant has, no other gets: over HTTP from any endpoint, nor from the database under the
/// role that queries run under.
class IsolationTest extends Running {
  private static final String SECRET_SOURCE = "secret-source";

  @Autowired private JWKSource<SecurityContext> keys;

  @Autowired
  @Qualifier("requestMappingHandlerMapping") private RequestMappingHandlerMapping endpoints;

  @Test
  void no_endpoint_that_reads_shows_another_tenants_things() throws Exception {
    Answer lead = something();
    String stranger = new TestTokens(keys).of(Ids.next(), Ids.next(), Role.OWNER);
    List<String> ids =
        List.of(lead.body().get("id").asString(), Long.toString(lead.position()), tenantId());
    int walked = 0;
    for (String path : readingPaths()) {
      for (String id : ids) {
        String concrete = path.replaceAll("\\{[^}]+}", id);
        String said = saidTo(stranger, concrete);
        assertThat(said).as(concrete).doesNotContain(SECRET_SOURCE, "ada@isolated.example");
        walked++;
      }
    }
    assertThat(walked).as("this many were walked").isGreaterThan(100);
  }

  @Test
  void no_endpoint_of_the_query_side_that_changes_something_reaches_another_tenants_things()
      throws Exception {
    String lead = something().body().get("id").asString();
    String stranger = new TestTokens(keys).of(Ids.next(), Ids.next(), Role.OWNER);
    List<String> walked = new ArrayList<>();
    endpoints
        .getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              if (endpoint.getBeanType().getPackageName().startsWith("io.leadledger.query")
                  && mapping.getMethodsCondition().getMethods().contains(RequestMethod.POST)) {
                walked.addAll(mapping.getPatternValues());
              }
            });
    walked.removeIf(path -> !path.contains("{"));
    assertThat(walked).hasSizeGreaterThan(1);
    for (String path : walked) {
      Answer answer = postAs(stranger, path.replaceAll("\\{[^}]+}", lead));
      boolean isTheOperators = path.startsWith("/api/v1/admin/projections/");
      assertThat(answer.status()).as(path).isEqualTo(isTheOperators ? 403 : 404);
    }
  }

  @Test
  void where_a_created_thing_is_said_to_be_it_is_read() throws Exception {
    List<Answer> created = new ArrayList<>();
    created.add(something());
    created.add(post("/api/v1/companies", Map.of("name", "Located Ltd " + Ids.next())));
    Answer user =
        post(
            "/api/v1/users",
            Map.of("profile", Map.of("email", Ids.next() + "@example.com"), "role", "member"));
    created.add(user);
    created.add(
        post(
            "/api/v1/api-keys",
            Map.of("name", "k", "role", "member", "member", user.body().get("id").asString())));
    for (Answer answer : created) {
      assertThat(answer.status()).as(answer.body().toString()).isEqualTo(201);
      String location = location(answer);
      Answer referred = get(location);
      assertThat(referred.status()).as(location).isEqualTo(303);
      String row = location(referred);
      Answer read =
          get(
              row,
              "Wait-For-Position",
              answer.headers().getOrDefault("event-position", "0"),
              "Wait-Timeout",
              "30");
      assertThat(read.status()).as(row + " " + read.body()).isEqualTo(200);
    }
  }

  @Test
  void the_role_of_queries_sees_the_rows_of_the_tenant_that_is_set_and_no_others()
      throws Exception {
    Answer lead = something();
    rows("crm/leads", "limit=1", lead.position());
    for (String table : tables()) {
      assertThat(asReader(UUID.fromString(tenantId()), "select count(*) from " + table))
          .as("one's own rows of " + table)
          .isEqualTo(
              sql()
                  .sql("select count(*) from " + table + " where " + tenantColumn(table) + " = ?")
                  .param(UUID.fromString(tenantId()))
                  .query(Long.class)
                  .single());
      assertThat(asReader(Ids.next(), "select count(*) from " + table))
          .as("a stranger's rows of " + table)
          .isZero();
      assertThat(asReader(null, "select count(*) from " + table))
          .as("nobody's rows of " + table)
          .isZero();
    }
  }

  @Test
  void the_role_of_queries_can_neither_write_nor_look_past_the_tenant() {
    for (String table : tables()) {
      assertThatThrownBy(
              () ->
                  asReader(
                      Ids.next(),
                      "with d as (delete from " + table + " returning 1) select count(*) from d"))
          .as("deleting from " + table)
          .isInstanceOf(DataAccessException.class);
    }
    assertThat(
            sql()
                .sql(
                    "select rolsuper or rolbypassrls or rolcanlogin from pg_roles where rolname = 'leadledger_reader'")
                .query(Boolean.class)
                .single())
        .isFalse();
  }

  private Answer something() throws Exception {
    Answer lead =
        post(
            "/api/v1/leads",
            Map.of(
                "source",
                SECRET_SOURCE,
                "externalId",
                Ids.next().toString(),
                "contact",
                Map.of("fullName", "ada@isolated.example", "email", Ids.next() + "@example.com")));
    assertThat(lead.status()).as(lead.body().toString()).isEqualTo(201);
    return lead;
  }

  /// All paths that are read with GET, with the tables of the read schemas in their places. A
  /// stream has no end.
  private List<String> readingPaths() {
    List<String> paths = new ArrayList<>();
    endpoints
        .getHandlerMethods()
        .forEach(
            (mapping, endpoint) -> {
              boolean reads =
                  endpoint.getBeanType().getPackageName().startsWith("io.leadledger")
                      && mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
              if (reads) {
                paths.addAll(mapping.getPatternValues());
              }
            });
    assertThat(paths).contains("/api/v1/{schema}/{table}", "/api/v1/{schema}/{table}/{id}");
    paths.removeIf(path -> path.startsWith("/api/v1/{schema}/") || path.endsWith("/stream"));
    for (String table : tables()) {
      if (!table.startsWith("events.")) {
        String place = "/api/v1/" + table.replace('.', '/').replace("\"", "");
        paths.add(place);
        paths.add(place + "/{id}");
      }
    }
    return paths;
  }

  private String saidTo(String token, String path) throws Exception {
    Answer answer = getAs(token, path);
    assertThat(answer.status()).as(path).isBetween(200, 499);
    return answer.status() == 303 ? saidTo(token, location(answer)) : answer.body().toString();
  }

  private static String location(Answer answer) {
    return answer.headers().getOrDefault("location", "");
  }

  private String tenantId() throws Exception {
    JsonNode tenant = rows("workspace/workspaces", "select=id", 0);
    return tenant.get(0).get("id").asString();
  }

  private List<String> tables() {
    List<String> tables =
        new ArrayList<>(
            sql()
                .sql(
                    """
                    select format('%I.%I', table_schema, table_name) from information_schema.columns
                    where column_name = '_tenant_id' and table_schema = any(?) order by 1""")
                .param(ReadSchemas.DOCUMENTED.toArray(String[]::new))
                .query(String.class)
                .list());
    assertThat(tables).hasSizeGreaterThan(25);
    tables.add("events.history");
    return tables;
  }

  private static String tenantColumn(String table) {
    return table.startsWith("events.") ? "tenant_id" : "_tenant_id";
  }

  private long asReader(@Nullable UUID tenant, String query) {
    Long count =
        new TransactionTemplate(new DataSourceTransactionManager(database))
            .execute(
                _ -> {
                  JdbcClient client = sql();
                  client.sql("set local role leadledger_reader").update();
                  if (tenant != null) {
                    client
                        .sql("select set_config('leadledger.tenant', ?, true)")
                        .param(tenant.toString())
                        .query(String.class)
                        .single();
                  }
                  return client.sql(query).query(Long.class).single();
                });
    return count == null ? -1 : count;
  }
}
