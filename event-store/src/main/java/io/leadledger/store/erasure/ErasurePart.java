package io.leadledger.store.erasure;

/// What is left of somebody whose key has been destroyed, in the order in which it is erased.
public enum ErasurePart {
  /// Snapshots, and what commands and workers keep for themselves.
  WORKING_TABLES,
  /// Read rows, which become what the history says without the key.
  READ_TABLES,
  /// The same again, once no process can have the key in its memory any more, and what was under
  /// way has ended.
  LATE_WORKING_TABLES,
  LATE_READ_TABLES,
  /// What PostgreSQL keeps of rows that were changed or deleted.
  DEAD_ROWS;

  /// Whether it begins only when no process can have the key any more.
  boolean isLate() {
    return this == LATE_WORKING_TABLES || this == LATE_READ_TABLES;
  }
}
