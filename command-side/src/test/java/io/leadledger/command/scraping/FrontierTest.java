package io.leadledger.command.scraping;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.command.scraping.address.PageAddress;
import io.leadledger.command.scraping.address.Scope;
import io.leadledger.events.Ids;
import io.leadledger.events.scraping.PageContent;
import io.leadledger.events.scraping.PageFingerprint;
import io.leadledger.events.scraping.ScrapeFor;
import io.leadledger.events.scraping.ScrapeJobEvent.*;
import io.leadledger.events.scraping.ScrapeLimits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FrontierTest {
  private static final UUID JOB = Ids.next();
  private static final String SITE = "https://a.example";

  private static final Scope SCOPE =
      Scope.of(
          Scope.Within.HOST,
          List.of(PageAddress.of(SITE + "/").orElseThrow()),
          List.of(),
          List.of());

  private static Frontier frontier(int pages, int depth) {
    var frontier = new Frontier(new ScrapeLimits(pages, depth, 1_000_000, 10), SCOPE);
    frontier.begin(List.of(SITE + "/"));
    return frontier;
  }

  private static PageScraped page(Waiting at, String text, String... links) {
    return new PageScraped(
        JOB,
        ScrapeFor.NOBODY,
        at.page(),
        new PageContent(at.url(), at.url(), null, null, null, text, List.of(links), Map.of()),
        at.depth(),
        200,
        "text/html",
        null,
        Digests.hex(text),
        new PageFingerprint(null, null, Map.of("text", Digests.hex(text))),
        false,
        links.length,
        10,
        1,
        null);
  }

  private static Waiting take(Frontier frontier) {
    Waiting next = frontier.take("a.example");
    assertThat(next).isNotNull();
    return next;
  }

  @Test
  void each_address_of_the_site_is_gone_to_once_and_none_elsewhere() {
    var frontier = frontier(100, 5);
    frontier.settle(
        List.of(
            page(
                take(frontier),
                "home",
                SITE + "/a",
                SITE + "/b",
                SITE + "/a",
                SITE + "/",
                "https://b.example/")));
    assertThat(List.of(take(frontier).url(), take(frontier).url()))
        .containsExactly(SITE + "/a", SITE + "/b");
    assertThat(frontier.take("a.example")).isNull();
    assertThat(frontier.take("b.example")).isNull();
  }

  @Test
  void whoever_reads_the_findings_stands_where_those_stood_who_wrote_them() {
    var live = frontier(1_000, 50);
    List<Finding> history = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      Waiting at = take(live);
      String[] links =
          IntStream.range(0, 5)
              .mapToObj(n -> SITE + "/" + at.url().hashCode() % 97 + "/" + n)
              .toArray(String[]::new);
      Finding found =
          i % 7 == 0 && at.attempt() == 1
              ? new PageFailed(
                  JOB, ScrapeFor.NOBODY, at.page(), at.url(), at.depth(), "timeout", null, 1, true)
              : page(at, "text " + i, links);
      history.add(found);
      live.settle(List.of(found));
    }
    var again = frontier(1_000, 50);
    history.forEach(again::on);
    assertThat(again.findings()).isEqualTo(live.findings());
    assertThat(again.queued()).isEqualTo(live.queued());
    while (live.queued() > 0) {
      Waiting expected = take(live);
      Waiting actual = take(again);
      assertThat(actual.url()).isEqualTo(expected.url());
      assertThat(actual.depth()).isEqualTo(expected.depth());
      assertThat(actual.attempt()).isEqualTo(expected.attempt());
    }
  }

  @Test
  void what_was_taken_and_not_found_out_about_is_gone_to_again_by_the_next_worker() {
    var killed = frontier(100, 5);
    Finding home = page(take(killed), "home", SITE + "/a", SITE + "/b");
    killed.settle(List.of(home));
    take(killed);
    var next = frontier(100, 5);
    next.on(home);
    assertThat(next.queued()).isEqualTo(2);
  }

  @Test
  void a_page_that_failed_is_gone_to_again_after_all_others_under_its_id() {
    var frontier = frontier(100, 5);
    frontier.settle(List.of(page(take(frontier), "home", SITE + "/a", SITE + "/b")));
    Waiting first = take(frontier);
    frontier.settle(
        List.of(
            new PageFailed(
                JOB, ScrapeFor.NOBODY, first.page(), first.url(), 1, "timeout", null, 1, true)));
    assertThat(take(frontier).url()).isEqualTo(SITE + "/b");
    assertThat(take(frontier)).isEqualTo(new Waiting(first.url(), "a.example", 1, 2, first.page()));
  }

  @Test
  void no_more_pages_are_taken_than_may_be_read_and_no_deeper_ones() {
    var frontier = frontier(2, 1);
    frontier.settle(List.of(page(take(frontier), "home", SITE + "/a", SITE + "/b")));
    Waiting a = take(frontier);
    assertThat(frontier.take("a.example")).isNull();
    frontier.settle(List.of(page(a, "a", SITE + "/deeper")));
    assertThat(frontier.limit(0)).isEqualTo("pages");
    assertThat(frontier.queued()).isEqualTo(1);
  }

  @Test
  void a_million_addresses_are_remembered_in_a_few_bytes_each() {
    var seen = new Digests();
    for (int i = 0; i < 1_000_000; i++) {
      assertThat(seen.add(Digests.of("https://a.example/" + i))).isTrue();
    }
    assertThat(seen.size()).isEqualTo(1_000_000);
    assertThat(seen.contains(Digests.of("https://a.example/999999"))).isTrue();
    assertThat(seen.contains(Digests.of("https://a.example/1000000"))).isFalse();
    assertThat(seen.slots()).isLessThanOrEqualTo(1 << 22);
  }
}
