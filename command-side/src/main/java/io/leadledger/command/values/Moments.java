package io.leadledger.command.values;

import java.time.Duration;
import java.time.Instant;
import org.axonframework.eventhandling.GenericEventMessage;
import org.jspecify.annotations.Nullable;

/// Moments that a client tells: they may lie before the event, and ahead of this server's clock by
/// a day at most.
public final class Moments {
  private static final Instant EARLIEST = Instant.parse("1900-01-01T00:00:00Z");

  private Moments() {}

  public static Instant now() {
    return GenericEventMessage.clock.instant();
  }

  public static void notFarAhead(Fields fields, String field, @Nullable Instant moment) {
    if (moment != null) {
      fields.check(
          moment.isAfter(EARLIEST) && moment.isBefore(now().plus(Duration.ofDays(1))),
          field,
          "out-of-range",
          "This moment has not come yet, or is too long ago.",
          "a moment from 1900 to now");
    }
  }
}
