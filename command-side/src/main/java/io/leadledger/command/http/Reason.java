package io.leadledger.command.http;

import org.jspecify.annotations.Nullable;

/// The body of a request that may say why, and nothing else; it may be left out as a whole.
public record Reason(@Nullable String reason) {
  public static @Nullable String of(@Nullable Reason body) {
    return body == null ? null : body.reason();
  }
}
