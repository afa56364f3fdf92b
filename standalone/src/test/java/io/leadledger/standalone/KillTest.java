package io.leadledger.standalone;

import java.util.Random;
import org.junit.jupiter.api.Test;

/// LeadLedger and its PostgreSQL, killed at random moments.
class KillTest extends Killing {

  private enum Kill {
    LEADLEDGER,
    POSTGRESQL,
    BOTH
  }

  @Test
  void what_was_acknowledged_before_kills_is_in_the_history_once_and_in_the_tables()
      throws Exception {
    Random random = new Random(SEED);
    survive(
        _ -> {
          for (Kill kill : Kill.values()) {
            awaitAcknowledged(50 + random.nextInt(100));
            kill(kill);
          }
        });
  }

  private void kill(Kill kill) throws Exception {
    switch (kill) {
      case LEADLEDGER -> {
        killLeadLedger();
        startAgain();
      }
      case POSTGRESQL -> {
        killPostgres();
        running.awaitReady();
      }
      case BOTH -> {
        killLeadLedger();
        killPostgres();
        startAgain();
      }
    }
  }
}
