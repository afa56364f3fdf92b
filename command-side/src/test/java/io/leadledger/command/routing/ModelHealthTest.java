package io.leadledger.command.routing;

import static org.assertj.core.api.Assertions.assertThat;

import io.leadledger.events.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class ModelHealthTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  private final AtomicReference<Instant> now = new AtomicReference<>(START);
  private final ModelHealth health = new ModelHealth(now::get);
  private final UUID model = Ids.next();

  private void pass(Duration time) {
    now.updateAndGet(at -> at.plus(time));
  }

  @Test
  void who_failed_is_left_alone_for_a_while() {
    health.take(model, null);
    health.failed(model, Duration.ofSeconds(30));
    assertThat(health.of(model).coolsDownUntil()).isEqualTo(START.plusSeconds(30));
    pass(Duration.ofSeconds(29));
    assertThat(health.of(model).coolsDownUntil()).isNotNull();
    pass(Duration.ofSeconds(1));
    assertThat(health.of(model).coolsDownUntil()).isNull();
  }

  @Test
  void a_shorter_pause_does_not_end_a_longer_one() {
    health.take(model, null);
    health.take(model, null);
    health.failed(model, Duration.ofSeconds(120));
    health.failed(model, Duration.ofSeconds(30));
    assertThat(health.of(model).coolsDownUntil()).isEqualTo(START.plusSeconds(120));
  }

  @Test
  void a_limit_per_minute_is_of_any_minute() {
    assertThat(health.take(model, 2)).isTrue();
    pass(Duration.ofSeconds(40));
    assertThat(health.take(model, 2)).isTrue();
    assertThat(health.take(model, 2)).isFalse();
    pass(Duration.ofSeconds(20));
    assertThat(health.take(model, 2)).isTrue();
    assertThat(health.take(model, 2)).isFalse();
  }

  @Test
  void newer_answers_count_for_more() {
    assertThat(health.of(model).latencyMs()).isNull();
    health.take(model, null);
    health.answered(model, 1_000);
    assertThat(health.of(model).latencyMs()).isEqualTo(1_000);
    health.take(model, null);
    health.answered(model, 2_000);
    assertThat(health.of(model).latencyMs()).isEqualTo(1_300);
    assertThat(health.of(model).open()).isZero();
  }
}
