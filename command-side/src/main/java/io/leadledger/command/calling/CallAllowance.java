package io.leadledger.command.calling;

import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.UUID;

/// How many calls a tenant may still make this month, of as many as it has subscribed to. Months
/// are those of UTC.
interface CallAllowance {

  /// Takes one of them; false if none is left. It is taken for good when the transaction ends. To
  /// be asked while a command is handled.
  boolean take(UUID tenant, Instant at);

  /// Whether one was left when somebody last wanted to take one.
  boolean isLeft(UUID tenant, Instant at);

  /// One that was taken was not made.
  void giveBack(UUID tenant, Instant at);

  /// When there will be more.
  static Instant nextMonth(Instant at) {
    return YearMonth.from(at.atOffset(ZoneOffset.UTC))
        .plusMonths(1)
        .atDay(1)
        .atStartOfDay(ZoneOffset.UTC)
        .toInstant();
  }
}
