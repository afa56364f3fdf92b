package io.leadledger.command.scraping.address;

import java.util.Optional;

/// Addresses of version 4 of the internet protocol, in all the ways in which browsers take them:
/// with one to four parts, each decimal, octal or hexadecimal.
final class Numbers4 {
  private Numbers4() {}

  static boolean looksLikeOne(String host) {
    String last = host.substring(host.lastIndexOf('.') + 1);
    return !last.isEmpty() && (last.chars().allMatch(c -> c >= '0' && c <= '9') || part(last) >= 0);
  }

  static Optional<String> oneForm(String host) {
    String[] parts = host.split("\\.", -1);
    if (parts.length > 4) {
      return Optional.empty();
    }
    long number = 0;
    for (int i = 0; i < parts.length; i++) {
      long part = part(parts[i]);
      // The last part fills all that is left.
      int bytes = i == parts.length - 1 ? 4 - i : 1;
      if (part < 0 || part >= 1L << 8 * bytes) {
        return Optional.empty();
      }
      number = (number << 8 * bytes) | part;
    }
    return Optional.of(
        (number >> 24)
            + "."
            + (number >> 16 & 255)
            + "."
            + (number >> 8 & 255)
            + "."
            + (number & 255));
  }

  private static long part(String written) {
    int radix = 10;
    String digits = written;
    if (written.startsWith("0x") || written.startsWith("0X")) {
      radix = 16;
      digits = written.substring(2);
    } else if (written.length() > 1 && written.startsWith("0")) {
      radix = 8;
      digits = written.substring(1);
    }
    if (digits.isEmpty()) {
      return radix == 10 ? -1 : 0;
    }
    try {
      return digits.length() > 12 || digits.startsWith("-") || digits.startsWith("+")
          ? -1
          : Long.parseLong(digits, radix);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
