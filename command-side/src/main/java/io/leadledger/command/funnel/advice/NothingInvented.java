package io.leadledger.command.funnel.advice;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Holds words against the facts that they are about: a number in them, as figures or as a word,
/// must be one of the facts', or a share of them in percent.
final class NothingInvented {
  private static final int LONGEST = 2_000;
  private static final Pattern FIGURES = Pattern.compile("\\d+(?:[.,]\\d+)*");
  private static final Pattern SPELT = Pattern.compile("\\p{L}+");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final Map<String, BigDecimal> NUMBERS = numbers();

  private NothingInvented() {}

  private static Map<String, BigDecimal> numbers() {
    List<String> words =
        List.of(
            "two",
            "three",
            "four",
            "five",
            "six",
            "seven",
            "eight",
            "nine",
            "ten",
            "eleven",
            "twelve",
            "thirteen",
            "fourteen",
            "fifteen",
            "sixteen",
            "seventeen",
            "eighteen",
            "nineteen",
            "twenty");
    Map<String, BigDecimal> numbers = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      numbers.put(words.get(i), BigDecimal.valueOf(i + 2L));
    }
    List<String> tens =
        List.of("thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred");
    for (int i = 0; i < tens.size(); i++) {
      numbers.put(tens.get(i), BigDecimal.valueOf((i + 3L) * 10));
    }
    numbers.put("dozen", BigDecimal.valueOf(12));
    numbers.put("thousand", BigDecimal.valueOf(1_000));
    return Map.copyOf(numbers);
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
    return in(words).stream()
        .filter(number -> !known.contains(number) && !known.contains(share(number)))
        .sorted()
        .findFirst()
        .map(invented -> "The number " + invented.toPlainString() + " is not among the facts.")
        .orElse(null);
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
    Matcher words = SPELT.matcher(text.toLowerCase(Locale.ROOT));
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
