package io.leadledger.query.platform.writer;

/// A row change that cannot be carried out as the projector stated it: the row is missing, is
/// another tenant's, or a value is none that PostgreSQL can hold. It is the event's fault and no
/// passing trouble: trying again does not help, the event's stream is parked.
public final class RowRefused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public RowRefused(String message) {
    super(message);
  }
}
