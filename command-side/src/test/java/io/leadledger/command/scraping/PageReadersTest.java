package io.leadledger.command.scraping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PageReadersTest {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final List<String> taken = new CopyOnWriteArrayList<>();
  private final CountDownLatch never = new CountDownLatch(1);
  private final PageReaders readers =
      new PageReaders(
          new ScrapeSettings(1, 1, 1, 1, Duration.ofSeconds(1), Duration.ZERO, Duration.ZERO));

  @AfterEach
  void close() {
    never.countDown();
    readers.destroy();
  }

  private void read(String page) {
    readers.read(() -> page, () -> page + " took too long", taken::add);
  }

  /// Deaf to whoever calls it back.
  private void readWithoutEnd(String page) {
    readers.read(
        () -> {
          while (never.getCount() > 0) {
            Thread.onSpinWait();
          }
          return page;
        },
        () -> page + " took too long",
        taken::add);
  }

  @Test
  void what_takes_too_long_is_told_as_such_and_the_others_are_read() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors(); i++) {
      readWithoutEnd("hostile");
    }
    read("another");
    await().atMost(SOON).until(() -> taken.contains("another"));
    assertThat(taken).containsOnly("hostile took too long", "another");
    never.countDown();
    read("the last");
    await().atMost(SOON).until(() -> taken.contains("the last"));
    assertThat(taken).doesNotContain("hostile");
  }

  @Test
  void whoever_takes_too_long_is_called_back_and_whoever_reads_next_is_not() {
    var interrupted = new CopyOnWriteArrayList<Boolean>();
    readers.read(
        () -> {
          try {
            never.await();
          } catch (InterruptedException _) {
            interrupted.add(true);
          }
          return "hostile";
        },
        () -> "hostile took too long",
        taken::add);
    await().atMost(SOON).until(() -> !taken.isEmpty());
    for (int i = 0; i < 50; i++) {
      readers.read(() -> Thread.currentThread().isInterrupted() + "", () -> "late", taken::add);
    }
    await().atMost(SOON).until(() -> taken.size() == 51);
    assertThat(interrupted).containsExactly(true);
    assertThat(taken).containsOnly("hostile took too long", "false");
  }
}
