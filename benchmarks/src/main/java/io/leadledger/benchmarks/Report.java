package io.leadledger.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// The table that is printed.
final class Report {
  private record Line(String what, String ours, String reference, String ratio, String aim) {}

  private final List<Line> lines = new ArrayList<>();

  /// Tells a finding as soon as it is known, too.
  void add(String what, String ours, String reference, double ratio, String aim) {
    var line = new Line(what, ours, reference, ratio(ratio), aim);
    lines.add(line);
    System.out.printf("  %s: %s, reference %s, ratio %s%n", what, ours, reference, line.ratio);
  }

  void print() {
    String format = "| %-62s | %18s | %34s | %7s | %-8s |%n";
    System.out.println();
    System.out.printf(format, "what", "LeadLedger", "reference", "ratio", "aim");
    System.out.printf(
        format, "-".repeat(62), "-".repeat(18), "-".repeat(34), "-".repeat(7), "-".repeat(8));
    lines.forEach(l -> System.out.printf(format, l.what, l.ours, l.reference, l.ratio, l.aim));
  }

  static String perSecond(double rate) {
    return String.format(Locale.ROOT, "%,.0f/s", rate);
  }

  static String millis(double nanos) {
    return String.format(Locale.ROOT, "%.2f ms", nanos / 1e6);
  }

  private static String ratio(double ratio) {
    return Double.isNaN(ratio)
        ? ""
        : String.format(Locale.ROOT, ratio < 10 ? "%.2f" : "%.0f", ratio);
  }
}
