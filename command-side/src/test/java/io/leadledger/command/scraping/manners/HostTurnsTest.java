package io.leadledger.command.scraping.manners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.leadledger.command.identity.CommandSideServer;
import io.leadledger.command.scraping.LoopbackServer;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchError;
import io.leadledger.command.scraping.fetch.Gate;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.postgres.ThrowAwayPostgres;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Two processes on one database, which want something from the same hosts.
@TestInstance(Lifecycle.PER_CLASS)
class HostTurnsTest {
  private static final Duration DELAY = Duration.ofMillis(200);
  private static final Duration SOON = Duration.ofSeconds(90);

  @TempDir private static Path data;
  private CommandSideServer one;
  private CommandSideServer other;

  @BeforeAll
  void start() {
    ThrowAwayPostgres.Database database = ThrowAwayPostgres.newDatabase();
    one = server(database);
    other = server(database);
  }

  private static CommandSideServer server(ThrowAwayPostgres.Database database) {
    return new CommandSideServer(
        database,
        data,
        "--leadledger.scraping.jobs=1",
        "--leadledger.scraping.fetch.allow=127.0.0.0/8",
        "--leadledger.scraping.manners.delay=" + DELAY.toMillis() + "ms");
  }

  @AfterAll
  void stop() {
    one.close();
    other.close();
  }

  private static PageAddress host(String name) {
    return PageAddress.of("https://" + name + "/").orElseThrow();
  }

  private static Gate.Pass.Free pass(CommandSideServer process, PageAddress host)
      throws InterruptedException {
    return process.bean(Pace.class).pass(host, Duration.ZERO);
  }

  private static Duration since(long nanos) {
    return Duration.ofNanos(System.nanoTime() - nanos);
  }

  @Test
  void ask_a_host_by_turns_one_at_a_time_with_a_pause_in_between() throws Exception {
    PageAddress host = host("busy.example");
    var visits = new Visits();
    List<Callable<Void>> goers = new ArrayList<>();
    for (CommandSideServer process : List.of(one, one, other, other)) {
      goers.add(
          () -> {
            for (int i = 0; i < 4; i++) {
              Gate.Pass.Free pass = pass(process, host);
              visits.visit(process == one ? "one" : "other");
              pass.done().accept(null);
            }
            return null;
          });
    }
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var goer : threads.invokeAll(goers)) {
        goer.get();
      }
    }
    visits.assertPolite(16);
    assertThat(visits.changes()).isPositive();
  }

  @Test
  void leave_a_host_alone_that_has_told_one_of_them_that_it_cannot_keep_up() throws Exception {
    PageAddress host = host("overburdened.example");
    var wish = Duration.ofSeconds(3);
    Gate.Pass.Free pass = pass(one, host);
    long asked = System.nanoTime();
    pass.done()
        .accept(
            new Outcome.Failed(host, FetchError.HTTP, 429, true, wish, 0, Duration.ofMillis(5)));
    pass(other, host).done().accept(null);
    assertThat(since(asked)).isBetween(wish.minusMillis(20), wish.plusSeconds(10));
  }

  @Test
  void take_over_from_one_that_ended_in_the_middle_after_a_pause() throws Exception {
    PageAddress host = host("left-behind.example");
    pass(one, host);
    other
        .database()
        .sql(
            """
            select pg_terminate_backend(pid) from pg_locks
            where locktype = 'advisory' and granted and pid <> pg_backend_pid()
              and (classid::bigint << 32 | objid::bigint) = hashtextextended(?, 0)""")
        .param("command.scrape_host/" + host.authority())
        .query((row, _) -> row.getBoolean(1))
        .single();
    long ended = System.nanoTime();
    pass(other, host).done().accept(null);
    assertThat(since(ended)).isGreaterThan(DELAY);
  }

  @Test
  void tell_the_database_no_names_of_hosts() throws Exception {
    pass(one, host("someones-name.example")).done().accept(null);
    assertThat(
            one.database()
                .sql("select count(*) from command.scrape_host h where h::text like '%someone%'")
                .query((row, _) -> row.getLong(1))
                .single())
        .isZero();
  }

  @Test
  void work_at_jobs_of_the_same_site_at_once() throws Exception {
    var visits = new Visits();
    try (var site =
        new LoopbackServer(
            (request, out) -> {
              String path = request.split(" ")[1];
              visits.visit(path.substring(0, 2));
              out.write(page(path).getBytes(StandardCharsets.UTF_8));
            })) {
      String token = one.token(CommandSideServer.adminKey(data));
      List<String> jobs =
          List.of("/a/", "/b/").stream()
              .map(
                  path ->
                      one.read(
                              one.post(
                                  "/api/v1/scrape-jobs",
                                  token,
                                  Map.of(
                                      "startUrls",
                                      List.of(site.url(path)),
                                      "scope",
                                      Map.of("within", "path"))))
                          .get("id")
                          .asString())
              .toList();
      await()
          .atMost(SOON)
          .until(
              () ->
                  one.database()
                          .sql(
                              "select count(*) from command.scrape_job where status = 'completed' and job::text in (?, ?)")
                          .params(jobs.get(0), jobs.get(1))
                          .query((row, _) -> row.getLong(1))
                          .single()
                      == 2);
    }
    // Eight pages of each, and what each process asks first: rules and a sitemap.
    visits.assertPolite(20);
    assertThat(visits.changes()).isGreaterThan(3);
  }

  private static String page(String path) {
    if (path.length() < 3 || !path.matches("/[ab]/.*")) {
      return "HTTP/1.1 404 Not Found\r\nConnection: close\r\n\r\n";
    }
    StringBuilder links = new StringBuilder("<p>This is " + path);
    IntStream.range(1, 8)
        .forEach(i -> links.append("<a href=" + path.substring(0, 3) + i + ">" + i + "</a>"));
    return LoopbackServer.page("Content-Type: text/html\r\n", links.toString());
  }

  /// Who was where when.
  private static final class Visits {
    private final AtomicInteger now = new AtomicInteger();
    private final AtomicInteger most = new AtomicInteger();
    private final List<Long> moments = new CopyOnWriteArrayList<>();
    private final List<String> who = new CopyOnWriteArrayList<>();

    void visit(String visitor) throws InterruptedException {
      most.accumulateAndGet(now.incrementAndGet(), Math::max);
      moments.add(System.nanoTime());
      who.add(visitor);
      Thread.sleep(10);
      now.decrementAndGet();
    }

    /// How often it was somebody else's turn.
    long changes() {
      return IntStream.range(1, who.size()).filter(i -> !who.get(i).equals(who.get(i - 1))).count();
    }

    void assertPolite(int count) {
      assertThat(moments).hasSize(count);
      assertThat(most).hasValue(1);
      for (int i = 1; i < count; i++) {
        assertThat(Duration.ofNanos(moments.get(i) - moments.get(i - 1)))
            .isGreaterThanOrEqualTo(DELAY);
      }
    }
  }
}
