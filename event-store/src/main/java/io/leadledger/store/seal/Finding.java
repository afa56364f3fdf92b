package io.leadledger.store.seal;

/// Something that is wrong with a history.
///
/// @param position at which it is, or behind which it begins
/// @param told in a sentence
public record Finding(Kind kind, long position, String told) {

  /// What is wrong.
  public enum Kind {
    /// The event is another than the one that was sealed here: altered, or put in another's place.
    CHANGED,
    /// An event was sealed here and is gone.
    MISSING,
    /// An event stands among sealed ones that was not there when they were sealed.
    ADDED,
    /// The history is what was signed, and the record of its leaves is not.
    RECORD_ALTERED,
    /// Neither the history nor the record of its leaves is what was signed.
    CONTRADICTED,
    /// What goes with the history, and is not part of it, is not what was signed.
    STATE,
    /// A head has been signed over more than there is.
    TRUNCATED,
    /// A head is signed by none of the known keys.
    SIGNATURE,
    /// Something belongs to another LeadLedger.
    FOREIGN,
    /// No head covers the end.
    NOT_SEALED,
    /// It ends before it says that it does, cannot be read, or is not as it was written.
    CUT
  }
}
