package io.leadledger.command.scraping.address;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TrapTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 21);

  @ParameterizedTest
  @CsvSource({
    "https://example.com/calendar/2039/05, CALENDAR",
    "https://example.com/events?year=1970&month=4, CALENDAR",
    "https://example.com/events/month/2031-02, CALENDAR",
    "https://example.com/a/b/a/b/a/b/a/b, REPEATED_SEGMENTS",
    "https://example.com/1/2/3/4/5/6/7/8/9/10/11/12/13/14/15/16/17, ENDLESS_PATH",
    "https://example.com/?a=1&b=2&c=3&d=4&e=5&f=6&g=7&h=8&i=9, TOO_MANY_PARAMETERS"
  })
  void an_address_that_goes_on_for_ever_is_a_trap(String url, Trap trap) {
    assertThat(Trap.of(PageAddress.of(url).orElseThrow(), TODAY)).contains(trap);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/blog/2019/05/an-article",
        "https://example.com/events/2027-02",
        "https://example.com/products/9000/3",
        "https://example.com/history-of-1888/12-rooms",
        "https://example.com/search?q=a&page=2",
        "https://example.com/en/en/home"
      })
  void usual_addresses_are_none(String url) {
    assertThat(Trap.of(PageAddress.of(url).orElseThrow(), TODAY)).isEmpty();
  }

  @Test
  void what_is_longer_than_browsers_take_is_a_trap() {
    String url = "https://example.com/" + "x".repeat(3_000);
    assertThat(Trap.of(PageAddress.of(url).orElseThrow(), TODAY)).contains(Trap.TOO_LONG);
  }
}
