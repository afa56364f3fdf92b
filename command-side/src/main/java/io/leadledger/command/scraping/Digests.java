package io.leadledger.command.scraping;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A set of digests of 64 bits, which takes about 16 bytes for each: a site may have a million
/// addresses.
final class Digests {
  private static final int FIRST = 1 << 10;

  private long[] slots = new long[FIRST];
  private int size;

  /// The digest of a text; never 0.
  static long of(String text) {
    long digest = ByteBuffer.wrap(sha256(text)).getLong();
    return digest == 0 ? 1 : digest;
  }

  /// The same in hexadecimal, for events.
  static String hex(String text) {
    return HexFormat.of().formatHex(sha256(text), 0, Long.BYTES);
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  boolean contains(long digest) {
    return slots[slotOf(digest, slots)] == digest;
  }

  /// Whether it was not there.
  boolean add(long digest) {
    int slot = slotOf(digest, slots);
    if (slots[slot] == digest) {
      return false;
    }
    slots[slot] = digest;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
    return true;
  }

  int size() {
    return size;
  }

  /// How many digests there is room for.
  int slots() {
    return slots.length;
  }

  private void grow() {
    long[] larger = new long[slots.length * 2];
    for (long digest : slots) {
      if (digest != 0) {
        larger[slotOf(digest, larger)] = digest;
      }
    }
    slots = larger;
  }

  private static int slotOf(long digest, long[] slots) {
    int slot = (int) (digest ^ (digest >>> 32)) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != digest) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
