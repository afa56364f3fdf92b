package io.leadledger.store.seal;

/// A head, a key, a proof or an export cannot be read; the message says why.
public final class Malformed extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }
}
