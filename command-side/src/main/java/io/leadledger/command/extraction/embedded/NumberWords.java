package io.leadledger.command.extraction.embedded;

import com.ibm.icu.text.RuleBasedNumberFormat;
import java.math.BigDecimal;
import java.text.ParsePosition;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Numbers in digits and in words.
final class NumberWords {
  /// A number from one token to another, the last not included.
  record Found(int from, int to, BigDecimal number) {
    boolean isWhole() {
      return number.stripTrailingZeros().scale() <= 0;
    }
  }

  private static final ThreadLocal<RuleBasedNumberFormat> SPELT =
      ThreadLocal.withInitial(
          () -> new RuleBasedNumberFormat(Locale.ENGLISH, RuleBasedNumberFormat.SPELLOUT));

  /// Words of which numbers are made: what is none of them is not parsed.
  private static final Set<String> WORDS = words();

  private NumberWords() {}

  private static Set<String> words() {
    Set<String> words = new HashSet<>(Set.of("single", "double", "couple", "pair", "and"));
    for (long number = 0;
        number <= 1_000_000_000L;
        number = number < 100 ? number + 1 : number * 10) {
      words.addAll(List.of(SPELT.get().format(number).split("[ -]")));
    }
    return words;
  }

  static List<Found> in(List<Token> tokens) {
    List<Found> found = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      Optional<Found> number = at(tokens, i);
      if (number.isPresent()) {
        found.add(number.get());
        i = number.get().to() - 1;
      }
    }
    return found;
  }

  private static Optional<Found> at(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.isNumber()) {
      return digits(token.lower()).map(number -> new Found(at, at + 1, number));
    }
    return spelt(tokens, at);
  }

  /// `2`, `1,500`, `2.5`, `2k`, `2br`; neither `2nd` nor what is no number.
  private static Optional<BigDecimal> digits(String text) {
    String number = text.replaceFirst("\\p{L}+$", "").replaceAll(",(?=\\d{3})", "");
    String unit = text.replaceFirst("^[\\d.,]+", "");
    if (unit.matches("st|nd|rd|th") || !number.matches("\\d{1,12}(\\.\\d+)?")) {
      return Optional.empty();
    }
    BigDecimal value = new BigDecimal(number);
    return Optional.of(unit.equals("k") ? value.movePointRight(3) : value);
  }

  private static Optional<Found> spelt(List<Token> tokens, int at) {
    Optional<Found> longest = Optional.empty();
    StringBuilder words = new StringBuilder();
    for (int to = at; to < Math.min(tokens.size(), at + 6); to++) {
      String word = tokens.get(to).lower();
      if (to > at && word.equals("-")) {
        words.append('-');
        continue;
      }
      if (!WORDS.contains(word) || to == at && word.equals("and")) {
        break;
      }
      if (!words.isEmpty() && words.charAt(words.length() - 1) != '-') {
        words.append(' ');
      }
      words.append(word);
      Optional<BigDecimal> number = parsed(words.toString());
      if (number.isPresent()) {
        longest = Optional.of(new Found(at, to + 1, number.get()));
      } else if (to > at + 1) {
        break;
      }
    }
    return longest;
  }

  private static Optional<BigDecimal> parsed(String words) {
    switch (words) {
      case "single" -> {
        return Optional.of(BigDecimal.ONE);
      }
      case "couple", "pair", "double" -> {
        return Optional.of(BigDecimal.TWO);
      }
      default -> {}
    }
    var position = new ParsePosition(0);
    Number number = SPELT.get().parse(words, position);
    return position.getIndex() == words.length() && number != null
        ? Optional.of(new BigDecimal(number.toString()))
        : Optional.empty();
  }
}
