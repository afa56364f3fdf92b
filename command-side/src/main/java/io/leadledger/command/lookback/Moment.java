package io.leadledger.command.lookback;

import io.leadledger.http.ProblemException;
import java.time.DateTimeException;
import java.time.Instant;

/// A place in the history that somebody asks for: after the event at a position, or at a time.
sealed interface Moment {

  record Position(long position) implements Moment {}

  record Time(Instant time) implements Moment {}

  /// @param parameter that it was given in
  /// @throws ProblemException 400 if it is neither a position nor a time
  static Moment parse(String parameter, String text) {
    try {
      return text.matches("[0-9]{1,18}")
          ? new Position(Long.parseLong(text))
          : new Time(Instant.parse(text));
    } catch (DateTimeException e) {
      throw ProblemException.invalid(
          parameter,
          "not-a-moment",
          "It is neither a position nor a time.",
          "1200 or 2026-03-01T10:00:00Z");
    }
  }
}
