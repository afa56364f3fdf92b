package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A word, a number or a mark of punctuation, and where it stands.
record Token(String text, String lower, int start, int end) {
  private static final Pattern TOKEN =
      Pattern.compile(
          "\\d++(?:[.,]\\d++)*+\\p{L}*+|\\p{L}[\\p{L}\\p{M}\\d]*+(?:['’]\\p{L}[\\p{L}\\p{M}\\d]*+)*+|[^\\s]");

  static List<Token> of(String text) {
    List<Token> tokens = new ArrayList<>();
    Matcher next = TOKEN.matcher(text);
    while (next.find()) {
      String word = next.group();
      tokens.add(
          new Token(
              word, word.replace('’', '\'').toLowerCase(Locale.ROOT), next.start(), next.end()));
    }
    return tokens;
  }

  boolean isWord() {
    return Character.isLetter(text.charAt(0));
  }

  boolean isNumber() {
    return Character.isDigit(text.charAt(0));
  }

  boolean isCapital() {
    return Character.isUpperCase(text.charAt(0));
  }

  boolean isMark() {
    return !isWord() && !isNumber();
  }
}
