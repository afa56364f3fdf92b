package io.leadledger.store.erasure;

import java.util.Set;
import java.util.UUID;

/// Erases one part of what is left of people. It may be interrupted at any moment, and come again
/// for the same people: doing it twice does no harm.
public interface ErasureStep {
  ErasurePart part();

  /// Erases it, or says that it cannot be done yet.
  ///
  /// @param subjects of this tenant, whose keys have been destroyed
  /// @return whether it is done
  boolean erase(UUID tenant, Set<UUID> subjects);
}
