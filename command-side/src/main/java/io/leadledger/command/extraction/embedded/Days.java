package io.leadledger.command.extraction.embedded;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;

/// Days as people name them, seen from the day on which they speak.
final class Days {
  private Days() {}

  /// All days that are named between two places of a text, in their order.
  static List<Mention> in(String text, int start, int end, LocalDate today) {
    List<Mention> found = new ArrayList<>();
    int at = start;
    while (at < end) {
      Optional<Mention> next = next(text, at, end, today);
      if (next.isEmpty()) {
        break;
      }
      found.add(next.get());
      at = next.get().end();
    }
    return found;
  }

  private static Optional<Mention> next(String text, int start, int end, LocalDate today) {
    Mention first = null;
    for (DayForms.Form form : DayForms.ALL) {
      Matcher matcher = form.pattern().matcher(text).region(start, end).useTransparentBounds(true);
      while (matcher.find() && (first == null || matcher.start() < first.start())) {
        try {
          LocalDate day = form.reading().read(matcher, today);
          first =
              Mention.of(text, matcher.start(), matcher.end(), day.toString(), form.confidence());
          break;
        } catch (DateTimeException noSuchDay) {
          // "February 30th" is none
        }
      }
    }
    return Optional.ofNullable(first);
  }
}
