package io.leadledger.command.scraping.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Pages of a few megabytes that would take minutes, or gigabytes, if what is in them were looked
/// at again and again.
class HostilePagesTest {
  private static final int MEGABYTE = 1 << 20;

  private static String times(String html, int bytes) {
    return html.repeat(bytes / html.length());
  }

  static Stream<Arguments> pages() {
    return Stream.of(
        Arguments.of(
            "properties inside each other",
            "<div itemscope>" + "<div itemprop=a>".repeat(500) + times("all the same ", 4 << 20)),
        Arguments.of(
            "properties beside each other",
            "<div itemscope>" + times("<i itemprop=a>x</i>", 4 << 20)),
        Arguments.of("lines deep in lists", "<ul><li>".repeat(250) + times("a<br>", 3 * MEGABYTE)),
        Arguments.of(
            "cells inside each other",
            "<table><tr><th>a<th>".repeat(120) + times("all the same ", 4 << 20)),
        Arguments.of(
            "one long row and many short ones",
            "<table><tr>" + times("<td>x", MEGABYTE / 2) + times("<tr><td>a<td>b", MEGABYTE)),
        Arguments.of("elements without end", times("<p>", 5 << 20)),
        Arguments.of("marks without end", times("<b>*", 5 << 20)),
        Arguments.of(
            "headers far down", "<div>".repeat(500) + times("<header>a</header>", 3 << 20)),
        Arguments.of("dots and at signs", times("a.b@c.", 4 << 20)),
        Arguments.of("digits", times("1 (2) 3-", 4 << 20)),
        Arguments.of("an open comment", "<p>words</p><!--" + times("-!> ", 4 << 20)));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("pages")
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void is_read_in_time_and_no_more_is_kept_of_it_than_of_others(String kind, String html) {
    PageReading page = Pages.html(html);
    assertThat(page.text().length()).isLessThanOrEqualTo(500_000);
    assertThat(page.facts().size()).isLessThanOrEqualTo(200);
  }

  @Test
  @Timeout(value = 20, unit = TimeUnit.SECONDS)
  void whoever_is_called_back_stops_reading() {
    String page = times("<p>Some words, and more of them.</p>", 4 << 20);
    Thread.currentThread().interrupt();
    assertThatThrownBy(() -> Pages.html(page)).isInstanceOf(ReadingStopped.class);
    assertThat(Thread.interrupted()).isTrue();
  }
}
