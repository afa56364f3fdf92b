package io.leadledger.store.sealing;

/// The tree is no longer the one that a head was signed over: somebody has altered `seal.tile` or
/// `seal.head`, or this is a mixture of databases. Nothing more is signed.
public final class SealContradicted extends RuntimeException {
  private static final long serialVersionUID = 1L;

  SealContradicted(long size) {
    super(
        "The tree of the history is not the one whose first %d events were signed: verify the history"
            .formatted(size));
  }
}
