package io.leadledger.query.erasure;

import io.leadledger.store.seal.Hash;
import io.leadledger.store.seal.MerkleTree;
import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.Subtrees;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// That somebody has been erased, at whose request, and what was done. It names nobody but by id.
///
/// @param requestedBy the member who asked for it
/// @param ground `asked`, `retention` or `other`
/// @param keyDestroyedAt from when on the history could not be read any more
/// @param done what has been erased: working and read tables (twice), dead rows
/// @param completedAt null while it is under way
/// @param event that says so in the history; null where the history is not in PostgreSQL
record Certificate(
    UUID subject,
    UUID requestedBy,
    String ground,
    Instant keyDestroyedAt,
    List<String> done,
    @Nullable Instant completedAt,
    @Nullable Event event) {

  /// `lead.LeadErased`, and the proof that it stands under a signed head.
  record Event(UUID id, long position, Instant time, Seal seal) {}

  /// As docs/history-proofs.md has it: checked with nothing but the public key.
  ///
  /// @param head as it was signed
  record Seal(long index, String leaf, List<String> hashes, long size, String head) {
    static Seal of(long leaf, Subtrees nodes, SignedHead head) {
      long size = head.head().size();
      return new Seal(
          leaf,
          nodes.node(0, leaf).toString(),
          MerkleTree.inclusion(nodes, leaf, size).stream().map(Hash::toString).toList(),
          size,
          head.note());
    }
  }
}
