package io.leadledger.command.deadline;

import java.time.Instant;
import java.util.Optional;

/// What is done when a deadline of one kind is due.
public interface Deadline {

  /// The kind, in the table of deadlines.
  String kind();

  /// Does it, or says when to come again. What is thrown is tried again.
  ///
  /// @param data as it was when the deadline was set
  Optional<Instant> due(String data);
}
