package io.leadledger.command.scraping.content;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Hours as schema.org specifies them, written as its short form: `Mo,Tu 09:00-17:00`.
final class OpeningHours {
  private OpeningHours() {}

  /// Null if it does not say from when to when.
  static @Nullable String of(Map<String, Object> specification) {
    String days =
        Things.texts(specification, "dayOfWeek")
            .map(day -> day.substring(Math.max(day.lastIndexOf('/'), day.lastIndexOf('#')) + 1))
            .map(day -> day.length() < 2 ? day : day.substring(0, 2))
            .collect(Collectors.joining(","));
    Optional<String> opens = Things.texts(specification, "opens").findFirst();
    Optional<String> closes = Things.texts(specification, "closes").findFirst();
    return opens.isEmpty() || closes.isEmpty()
        ? null
        : (days + " " + minutes(opens.get()) + "-" + minutes(closes.get())).strip();
  }

  private static String minutes(String time) {
    return time.matches("\\d\\d:\\d\\d:\\d\\d.*") ? time.substring(0, 5) : time;
  }
}
