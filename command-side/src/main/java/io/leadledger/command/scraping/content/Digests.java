package io.leadledger.command.scraping.content;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// Digests by which it is seen whether something has changed.
final class Digests {
  private static final int BRIEF = 16;

  private Digests() {}

  /// SHA-256 in hexadecimal.
  static String of(String text) {
    return HexFormat.of().formatHex(sha256(text));
  }

  /// The first half of one.
  static String half(String digest) {
    return digest.substring(0, 2 * BRIEF);
  }

  /// The first half of that of what something looks like as text.
  static String brief(@Nullable Object value) {
    return HexFormat.of().formatHex(sha256(String.valueOf(value)), 0, BRIEF);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has it", e);
    }
  }
}
