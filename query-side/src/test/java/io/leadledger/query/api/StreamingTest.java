package io.leadledger.query.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.http.Role;
import io.leadledger.query.api.Api.Answer;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Answers that are too long to hold, and what becomes of them when something fails on the way.
@SpringBootTest(
    classes = Library.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.schemas=library",
      "leadledger.query.page-rows=100000",
      "leadledger.query.statement-timeout=6s",
      "leadledger.query.concurrent-reads=2",
      "leadledger.query.concurrent-reads-per-tenant=1",
      "leadledger.query.patience=300ms",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-query-test-${random.uuid}.key"
    })
class StreamingTest {
  private static final String SCROLLS = "/api/v1/library/scrolls";
  private static final int MANY = 100_000;

  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  @Autowired private HikariDataSource pool;
  @Autowired private JdbcClient database;
  private Api api;

  @BeforeEach
  void aTableOfManyLongRows() {
    api = new Api(port, keys, Library.TENANT, Role.ANALYST);
    database
        .sql(
            """
            create table if not exists library.scrolls (
              id integer primary key, content text, kind text, _tenant_id uuid not null);
            alter table library.scrolls enable row level security;
            drop policy if exists own_tenant on library.scrolls;
            create policy own_tenant on library.scrolls for select to leadledger_reader
              using (_tenant_id = (select nullif(current_setting('leadledger.tenant', true), '')::uuid));
            grant select on library.scrolls to leadledger_reader;
            insert into library.scrolls
              select n, repeat(md5(n::text), 64), case when n = %1$d then 'x' else n::text end,
                     '00000000-0000-7000-8000-000000000001'
                from generate_series(1, %1$d) n on conflict do nothing;
            """
                .formatted(MANY))
        .update();
  }

  @AfterEach
  void everyConnectionIsGivenBack() {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> pool.getHikariPoolMXBean().getActiveConnections() == 0);
  }

  private BufferedReader open(String path, String accept) throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        api.http().send(api.request("GET", path, "Accept", accept), BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  @Test
  void two_hundred_megabytes_pass_through_a_few() throws Exception {
    long before = usedAfterCollection();
    try (BufferedReader lines = open(SCROLLS + "?order=id", "application/x-ndjson")) {
      assertThat(lines.readLine()).startsWith("{\"id\":1,");
      for (int n = 2; n < MANY / 2; n++) {
        lines.readLine();
      }
      assertThat(usedAfterCollection() - before).isLessThan(40_000_000);
      assertThat(lines.lines().count()).isEqualTo(MANY / 2 + 1);
    }
  }

  private static long usedAfterCollection() {
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  @Test
  void a_failure_in_the_middle_breaks_the_answer_off() throws Exception {
    List<String> read = new ArrayList<>();
    for (String accept : List.of("application/json", "application/x-ndjson", "text/csv")) {
      try (BufferedReader lines =
          open(SCROLLS + "?limit=100000&order=id&select=id,content,kind::int", accept)) {
        assertThatThrownBy(() -> lines.lines().forEach(read::add))
            .as(accept)
            .hasRootCauseInstanceOf(IOException.class);
      }
    }
    assertThat(read).hasSizeGreaterThan(1_000);
  }

  @Test
  void a_failure_at_the_beginning_is_told_as_a_problem() {
    Answer answer = api.get(SCROLLS + "?order=id.desc&select=id,kind::int&limit=5");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().get("code").asString()).isEqualTo("value-not-convertible");
    assertThat(answer.header("Content-Range")).isEmpty();
  }

  @Test
  void a_query_that_takes_too_long_is_given_up() {
    database
        .sql(
            """
            create or replace function library.slow(t text) returns boolean language plpgsql as
              $$ begin perform pg_sleep(0.1); return true; end $$;
            drop policy own_tenant on library.scrolls;
            create policy own_tenant on library.scrolls for select to leadledger_reader
              using (library.slow(kind));
            """)
        .update();

    Answer answer = api.get(SCROLLS + "?order=content&limit=1");

    assertThat(answer.status()).isEqualTo(504);
    assertThat(answer.json().get("code").asString()).isEqualTo("query-timed-out");
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isZero();
  }

  @Test
  void a_client_that_leaves_gives_its_connection_back() throws Exception {
    BufferedReader lines = open(SCROLLS + "?order=id", "application/x-ndjson");
    lines.readLine();
    assertThat(pool.getHikariPoolMXBean().getActiveConnections()).isEqualTo(1);

    lines.close();

    everyConnectionIsGivenBack();
  }

  @Test
  void a_database_that_cannot_be_had_is_told_alike_everywhere_with_when_to_ask_again()
      throws Exception {
    Api auditor = new Api(port, keys, Library.TENANT, Role.AUDITOR);
    List<Connection> all = new ArrayList<>();
    try {
      for (int i = 0; i < pool.getMaximumPoolSize(); i++) {
        all.add(pool.getConnection());
      }
      Answer table = api.get(SCROLLS + "?limit=1");
      Answer history = auditor.get("/api/v1/history");

      for (Answer answer : List.of(table, history)) {
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.json().get("code").asString()).isEqualTo("database-unavailable");
        assertThat(answer.header("Retry-After")).isEqualTo("2");
      }
      assertThat(table.json().get("detail")).isEqualTo(history.json().get("detail"));
      assertThat(table.json().get("message")).isEqualTo(table.json().get("detail"));
    } finally {
      for (Connection connection : all) {
        connection.close();
      }
    }
  }

  @Test
  void readers_who_hold_all_seats_of_a_tenant_make_it_come_back_later_and_nobody_else()
      throws Exception {
    Api neighbour = new Api(port, keys, Library.OTHER_TENANT, Role.ANALYST);
    try (BufferedReader slow = open(SCROLLS + "?order=id", "application/x-ndjson")) {
      slow.readLine();

      Answer second = api.get(SCROLLS + "?limit=1");

      assertThat(second.status()).isEqualTo(503);
      assertThat(second.json().get("code").asString()).isEqualTo("too-many-queries");
      assertThat(second.header("Retry-After")).isEqualTo("2");
      assertThat(neighbour.get(SCROLLS + "?limit=1").status()).isEqualTo(200);
    }
  }
}
