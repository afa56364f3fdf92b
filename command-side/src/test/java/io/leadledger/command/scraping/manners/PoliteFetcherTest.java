package io.leadledger.command.scraping.manners;

import static io.leadledger.command.scraping.LoopbackServer.page;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.LoopbackServer;
import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.fetch.FetchError;
import io.leadledger.command.scraping.fetch.Outcome;
import io.leadledger.command.scraping.fetch.Refusal;
import io.leadledger.command.scraping.fetch.Validators;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PoliteFetcherTest {
  private static final String CLOSE = "\r\nConnection: close\r\n";
  private static final String TEXT = page("Content-Type: text/plain\r\n", "");

  private final Manners manners = new Manners(Duration.ZERO);

  /// What a website answers, by path; pages unless it says otherwise.
  private static LoopbackServer site(Map<String, String> answers) throws Exception {
    return new LoopbackServer(
        (request, out) ->
            out.write(
                answers
                    .getOrDefault(request.split(" ")[1], TEXT + "page")
                    .getBytes(StandardCharsets.UTF_8)));
  }

  private static PageAddress at(LoopbackServer site, String path) {
    return PageAddress.of(site.url(path)).orElseThrow();
  }

  private Outcome fetch(LoopbackServer site, String path) throws Exception {
    return manners.polite.fetch(at(site, path), Validators.NONE, _ -> true);
  }

  private Refusal refusal(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused) outcome).reason();
  }

  @Nested
  class Rules {
    @Test
    void are_read_once_and_heeded() throws Exception {
      String rules =
          """
          User-agent: *
          Disallow: /
          User-agent: LeadLedgerBot
          Disallow: /private
          Allow: /private/open
          Crawl-delay: 0.05
          Sitemap: /map.xml
          """;
      try (var site = site(Map.of("/robots.txt", TEXT + rules))) {
        assertThat(fetch(site, "/a")).isInstanceOf(Outcome.Fetched.class);
        assertThat(fetch(site, "/private/open/b")).isInstanceOf(Outcome.Fetched.class);
        assertThat(refusal(fetch(site, "/private/c"))).isEqualTo(Refusal.ROBOTS);
        assertThat(site.requests()).hasSize(3).first().asString().startsWith("GET /robots.txt");
        RobotsTxt said = manners.polite.rules(at(site, "/"));
        assertThat(said.crawlDelay()).isEqualTo(Duration.ofMillis(50));
        assertThat(said.sitemaps()).containsExactly(at(site, "/map.xml"));
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 401, 403, 404, 410})
    void that_are_not_there_forbid_nothing(int status) throws Exception {
      try (var site = site(Map.of("/robots.txt", "HTTP/1.1 " + status + " X" + CLOSE + "\r\n"))) {
        assertThat(fetch(site, "/a")).isInstanceOf(Outcome.Fetched.class);
      }
    }

    @ParameterizedTest
    @ValueSource(ints = {429, 500, 503})
    void that_cannot_be_read_forbid_everything(int status) throws Exception {
      try (var site = site(Map.of("/robots.txt", "HTTP/1.1 " + status + " X" + CLOSE + "\r\n"))) {
        assertThat(refusal(fetch(site, "/a"))).isEqualTo(Refusal.ROBOTS);
        assertThat(site.requests()).noneMatch(request -> request.startsWith("GET /a "));
      }
    }

    @Test
    void of_a_host_that_is_not_there_leave_its_pages_unreachable() throws Exception {
      LoopbackServer site = site(Map.of());
      PageAddress page = at(site, "/a");
      site.close();
      assertThat(manners.polite.fetch(page, Validators.NONE, _ -> true))
          .isInstanceOfSatisfying(
              Outcome.Failed.class,
              failed -> assertThat(failed.error()).isEqualTo(FetchError.UNREACHABLE));
    }

    @Test
    void may_be_elsewhere() throws Exception {
      String moved = "HTTP/1.1 301 Moved" + CLOSE + "Location: /rules.txt\r\n\r\n";
      String rules = TEXT + "User-agent: *\nDisallow: /a";
      try (var site = site(Map.of("/robots.txt", moved, "/rules.txt", rules))) {
        assertThat(refusal(fetch(site, "/a"))).isEqualTo(Refusal.ROBOTS);
      }
    }

    @Test
    void are_read_when_there_are_six_hundred_kilobytes_of_them() throws Exception {
      String filler = "User-agent: *\n" + ("# " + "x".repeat(98) + "\n").repeat(4_900);
      String rules = filler + "Disallow: /a\n" + ("#" + "y".repeat(99)).repeat(1_200);
      assertThat(rules.length()).isGreaterThan(600 * 1_024);
      try (var site = site(Map.of("/robots.txt", TEXT + rules))) {
        assertThat(refusal(fetch(site, "/a"))).isEqualTo(Refusal.ROBOTS);
        assertThat(fetch(site, "/b")).isInstanceOf(Outcome.Fetched.class);
      }
    }

    @Test
    void hold_for_what_redirects_lead_to() throws Exception {
      String moved = "HTTP/1.1 301 Moved" + CLOSE + "Location: /private\r\n\r\n";
      String rules = TEXT + "User-agent: *\nDisallow: /private";
      try (var site = site(Map.of("/robots.txt", rules, "/a", moved))) {
        assertThat(refusal(fetch(site, "/a"))).isEqualTo(Refusal.ROBOTS);
        assertThat(site.requests()).noneMatch(request -> request.startsWith("GET /private"));
      }
    }

    @Test
    void of_the_job_hold_for_redirects_too() throws Exception {
      String moved = "HTTP/1.1 301 Moved" + CLOSE + "Location: /elsewhere\r\n\r\n";
      try (var site = site(Map.of("/a", moved))) {
        Outcome outcome =
            manners.polite.fetch(
                at(site, "/a"), Validators.NONE, to -> !to.path().equals("/elsewhere"));
        assertThat(refusal(outcome)).isEqualTo(Refusal.OFF_SCOPE);
        assertThat(outcome.finalAddress()).isEqualTo(at(site, "/elsewhere"));
      }
    }
  }

  @Nested
  class Pacing {
    @Test
    void a_host_is_asked_once_at_a_time_whoever_asks() throws Exception {
      var now = new AtomicInteger();
      var most = new AtomicInteger();
      try (var site =
              new LoopbackServer(
                  (_, out) -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    Thread.sleep(20);
                    now.decrementAndGet();
                    out.write((TEXT + "page").getBytes(StandardCharsets.UTF_8));
                  });
          var jobs = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Callable<Outcome>> all =
            List.of(
                () -> fetch(site, "/a"), () -> fetch(site, "/b"),
                () -> fetch(site, "/c"), () -> fetch(site, "/d"));
        for (var job : jobs.invokeAll(all)) {
          assertThat(job.get()).isInstanceOf(Outcome.Fetched.class);
        }
        assertThat(most).hasValue(1);
      }
    }

    @Test
    void there_is_a_pause_between_two_requests() throws Exception {
      var unhurried = new Manners(Duration.ofMillis(300));
      try (var site = site(Map.of())) {
        long began = System.nanoTime();
        assertThat(unhurried.pace.pause(at(site, "/"))).isZero();
        for (String path : List.of("/a", "/b")) {
          unhurried.polite.fetch(at(site, path), Validators.NONE, _ -> true);
        }
        // Between the rules and the first page, and between the pages.
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isBetween(Duration.ofMillis(600), Duration.ofSeconds(3));
        assertThat(unhurried.pace.pause(at(site, "/c"))).isPositive();
      }
    }

    @Test
    void a_host_that_asks_for_a_longer_pause_gets_it() throws Exception {
      String rules = TEXT + "User-agent: *\nCrawl-delay: 0.5\n";
      try (var site = site(Map.of("/robots.txt", rules))) {
        fetch(site, "/a");
        long began = System.nanoTime();
        fetch(site, "/b");
        assertThat(Duration.ofNanos(System.nanoTime() - began))
            .isGreaterThan(Duration.ofMillis(400));
      }
    }

    @Test
    void a_host_that_cannot_keep_up_is_left_alone_longer_each_time() throws Exception {
      String busy = "HTTP/1.1 503 Busy" + CLOSE;
      try (var site = site(Map.of("/a", busy + "\r\n", "/b", busy + "Retry-After: 1\r\n\r\n"))) {
        fetch(site, "/a");
        Duration first = manners.pace.pause(at(site, "/"));
        assertThat(first).isBetween(Duration.ofMillis(50), Duration.ofMillis(200));
        fetch(site, "/b");
        assertThat(manners.pace.pause(at(site, "/")))
            .isBetween(Duration.ofMillis(800), Duration.ofSeconds(1));
        fetch(site, "/c");
        assertThat(manners.pace.pause(at(site, "/"))).isZero();
      }
    }
  }
}
