package io.leadledger.command.funnel.advice;

import static java.util.stream.Collectors.toSet;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Holds English words against the facts that they are about: a number in them, as figures or as a
/// word, must be one of the facts', or a share of them in percent; and so must a name.
final class NothingInvented {
  private static final int LONGEST = 2_000;
  private static final Pattern FIGURES = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern SPELT = Pattern.compile("\\p{L}+");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\d,;)%\"'] +(\\p{Lu}\\p{L}+)");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Map<String, BigDecimal> NUMBERS = numbers();

  private NothingInvented() {}

  private static Map<String, BigDecimal> numbers() {
    Map<String, BigDecimal> numbers = new HashMap<>();
    count(
        numbers,
        2,
        1,
        """
        two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
        seventeen eighteen nineteen twenty""");
    count(numbers, 30, 10, "thirty forty fifty sixty seventy eighty ninety hundred");
    numbers.put("dozen", BigDecimal.valueOf(12));
    numbers.put("thousand", BigDecimal.valueOf(1_000));
    return Map.copyOf(numbers);
  }

  private static void count(Map<String, BigDecimal> numbers, long from, long step, String words) {
    long number = from;
    for (String word : words.split("\\s+")) {
      numbers.put(word, BigDecimal.valueOf(number));
      number += step;
    }
  }

  /// What is wrong with words, for whoever is to word it again; null if nothing is.
  static @Nullable String wrongWith(String words, String facts) {
    if (words.isBlank()) {
      return "Say something.";
    }
    if (words.length() > LONGEST) {
      return "At most " + LONGEST + " characters.";
    }
    Set<BigDecimal> known = in(facts);
    Stream<String> numbers =
        in(words).stream()
            .filter(number -> !known.contains(number) && !known.contains(share(number)))
            .sorted()
            .map(BigDecimal::toPlainString);
    return Stream.concat(numbers, names(words, facts))
        .findFirst()
        .map(invented -> invented + " is not among the facts.")
        .orElse(null);
  }

  /// Capital letters within a sentence: persons, companies, places, days and months.
  private static Stream<String> names(String words, String facts) {
    Set<String> known =
        SPELT.matcher(lower(facts)).results().map(MatchResult::group).collect(toSet());
    return NAME.matcher(words)
        .results()
        .map(found -> found.group(1))
        .filter(name -> !known.contains(lower(name)));
  }

  private static String lower(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  private static BigDecimal share(BigDecimal percent) {
    return percent.divide(HUNDRED).stripTrailingZeros();
  }

  private static Set<BigDecimal> in(String text) {
    Set<BigDecimal> numbers = new HashSet<>();
    Matcher figures = FIGURES.matcher(text);
    while (figures.find()) {
      numbers.add(read(figures.group()));
    }
    Matcher words = SPELT.matcher(lower(text));
    while (words.find()) {
      BigDecimal number = NUMBERS.get(words.group());
      if (number != null) {
        numbers.add(number.stripTrailingZeros());
      }
    }
    return numbers;
  }

  /// `1,250` is a number, and so is `1.5`; a date or version is one of its own.
  private static BigDecimal read(String figures) {
    String plain = figures.replace(",", "");
    String number = plain.indexOf('.') == plain.lastIndexOf('.') ? plain : plain.replace(".", "");
    return new BigDecimal(number).stripTrailingZeros();
  }
}
