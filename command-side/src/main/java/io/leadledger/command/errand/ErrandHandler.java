package io.leadledger.command.errand;

import java.time.Duration;
import java.util.Optional;

/// Does the errands of one kind. An errand may come again after it was done, when the process died
/// before that could be noted: doing it twice must do no harm.
public interface ErrandHandler {
  String kind();

  /// How long an errand is left to whoever took it, before it is taken to be lost.
  default Duration lease() {
    return Duration.ofMinutes(1);
  }

  /// Does it, or says after which pause to try again; what is thrown is tried again, too.
  Optional<Duration> run(Errand errand);
}
