package io.leadledger.command.erasure;

import java.util.Set;
import java.util.UUID;

/// What belongs to people: the streams in which something personal of theirs stands.
interface Belongings {

  /// Their own streams included.
  Set<UUID> of(UUID tenant, Set<UUID> subjects);
}
