package io.leadledger.command.scraping.content;

import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// In which language a page is: the one it says, or else what its text looks like.
final class Languages {
  private static final int ENOUGH = 60;
  private static final int LOOKED_AT = 3_000;

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
    String language = Scripts.language(some);
    return language.isEmpty() ? FunctionWords.language(some) : language;
  }
}
