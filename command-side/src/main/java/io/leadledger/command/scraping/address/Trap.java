package io.leadledger.command.scraping.address;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Addresses of websites that have new ones for ever.
public enum Trap {
  /// Pages of days so far away that there is nothing on them.
  CALENDAR,
  /// A path deeper than websites are.
  ENDLESS_PATH,
  /// Folders that contain themselves.
  REPEATED_SEGMENTS,
  /// Filters put on top of filters.
  TOO_MANY_PARAMETERS,
  /// Longer than browsers take.
  TOO_LONG;

  private static final int LONGEST = 2_000;
  private static final int DEEPEST = 16;
  private static final int MOST_PARAMETERS = 8;
  private static final int SAME_SEGMENT = 3;
  private static final int YEARS_BACK = 40;
  private static final int YEARS_AHEAD = 2;
  private static final Pattern MONTH =
      Pattern.compile("(?<=[/=])([12]\\d{3})[-/](?:0?[1-9]|1[0-2])(?=[/&?]|-\\d|$)");
  private static final Pattern CALENDAR_YEAR =
      Pattern.compile(
          "(?:calendar|kalender|agenda|events?|termine?|diary)\\b.*?(?<!\\d)([12]\\d{3})(?!\\d)"
              + "|[?&](?:y|yr|year|jahr|cal_?year)=(\\d{3,5})(?!\\d)");

  /// The trap that the address looks like. Empty for those that look as usual.
  public static Optional<Trap> of(PageAddress address, LocalDate today) {
    if (address.url().length() > LONGEST) {
      return Optional.of(TOO_LONG);
    }
    UrlParts parts = UrlParts.read(address.url());
    String[] segments = parts.path().split("/");
    if (segments.length - 1 > DEEPEST) {
      return Optional.of(ENDLESS_PATH);
    }
    if (repeats(segments)) {
      return Optional.of(REPEATED_SEGMENTS);
    }
    String query = parts.query();
    if (query != null && Query.parameters(query).count() > MOST_PARAMETERS) {
      return Optional.of(TOO_MANY_PARAMETERS);
    }
    String place = parts.path().toLowerCase(Locale.ROOT) + (query == null ? "" : "?" + query);
    return isFarAway(MONTH.matcher(place), today) || isFarAway(CALENDAR_YEAR.matcher(place), today)
        ? Optional.of(CALENDAR)
        : Optional.empty();
  }

  private static boolean repeats(String[] segments) {
    Map<String, Integer> seen = new HashMap<>();
    return Arrays.stream(segments)
        .filter(segment -> !segment.isEmpty())
        .anyMatch(segment -> seen.merge(segment, 1, Integer::sum) > SAME_SEGMENT);
  }

  private static boolean isFarAway(Matcher years, LocalDate today) {
    while (years.find()) {
      for (int i = 1; i <= years.groupCount(); i++) {
        if (years.group(i) != null) {
          int year = Integer.parseInt(years.group(i));
          if (year < today.getYear() - YEARS_BACK || year > today.getYear() + YEARS_AHEAD) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
