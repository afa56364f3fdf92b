package io.leadledger.command.lead;

import java.util.UUID;

/// What a lead needs to be forgotten.
@FunctionalInterface
public interface Forgetting {

  /// Destroys the lead's key in the present transaction, and sees to it that all copies follow.
  /// Asked twice, it is done once.
  ///
  /// @param requestedBy the member who asked for it
  void begin(UUID tenant, UUID lead, UUID requestedBy, String ground);
}
