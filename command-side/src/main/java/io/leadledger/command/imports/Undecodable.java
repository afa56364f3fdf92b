package io.leadledger.command.imports;

import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A byte that means nothing in the encoding of its file.
final class Undecodable extends CharacterCodingException {
  private static final long serialVersionUID = 1L;

  private final String charset;
  private final long line;
  private final long offset;

  /// @param line counted from 1
  /// @param offset of the byte, counted from 0
  Undecodable(Charset charset, long line, long offset) {
    this.charset = charset.name();
    this.line = line;
    this.offset = offset;
  }

  /// What a reader has wrapped.
  static Optional<Undecodable> in(Throwable failure) {
    return Stream.<@Nullable Throwable>iterate(
            failure, Objects::nonNull, cause -> cause == null ? null : cause.getCause())
        .filter(Undecodable.class::isInstance)
        .map(Undecodable.class::cast)
        .findFirst();
  }

  long line() {
    return line;
  }

  long offset() {
    return offset;
  }

  @Override
  public String getMessage() {
    return "Line %d is not in %s: the byte at offset %d means nothing there."
        .formatted(line, charset, offset);
  }
}
