package io.leadledger.store.seal;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a check of a history has found.
///
/// @param events that were read
/// @param heads that agree with them
/// @param head the newest that agrees; null if none does
/// @param differing how much is wrong, of which `findings` are the first
public record Verdict(
    String origin,
    long events,
    long heads,
    @Nullable TreeHead head,
    long differing,
    List<Finding> findings) {

  /// Whether the history is the one that was sealed.
  public boolean holds() {
    return differing == 0;
  }
}
