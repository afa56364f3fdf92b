package io.leadledger.command.scraping.content;

import org.jspecify.annotations.Nullable;

/// Words as they are meant, whatever spaces are between them.
final class Texts {
  private Texts() {}

  /// With one space between words.
  static String spaced(String text) {
    var out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        space = true;
      } else if (c >= ' ' && c != '\u200b' && c != '\ufeff' && c != '\u00ad') {
        if (space && !out.isEmpty()) {
          out.append(' ');
        }
        space = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  /// On one line, and not longer than so many characters. Null if there is nothing.
  static @Nullable String line(@Nullable String text, int most) {
    if (text == null) {
      return null;
    }
    String line = spaced(text);
    if (line.isEmpty()) {
      return null;
    }
    return line.length() <= most ? line : line.substring(0, most);
  }

  static boolean isSpace(char c) {
    return c == ' '
        || c == '\n'
        || c == '\t'
        || c == '\r'
        || c == '\f'
        || c == '\u00a0'
        || c > '\u1fff' && Character.isSpaceChar(c);
  }
}
