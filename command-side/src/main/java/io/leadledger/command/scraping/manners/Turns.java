package io.leadledger.command.scraping.manners;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/// Which of several processes asks a host: one at a time. A process keeps a host for a while, so
/// that its pages do not each cost a question to the database.
interface Turns {

  /// Whether this process has the host.
  boolean isOurs(String host);

  /// Takes a host, or says that it is wanted. Empty as long as somebody else has it.
  Optional<Standing> take(String host);

  /// Those of these hosts that another process wants to have.
  Set<String> wanted(Set<String> hosts);

  /// The host cannot keep up; whoever has it next, and be it after a crash, is to know.
  void tell(String host, Pause pause);

  /// Somebody else may have it.
  void leave(String host, Pause pause);

  /// How long a host is to be left alone.
  ///
  /// @param troubles how often in a row it could not keep up
  record Pause(Duration time, int troubles) {}

  /// How a host is taken over.
  ///
  /// @param brokenOff whether its last holder has not left it, and nobody knows when it was asked
  record Standing(Pause pause, boolean brokenOff) {}
}
