package io.leadledger.command.languagemodel;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What a model is asked.
///
/// @param instructions what it is to do
/// @param text what to do it with
/// @param schema JSON Schema of the answer; null if any text will do
/// @param maximumOutputTokens that the answer may have
public record Question(
    String instructions,
    String text,
    @Nullable String schema,
    int maximumOutputTokens,
    Duration timeout) {
  private static final int AROUND = 256;

  /// More tokens than this cannot go in: a token is at least one byte of what is sent, and what a
  /// provider wraps around it is short.
  public int mostInputTokens() {
    int schemaBytes = schema == null ? 0 : bytes(schema);
    return bytes(instructions) + bytes(text) + schemaBytes + AROUND;
  }

  private static int bytes(String sent) {
    return sent.getBytes(StandardCharsets.UTF_8).length;
  }
}
