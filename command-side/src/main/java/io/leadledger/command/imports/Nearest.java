package io.leadledger.command.imports;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Finds what somebody has probably meant.
final class Nearest {
  private Nearest() {}

  static String to(String meant, List<String> candidates) {
    return candidates.stream()
        .min(Comparator.comparingInt(candidate -> distance(meant, candidate)))
        .orElse("");
  }

  /// The Levenshtein distance, whatever the case.
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int diagonal = row[0];
      row[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        int substituted = diagonal + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        diagonal = row[j];
        row[j] = Math.min(substituted, 1 + Math.min(row[j], row[j - 1]));
      }
    }
    return row[b.length()];
  }
}
