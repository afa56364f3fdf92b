package io.leadledger.command.calling;

import static java.time.DayOfWeek.FRIDAY;
import static java.time.DayOfWeek.MONDAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.calling.CallPlan;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class CallHoursTest {
  /// Mondays and Fridays, nine to five in Berlin, which is an hour ahead of UTC in winter.
  private static final CallPlan PLAN =
      Plans.plan(List.of(MONDAY, FRIDAY), "09:00", "17:00", null, null);

  private static Instant at(String moment) {
    return Instant.parse(moment);
  }

  @Test
  void within_its_hours_it_is_now() {
    assertThat(CallHours.from(PLAN, at("2026-03-02T10:30:00Z")))
        .contains(at("2026-03-02T10:30:00Z"));
  }

  @Test
  void before_them_it_is_when_the_day_begins() {
    assertThat(CallHours.from(PLAN, at("2026-03-02T05:00:00Z")))
        .contains(at("2026-03-02T08:00:00Z"));
  }

  @Test
  void after_them_it_is_on_the_next_day_that_is_one() {
    assertThat(CallHours.from(PLAN, at("2026-03-02T16:00:00Z")))
        .contains(at("2026-03-06T08:00:00Z"));
    assertThat(CallHours.from(PLAN, at("2026-03-06T23:00:00Z")))
        .contains(at("2026-03-09T08:00:00Z"));
  }

  @Test
  void hours_follow_the_clocks_of_the_place() {
    assertThat(CallHours.from(PLAN, at("2026-03-30T00:00:00Z")))
        .contains(at("2026-03-30T07:00:00Z"));
  }

  @Test
  void it_is_neither_before_the_campaign_nor_after_it() {
    CallPlan april =
        Plans.plan(
            List.of(MONDAY, FRIDAY),
            "09:00",
            "17:00",
            at("2026-04-03T10:00:00Z"),
            at("2026-04-06T12:00:00Z"));
    assertThat(CallHours.from(april, at("2026-03-02T10:30:00Z")))
        .contains(at("2026-04-03T10:00:00Z"));
    assertThat(CallHours.from(april, at("2026-04-06T12:30:00Z"))).isEmpty();
    assertThat(CallHours.from(april, at("2026-04-07T00:00:00Z"))).isEmpty();
  }
}
