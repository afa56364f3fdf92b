package io.leadledger.command.scraping.manners;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PageRobotsTest {
  @ParameterizedTest
  @CsvSource({
    "'', true, true",
    "'all, max-snippet:-1', true, true",
    "NOINDEX, false, true",
    "'noindex , nofollow', false, false",
    "none, false, false",
    "'googlebot: noindex', true, true",
    "'googlebot: noindex, nofollow,\nnoindex', false, true",
    "'leadledgerbot: nofollow', true, false",
    "'unavailable_after: 25 Jun 2010 15:00:00 PST, noindex', false, true"
  })
  void a_page_says_whether_it_may_be_kept_and_followed(
      String directives, boolean index, boolean follow) {
    assertThat(PageRobots.of(directives, "LeadLedgerBot")).isEqualTo(new PageRobots(index, follow));
  }
}
