package io.leadledger.command.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import org.junit.jupiter.api.Test;

class SpeedTest {

  @Test
  void the_time_left_is_told_also_while_a_resumed_run_has_read_nothing_more_of_the_file() {
    var speed = new Speed(1_000_000, 900);
    ImportProgress progress =
        speed.after(Collections.nCopies(100, new ImportRun.Outcome.Captured()), 500_000);
    // A thousand rows made half of the file, so another thousand are left.
    assertThat(progress.secondsLeft() * progress.rowsPerSecond())
        .isLessThanOrEqualTo(1_500 + progress.rowsPerSecond());
  }
}
