package io.leadledger.command.platform;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.events.Ids;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Two command sides on one database, each with the leads that it has met in its memory.
@TestInstance(Lifecycle.PER_CLASS)
class TwoCommandSidesTest {
  @TempDir private static Path data;
  private CommandSideServer one;
  private CommandSideServer other;
  private String token;

  @BeforeAll
  void start() {
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    one = new CommandSideServer(database, data);
    other = new CommandSideServer(database, data);
    token = one.token(CommandSideServer.adminKey(data));
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  @Test
  void there_is_something_to_do_once_the_other_has_undone_it() {
    String lead = capture();
    assertThat(tag("PUT", one, lead).statusCode()).isEqualTo(200);
    assertThat(tag("DELETE", other, lead).statusCode()).isEqualTo(200);
    HttpResponse<String> again = tag("PUT", one, lead);
    assertThat(again.headers().firstValue("ETag")).contains("\"3\"");
  }

  @Test
  void what_the_other_has_archived_is_refused_and_what_it_has_restored_is_not() {
    String lead = capture();
    assertThat(tag("PUT", one, lead).statusCode()).isEqualTo(200);
    assertThat(other.post("/api/v1/leads/" + lead + "/archiving", token, Map.of()).statusCode())
        .isEqualTo(200);
    assertThat(tag("DELETE", one, lead).statusCode()).isEqualTo(409);
    assertThat(other.post("/api/v1/leads/" + lead + "/restoration", token, Map.of()).statusCode())
        .isEqualTo(200);
    assertThat(tag("DELETE", one, lead).statusCode()).isEqualTo(200);
  }

  @Test
  void two_that_start_at_once_on_an_empty_database_make_one_first_tenant(@TempDir Path shared)
      throws Exception {
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    try (var threads = Executors.newFixedThreadPool(2)) {
      List<Future<CommandSideServer>> starts =
          threads.invokeAll(
              Collections.<Callable<CommandSideServer>>nCopies(
                  2, () -> new CommandSideServer(database, shared)));
      try (CommandSideServer first = starts.getFirst().get();
          CommandSideServer second = starts.getLast().get()) {
        assertThat(
                first
                    .database()
                    .sql(
                        "select payload_type, count(*)::text from events.domain_event_entry group by 1 order by 1")
                    .query((row, _) -> row.getString(1) + " " + row.getString(2))
                    .list())
            .containsExactly(
                "identity.ApiKeyIssued 1",
                "identity.TenantRegistered 1",
                "identity.UserRegistered 1");
        assertThat(second.token(CommandSideServer.adminKey(shared))).isNotBlank();
      }
    }
  }

  private String capture() {
    HttpResponse<String> captured =
        one.post(
            "/api/v1/leads",
            token,
            Map.of("source", "web", "contact", Map.of("email", Ids.next() + "@example.com")));
    return one.read(captured).get("id").asString();
  }

  private HttpResponse<String> tag(String method, CommandSideServer side, String lead) {
    return side.send(method, "/api/v1/leads/" + lead + "/tags/vip", token, Map.of());
  }
}
