package io.leadledger.query.seal;

import io.leadledger.store.seal.Hash;
import java.util.List;

/// What a client needs, besides the key, to check for itself what is claimed (RFC 9162).
sealed interface SealProof {

  /// That an event is among those that a head is over.
  ///
  /// @param index of the event's leaf
  /// @param leaf its hash
  /// @param hashes from the leaf to the root
  record Inclusion(long position, long index, String leaf, List<String> hashes, SealedHead head)
      implements SealProof {}

  /// That the events of one head are the first events of another.
  record Consistency(SealedHead from, SealedHead to, List<String> hashes) implements SealProof {}

  static List<String> told(List<Hash> hashes) {
    return hashes.stream().map(Hash::toString).toList();
  }
}
