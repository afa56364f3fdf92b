package io.leadledger.command.scraping.address;

import java.nio.charset.StandardCharsets;

/// Percent escapes: what need not be escaped is not, what has to be is, in capitals.
final class Escapes {
  private static final String ALWAYS_PLAIN = "-._~";
  private static final String HEX = "0123456789ABCDEF";

  private Escapes() {}

  /// @param allowed characters besides letters and digits that stand for themselves
  static String oneForm(String written, String allowed) {
    if (isFine(written, allowed)) {
      return written;
    }
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    var out = new StringBuilder(bytes.length + 16);
    for (int i = 0; i < bytes.length; i++) {
      int escaped = bytes[i] == '%' ? escapedAt(bytes, i) : -1;
      if (escaped >= 0) {
        i += 2;
        if (isPlain(escaped)) {
          out.append((char) escaped);
        } else {
          escape(out, escaped);
        }
      } else if (isPlain(bytes[i]) || bytes[i] > 0 && allowed.indexOf(bytes[i]) >= 0) {
        out.append((char) bytes[i]);
      } else {
        escape(out, bytes[i] & 255);
      }
    }
    return out.toString();
  }

  /// As it is without any escapes.
  static String decoded(String written) {
    if (written.indexOf('%') < 0) {
      return written;
    }
    byte[] bytes = written.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int escaped = bytes[i] == '%' ? escapedAt(bytes, i) : -1;
      bytes[length++] = escaped >= 0 ? (byte) escaped : bytes[i];
      i += escaped >= 0 ? 2 : 0;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static boolean isFine(String written, String allowed) {
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (!isPlain(c) && allowed.indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(int c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || c > 0 && ALWAYS_PLAIN.indexOf(c) >= 0;
  }

  private static int escapedAt(byte[] bytes, int i) {
    if (i + 2 >= bytes.length) {
      return -1;
    }
    int high = Character.digit(bytes[i + 1], 16);
    int low = Character.digit(bytes[i + 2], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }

  private static void escape(StringBuilder out, int value) {
    out.append('%').append(HEX.charAt(value >> 4)).append(HEX.charAt(value & 15));
  }
}
