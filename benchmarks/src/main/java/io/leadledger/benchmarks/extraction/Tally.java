package io.leadledger.benchmarks.extraction;

import java.util.Locale;

/// How often a value was found rightly, found though it is not there or is another, and missed.
final class Tally {
  private int right;
  private int wrong;
  private int missed;

  void count(boolean found, boolean there, boolean equal) {
    if (found && there && equal) {
      right++;
      return;
    }
    wrong += found ? 1 : 0;
    missed += there ? 1 : 0;
  }

  void add(Tally other) {
    right += other.right;
    wrong += other.wrong;
    missed += other.missed;
  }

  String line(String what) {
    return String.format(
        Locale.ROOT,
        "| %-24s | %6d | %9.3f | %6.3f | %5.3f |",
        what,
        right + missed,
        ratio(right, right + wrong),
        ratio(right, right + missed),
        ratio(2 * right, 2 * right + wrong + missed));
  }

  private static double ratio(int part, int all) {
    return all == 0 ? 0 : (double) part / all;
  }
}
