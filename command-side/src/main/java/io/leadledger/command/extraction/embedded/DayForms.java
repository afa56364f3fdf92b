package io.leadledger.command.extraction.embedded;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The forms in which people name days.
final class DayForms {
  private static final String WEEKDAY =
      "(?<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?";
  private static final String MONTH =
      "(?<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?";
  private static final String DAY = "(?<day>\\d{1,2})(?:st|nd|rd|th)?";
  private static final String YEAR = "(?:,?\\s*(?<year>(?:19|20)\\d\\d))?";
  private static final String NUMBER =
      "(?<number>\\d{1,3}|an?|one|two|three|four|five|six|seven|eight|nine|ten|twelve|a couple of)";

  /// The day that a match means, seen from today.
  interface Reading {
    LocalDate read(MatchResult match, LocalDate today);
  }

  /// @param confidence of a day that is named so
  record Form(Pattern pattern, double confidence, Reading reading) {
    static Form of(String pattern, double confidence, Reading reading) {
      return new Form(
          Pattern.compile("\\b(?:" + pattern + ")(?![\\p{L}\\d])", Pattern.CASE_INSENSITIVE),
          confidence,
          reading);
    }
  }

  private static final Map<String, Integer> NUMBERS =
      Map.ofEntries(
          Map.entry("a", 1),
          Map.entry("an", 1),
          Map.entry("one", 1),
          Map.entry("two", 2),
          Map.entry("a couple of", 2),
          Map.entry("three", 3),
          Map.entry("four", 4),
          Map.entry("five", 5),
          Map.entry("six", 6),
          Map.entry("seven", 7),
          Map.entry("eight", 8),
          Map.entry("nine", 9),
          Map.entry("ten", 10),
          Map.entry("twelve", 12));

  /// Of two that match at one place the earlier counts.
  static final List<Form> ALL =
      List.of(
          Form.of(
              "(?<year>\\d{4})-(?<month>\\d\\d)-(?<day>\\d\\d)",
              0.95,
              (m, _) -> LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day"))),
          Form.of(
              "(?<month>\\d{1,2})/(?<day>\\d{1,2})/(?<year>\\d{4})",
              0.9, (m, _) -> LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day"))),
          Form.of(
              "(?<day>\\d{1,2})\\.(?<month>\\d{1,2})\\.(?<year>\\d{4})",
              0.9, (m, _) -> LocalDate.of(number(m, "year"), number(m, "month"), number(m, "day"))),
          Form.of("(?:the )?" + DAY + "(?: day)?(?: of)? " + MONTH + YEAR, 0.95, DayForms::ofMonth),
          Form.of(MONTH + " (?:the )?" + DAY + YEAR, 0.95, DayForms::ofMonth),
          Form.of(
              "(?:the )?" + DAY + "(?: day)? (?:of )?(?<which>this|next|the) month",
              0.95,
              (m, today) ->
                  today
                      .plusMonths(m.group("which").equalsIgnoreCase("next") ? 1 : 0)
                      .withDayOfMonth(number(m, "day"))),
          Form.of("(?:the )?day after tomorrow", 0.95, (_, today) -> today.plusDays(2)),
          Form.of("tomorrow", 0.95, (_, today) -> today.plusDays(1)),
          Form.of(
              "today|tonight|right away|this (?:morning|afternoon|evening)",
              0.9,
              (_, today) -> today),
          Form.of(
              "(?:the )?(?:"
                  + WEEKDAY
                  + ")(?: of)? next week|next week(?:'s)?(?: on)? (?:"
                  + weekday("2")
                  + ")",
              0.95,
              (m, today) -> inWeek(m, today, 1)),
          Form.of(
              "(?:" + WEEKDAY + ")(?: of)? this week|this week(?: on)? (?:" + weekday("2") + ")",
              0.95,
              (m, today) -> inWeek(m, today, 0)),
          Form.of(
              "(?:a|one) week from (?:" + WEEKDAY + ")",
              0.9,
              (m, today) -> today.with(TemporalAdjusters.next(weekday(m))).plusWeeks(1)),
          Form.of("next (?:" + WEEKDAY + ")", 0.95, (m, today) -> inWeek(m, today, 1)),
          Form.of("this (?:coming )?(?:" + WEEKDAY + ")", 0.95, DayForms::coming),
          Form.of("(?:coming )?(?:" + WEEKDAY + ")", 0.85, DayForms::coming),
          Form.of(
              "in "
                  + NUMBER
                  + " (?<unit>day|week|month|year)s?(?:' time)?|"
                  + NUMBER.replace("number", "number2")
                  + " (?<unit2>day|week|month|year)s? from (?:now|today)",
              0.9,
              DayForms::after),
          Form.of(
              "(?:the )?(?<which>beginning|start|middle|end) of (?:(?<next>next|this) month|"
                  + MONTH
                  + YEAR
                  + ")",
              0.8,
              DayForms::partOfMonth),
          Form.of(
              "(?:the )?(?<day>\\d{1,2})(?:st|nd|rd|th)(?! (?:floor|street|st|avenue|ave|time|one|option|place|apartment|choice|year|grade)\\b)",
              0.9,
              DayForms::dayOnly),
          Form.of(
              "(?<month>\\d{1,2})/(?<day>\\d{1,2})",
              0.8,
              (m, today) -> soonest(today, number(m, "month"), number(m, "day"))),
          Form.of(
              "(?:on )?the (?<spelt>first|second|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|fifteenth|twentieth)(?: (?:of (?:this|the|next) month|of "
                  + MONTH
                  + "))",
              0.85,
              DayForms::spelt),
          Form.of("next month", 0.7, (_, today) -> today.plusMonths(1).withDayOfMonth(1)),
          Form.of(
              "next week", 0.6, (_, today) -> today.with(TemporalAdjusters.next(DayOfWeek.MONDAY))),
          Form.of(
              "this weekend|the weekend",
              0.7,
              (_, today) -> today.with(TemporalAdjusters.nextOrSame(DayOfWeek.SATURDAY))),
          Form.of(
              "(?:early|mid|late|(?<=\\b(?:in|by|for|during|until|since|of) )) ?"
                  + MONTH
                  + YEAR
                  + "(?! ?(?:the )?\\d)",
              0.7,
              (m, today) -> soonest(today, month(m.group("month")), 1)));

  private static final List<String> SPELT =
      List.of(
          "first",
          "second",
          "third",
          "fourth",
          "fifth",
          "sixth",
          "seventh",
          "eighth",
          "ninth",
          "tenth",
          "eleventh",
          "twelfth",
          "",
          "",
          "fifteenth",
          "",
          "",
          "",
          "",
          "twentieth");

  private DayForms() {}

  private static LocalDate ofMonth(MatchResult m, LocalDate today) {
    int month = month(m.group("month"));
    return m.group("year") == null
        ? soonest(today, month, number(m, "day"))
        : LocalDate.of(number(m, "year"), month, number(m, "day"));
  }

  private static LocalDate dayOnly(MatchResult m, LocalDate today) {
    int day = number(m, "day");
    LocalDate month = day < today.getDayOfMonth() ? today.plusMonths(1) : today;
    return month.withDayOfMonth(day);
  }

  private static LocalDate spelt(MatchResult m, LocalDate today) {
    int day = SPELT.indexOf(m.group("spelt").toLowerCase(Locale.ROOT)) + 1;
    if (m.group("month") != null) {
      return soonest(today, month(m.group("month")), day);
    }
    return today.plusMonths(m.group().contains("next") ? 1 : 0).withDayOfMonth(day);
  }

  private static LocalDate partOfMonth(MatchResult m, LocalDate today) {
    LocalDate first =
        m.group("month") != null
            ? soonest(today, month(m.group("month")), 1)
            : today.plusMonths("next".equalsIgnoreCase(m.group("next")) ? 1 : 0).withDayOfMonth(1);
    return switch (m.group("which").toLowerCase(Locale.ROOT)) {
      case "middle" -> first.withDayOfMonth(15);
      case "end" -> first.with(TemporalAdjusters.lastDayOfMonth());
      default -> first;
    };
  }

  private static LocalDate after(MatchResult m, LocalDate today) {
    String said = m.group("number") != null ? m.group("number") : m.group("number2");
    String unit = m.group("unit") != null ? m.group("unit") : m.group("unit2");
    Integer word = NUMBERS.get(said.toLowerCase(Locale.ROOT));
    int amount = word != null ? word : Integer.parseInt(said);
    return switch (unit.toLowerCase(Locale.ROOT)) {
      case "day" -> today.plusDays(amount);
      case "week" -> today.plusWeeks(amount);
      case "month" -> today.plusMonths(amount);
      default -> today.plusYears(amount);
    };
  }

  private static LocalDate coming(MatchResult m, LocalDate today) {
    return today.with(TemporalAdjusters.next(weekday(m)));
  }

  private static LocalDate inWeek(MatchResult m, LocalDate today, int weeks) {
    return today
        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
        .plusWeeks(weeks)
        .with(TemporalAdjusters.nextOrSame(weekday(m)));
  }

  /// The first day with this date that has not passed.
  private static LocalDate soonest(LocalDate today, int month, int day) {
    LocalDate date = LocalDate.of(today.getYear(), month, 1).plusDays(day - 1L);
    if (date.getMonthValue() != month) {
      throw new DateTimeException("no such day");
    }
    return ChronoUnit.DAYS.between(date, today) > 0 ? date.plusYears(1) : date;
  }

  private static int number(MatchResult m, String group) {
    return Integer.parseInt(m.group(group));
  }

  private static DayOfWeek weekday(MatchResult m) {
    String name = m.group("weekday");
    if (name == null && m.namedGroups().containsKey("weekday2")) {
      name = m.group("weekday2");
    }
    String start = String.valueOf(name).substring(0, 2).toUpperCase(Locale.ROOT);
    for (DayOfWeek day : DayOfWeek.values()) {
      if (day.name().startsWith(start)) {
        return day;
      }
    }
    throw new DateTimeException("no weekday");
  }

  private static String weekday(String suffix) {
    return WEEKDAY.replace("<weekday>", "<weekday" + suffix + ">");
  }

  private static int month(String name) {
    String start = name.substring(0, 3).toUpperCase(Locale.ROOT);
    for (Month month : Month.values()) {
      if (month.name().startsWith(start)) {
        return month.getValue();
      }
    }
    throw new DateTimeException("no month");
  }
}
