package io.leadledger.command.platform;

import java.util.UUID;

/// What a command is answered with over HTTP: the id of what it was about, or has created, the
/// version of its aggregate, and the position reached.
public interface CommandAnswer {
  UUID id();

  long version();

  long position();
}
