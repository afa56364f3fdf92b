package io.leadledger.command.scraping.content;

import java.lang.Character.UnicodeScript;
import java.util.EnumMap;
import java.util.Map;

/// Tells languages by their letters.
final class Scripts {
  private static final String UKRAINIAN = "іїєґІЇЄҐ";

  private Scripts() {}

  /// Empty if its letters are those of many languages.
  static String language(String text) {
    Map<UnicodeScript, Integer> letters = new EnumMap<>(UnicodeScript.class);
    int[] all = {0, 0};
    text.codePoints()
        .filter(Character::isLetter)
        .forEach(
            letter -> {
              letters.merge(UnicodeScript.of(letter), 1, Integer::sum);
              all[0]++;
              all[1] += UKRAINIAN.indexOf(letter) >= 0 ? 1 : 0;
            });
    UnicodeScript most =
        letters.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse(UnicodeScript.UNKNOWN);
    boolean japanese =
        letters.getOrDefault(UnicodeScript.HIRAGANA, 0)
                + letters.getOrDefault(UnicodeScript.KATAKANA, 0)
            > all[0] / 10;
    return switch (most) {
      case CYRILLIC -> all[1] > all[0] / 50 ? "uk" : "ru";
      case HIRAGANA, KATAKANA -> "ja";
      case HAN -> japanese ? "ja" : "zh";
      case HANGUL -> "ko";
      case ARABIC -> "ar";
      case HEBREW -> "he";
      case GREEK -> "el";
      case THAI -> "th";
      case DEVANAGARI -> "hi";
      default -> "";
    };
  }
}
