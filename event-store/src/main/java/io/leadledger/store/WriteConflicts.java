package io.leadledger.store;

import org.axonframework.modelling.command.ConcurrencyException;

/// Recognises that two writers have met at the same aggregate, in whichever form the event store
/// reports it.
public final class WriteConflicts {
  /// Axon Server's code for it; the connector passes the raw gRPC `OUT_OF_RANGE` on.
  private static final String AXON_SERVER_CODE = "AXONIQ-2000";

  private WriteConflicts() {}

  /// Whether this failure, or one that caused it, is a conflict of writers: the command may be
  /// tried again.
  public static boolean isIn(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      String message = cause.getMessage();
      if (cause instanceof ConcurrencyException
          || (message != null && message.contains(AXON_SERVER_CODE))) {
        return true;
      }
    }
    return false;
  }
}
