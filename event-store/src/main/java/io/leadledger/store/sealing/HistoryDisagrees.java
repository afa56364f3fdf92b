package io.leadledger.store.sealing;

/// What is kept beside the history knows of more than it has: this is a mixture of backups, or an
/// older copy. The message says which, and what to do.
public final class HistoryDisagrees extends RuntimeException {
  private static final long serialVersionUID = 1L;

  HistoryDisagrees(String message) {
    super(message);
  }
}
