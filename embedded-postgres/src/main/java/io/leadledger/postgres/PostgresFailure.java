package io.leadledger.postgres;

import org.jspecify.annotations.Nullable;

/// The server cannot be started or stopped. The message tells an operator what is wrong and what to
/// do about it.
public final class PostgresFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PostgresFailure(String message) {
    this(message, null);
  }

  PostgresFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
