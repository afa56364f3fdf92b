package io.leadledger.query.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.events.Ids;
import io.leadledger.http.Role;
import io.leadledger.query.api.Api;
import io.leadledger.query.api.Api.Answer;
import io.leadledger.query.api.Library;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.server.LocalServerPort;

@SpringBootTest(
    classes = Library.class,
    webEnvironment = WebEnvironment.RANDOM_PORT,
    properties = {
      "spring.config.import=classpath:http-edge.properties",
      "leadledger.schemas=library",
      "leadledger.master-key-file=${java.io.tmpdir}/leadledger-history-test-${random.uuid}.key",
      "leadledger.history.heartbeat=300ms",
      "leadledger.history.polling=20ms",
      "leadledger.history.streams-per-tenant=3"
    })
class HistoryApiTest {
  private static final String HISTORY = "/api/v1/history";
  private static final Duration SOON = Duration.ofSeconds(15);

  @LocalServerPort private int port;
  @Autowired private JWKSource<SecurityContext> keys;
  @Autowired private HikariDataSource database;

  private final UUID tenant = Ids.next();
  private final UUID lead = Ids.next();
  private final UUID actor = Ids.next();
  private Api api;

  @BeforeEach
  void speakForATenantOfItsOwn() {
    api = new Api(port, keys, tenant, Role.AUDITOR);
  }

  private long happened(String name, UUID stream) {
    try (Connection connection = database.getConnection()) {
      return append(connection, tenant, name, stream);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private long append(Connection connection, UUID of, String name, UUID stream)
      throws SQLException {
    try (var insert =
        connection.prepareStatement(
            """
            insert into events.domain_event_entry (sequence_number, time_stamp, event_identifier,
              aggregate_identifier, tenant_id, actor, type, payload_type, payload_revision, payload, meta_data)
            values ((select count(*) from events.domain_event_entry where aggregate_identifier = ?),
              now(), ?, ?, ?, ?, 'Lead', ?, '1', convert_to('{"note": "two\\nlines"}', 'UTF8'),
              convert_to('{"correlationId": "' || ?::text || '"}', 'UTF8'))
            returning global_index
            """)) {
      insert.setObject(1, stream);
      insert.setObject(2, Ids.next());
      insert.setObject(3, stream);
      insert.setObject(4, of);
      insert.setObject(5, actor);
      insert.setString(6, name);
      insert.setObject(7, lead);
      try (var row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private List<Long> positions(String query) {
    Answer answer = api.get(HISTORY + query);
    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    return answer.json().values().stream().map(event -> event.get("position").asLong()).toList();
  }

  private BufferedReader follow(String query, String... headers)
      throws IOException, InterruptedException {
    HttpResponse<InputStream> response =
        api.http()
            .send(
                api.request("GET", HISTORY + "/stream" + query, headers),
                BodyHandlers.ofInputStream());
    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/event-stream");
    return new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
  }

  /// The ids of the next events, whatever stands between them.
  private static List<Long> ids(BufferedReader stream, int count) throws IOException {
    List<Long> ids = new ArrayList<>();
    while (ids.size() < count) {
      String line = stream.readLine();
      assertThat(line).as("the stream has ended").isNotNull();
      if (line.startsWith("id: ")) {
        ids.add(Long.parseLong(line.substring(4)));
      }
    }
    return ids;
  }

  @Test
  void an_event_is_told_with_everything_that_is_known_of_it() {
    long position = happened("lead.LeadCaptured", lead);

    Answer answer = api.get(HISTORY + "/" + position);

    assertThat(answer.json().get("name").asString()).isEqualTo("lead.LeadCaptured");
    assertThat(answer.json().get("stream").asString()).isEqualTo(lead.toString());
    assertThat(answer.json().get("correlation").asString()).isEqualTo(lead.toString());
    assertThat(answer.json().get("payload").get("note").asString()).isEqualTo("two\nlines");
    assertThat(api.get(HISTORY + "/" + (position + 1_000_000)).status()).isEqualTo(404);
  }

  @Test
  void events_are_found_by_stream_name_actor_correlation_time_and_position() {
    UUID other = Ids.next();
    long first = happened("lead.LeadCaptured", lead);
    long second = happened("lead.LeadQualified", lead);
    long third = happened("lead.LeadCaptured", other);

    assertThat(positions("")).containsExactly(first, second, third);
    assertThat(positions("?order=desc")).containsExactly(third, second, first);
    assertThat(positions("?stream=" + lead)).containsExactly(first, second);
    assertThat(positions("?name=lead.LeadCaptured")).containsExactly(first, third);
    assertThat(positions("?name=lead.LeadCaptured&name=lead.LeadQualified")).hasSize(3);
    assertThat(positions("?actor=" + actor)).hasSize(3);
    assertThat(positions("?actor=" + other)).isEmpty();
    assertThat(positions("?correlation=" + lead)).hasSize(3);
    assertThat(positions("?from=2000-01-01T00:00:00Z&to=2100-01-01T00:00:00Z")).hasSize(3);
    assertThat(positions("?to=2000-01-01T00:00:00Z")).isEmpty();
    assertThat(positions("?after=" + first + "&before=" + third)).containsExactly(second);
  }

  @Test
  void pages_follow_each_other_in_either_order() {
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      all.add(happened("lead.LeadCaptured", Ids.next()));
    }
    for (String order : List.of("asc", "desc")) {
      List<Long> visited = new ArrayList<>();
      String next = HISTORY + "?limit=3&name=lead.LeadCaptured&order=" + order;
      while (!next.isEmpty()) {
        Answer page = api.get(next);
        page.json().values().forEach(event -> visited.add(event.get("position").asLong()));
        next = page.next();
      }
      assertThat(visited).isEqualTo(order.equals("asc") ? all : all.reversed());
    }
  }

  @Test
  void what_cannot_be_meant_is_refused() {
    for (String query :
        List.of(
            "?stream=x",
            "?name=lead.LeadCapturd",
            "?nam=lead.LeadCaptured",
            "?order=up",
            "?limit=0",
            "?limit=100000",
            "?from=yesterday",
            "?after=x",
            "/x",
            "/stream?after=x",
            "/stream?stram=x")) {
      assertThat(api.get(HISTORY + query).status()).as(query).isEqualTo(400);
    }
    assertThat(api.get(HISTORY + "?name=lead.LeadCapturd").json().get("nearest").get(0).asString())
        .isEqualTo("lead.LeadCaptured");
  }

  @Test
  void only_those_who_audit_may_read_it_and_nobody_another_tenants() {
    long position = happened("lead.LeadCaptured", lead);
    Api stranger = new Api(port, keys, Ids.next(), Role.OWNER);

    assertThat(stranger.get(HISTORY).body()).isEqualTo("[]");
    assertThat(stranger.get(HISTORY + "/" + position).status()).isEqualTo(404);
    assertThat(stranger.get(HISTORY + "?stream=" + lead).body()).isEqualTo("[]");
    for (Role role : List.of(Role.ANALYST, Role.MEMBER)) {
      Api unfit = new Api(port, keys, tenant, role);
      assertThat(unfit.get(HISTORY).status()).isEqualTo(403);
      assertThat(unfit.get(HISTORY + "/stream").status()).isEqualTo(403);
    }
  }

  @Test
  void a_stream_tells_what_was_and_what_happens() throws Exception {
    long first = happened("lead.LeadCaptured", lead);
    long second = happened("lead.LeadQualified", lead);
    try (BufferedReader all = follow("");
        BufferedReader rest = follow("?after=" + first);
        BufferedReader again = follow("?after=0", "Last-Event-ID", Long.toString(first))) {
      assertThat(ids(all, 2)).containsExactly(first, second);
      assertThat(ids(rest, 1)).containsExactly(second);
      assertThat(ids(again, 1)).containsExactly(second);

      long third = happened("lead.LeadLost", lead);

      assertThat(ids(all, 1)).containsExactly(third);
      assertThat(all.readLine()).isEqualTo("event: lead.LeadLost");
      String data = all.readLine();
      assertThat(data).startsWith("data: {");
      assertThat(Api.JSON.readTree(data.substring(6)).get("position").asLong()).isEqualTo(third);
      assertThat(ids(rest, 1)).containsExactly(third);
    }
  }

  @Test
  void a_stream_can_be_narrowed_and_beats_when_nothing_happens() throws Exception {
    happened("lead.LeadCaptured", Ids.next());
    long own = happened("lead.LeadCaptured", lead);
    happened("lead.LeadQualified", lead);
    try (BufferedReader narrow = follow("?name=lead.LeadCaptured&stream=" + lead)) {
      assertThat(ids(narrow, 1)).containsExactly(own);
      String line = narrow.readLine();
      while (!line.startsWith(":")) {
        assertThat(line).doesNotContain("Qualified");
        line = narrow.readLine();
      }
      assertThat(line).isEqualTo(": heartbeat");
    }
  }

  @Test
  void an_event_that_commits_late_is_waited_for() throws Exception {
    try (Connection late = database.getConnection()) {
      late.setAutoCommit(false);
      long first = append(late, tenant, "lead.LeadCaptured", lead);
      try (BufferedReader stream = follow("")) {
        long second = happened("lead.LeadQualified", Ids.next());
        assertThat(positions("")).isEmpty();

        late.commit();

        assertThat(ids(stream, 2)).containsExactly(first, second);
        await().atMost(SOON).until(() -> positions("").equals(List.of(first, second)));
      }
    }
  }

  @Test
  void a_tenant_has_a_bounded_number_of_streams_and_closed_ones_do_not_count() throws Exception {
    BufferedReader one = follow("");
    try (BufferedReader two = follow("");
        BufferedReader three = follow("")) {
      Answer fourth = api.get(HISTORY + "/stream");
      assertThat(fourth.status()).isEqualTo(429);
      assertThat(fourth.json().get("code").asString()).isEqualTo("too-many-streams");
      assertThat(two).isNotSameAs(three);

      one.close();

      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(
              () -> {
                try (BufferedReader again = follow("")) {
                  return again.readLine() != null;
                }
              });
    }
    await().atMost(SOON).until(() -> database.getHikariPoolMXBean().getActiveConnections() == 0);
  }
}
