package io.leadledger.command.calling;

import java.time.Instant;
import java.util.UUID;

/// What one aggregate's test allows.
final class InMemoryAllowance implements CallAllowance {
  int left = 1_000;

  @Override
  public boolean take(UUID tenant, Instant at) {
    if (left > 0) {
      left--;
      return true;
    }
    return false;
  }

  @Override
  public boolean isLeft(UUID tenant, Instant at) {
    return left > 0;
  }

  @Override
  public void giveBack(UUID tenant, Instant at) {
    left++;
  }
}
