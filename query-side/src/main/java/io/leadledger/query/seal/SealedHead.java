package io.leadledger.query.seal;

import io.leadledger.store.seal.SignedHead;
import io.leadledger.store.seal.TreeHead;
import java.time.Instant;

/// A head as it is told.
///
/// @param size how many events it is over
/// @param root the Merkle tree's, in base64
/// @param position of the last event
/// @param note the head as it was signed, to be kept and checked elsewhere
record SealedHead(String origin, long size, String root, long position, Instant time, String note) {

  static SealedHead of(SignedHead signed) {
    TreeHead head = signed.head();
    return new SealedHead(
        head.origin(),
        head.size(),
        head.root().toString(),
        head.position(),
        head.time(),
        signed.note());
  }
}
