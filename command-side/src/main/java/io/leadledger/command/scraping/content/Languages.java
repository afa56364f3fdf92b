package io.leadledger.command.scraping.content;

import com.github.pemistahl.lingua.api.Language;
import com.github.pemistahl.lingua.api.LanguageDetector;
import com.github.pemistahl.lingua.api.LanguageDetectorBuilder;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In which language a page is: the one it says, or else what its text looks like.
final class Languages {
  private static final int ENOUGH = 60;
  private static final int LOOKED_AT = 1_000;

  private Languages() {}

  /// As a tag of BCP 47. Null if nothing tells.
  static @Nullable String of(@Nullable String document, @Nullable String header, String text) {
    return Stream.of(tag(document), tag(header), text.length() < ENOUGH ? "" : guessed(text))
        .filter(language -> !language.isEmpty())
        .findFirst()
        .orElse(null);
  }

  private static String tag(@Nullable String stated) {
    if (stated == null) {
      return "";
    }
    // The first, where several are named.
    String first = stated.split("[,;\\s]", 2)[0].strip().replace('_', '-');
    Locale locale = Locale.forLanguageTag(first);
    String language = locale.getLanguage();
    return language.length() < 2 || language.length() > 3 || language.equals("und")
        ? ""
        : locale.stripExtensions().toLanguageTag();
  }

  private static String guessed(String text) {
    String some = text.substring(0, Math.min(text.length(), LOOKED_AT));
    Language language = Known.DETECTOR.detectLanguageOf(some);
    return language == Language.UNKNOWN ? "" : language.getIsoCode639_1().toString();
  }

  /// Only when it is needed: models take memory.
  private static final class Known {
    static final LanguageDetector DETECTOR =
        LanguageDetectorBuilder.fromLanguages(
                Language.ENGLISH,
                Language.GERMAN,
                Language.FRENCH,
                Language.SPANISH,
                Language.ITALIAN,
                Language.DUTCH,
                Language.PORTUGUESE,
                Language.POLISH,
                Language.SWEDISH,
                Language.DANISH,
                Language.CZECH,
                Language.TURKISH,
                Language.RUSSIAN,
                Language.UKRAINIAN,
                Language.CHINESE,
                Language.JAPANESE,
                Language.ARABIC)
            .withLowAccuracyMode()
            .withMinimumRelativeDistance(0.1)
            .build();
  }
}
