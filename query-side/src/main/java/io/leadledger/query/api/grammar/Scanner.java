package io.leadledger.query.api.grammar;

import java.util.function.IntPredicate;

/// Walks through the text of one query parameter, and knows where it stands when something else was
/// expected.
final class Scanner {
  private static final char QUOTE = '"';
  private static final char ESCAPE = '\\';

  private final String parameter;
  private final String text;
  private int at;

  Scanner(String parameter, String text) {
    this.parameter = parameter;
    this.text = text;
    int nul = text.indexOf('\0');
    if (nul >= 0) {
      throw new Malformed(
          new Place(parameter, nul), "The character U+0000 cannot stand in a query");
    }
  }

  boolean atEnd() {
    return at == text.length();
  }

  boolean sees(char c) {
    return !atEnd() && text.charAt(at) == c;
  }

  boolean sees(String word) {
    return text.startsWith(word, at);
  }

  boolean skip(String word) {
    boolean there = sees(word);
    if (there) {
      at += word.length();
    }
    return there;
  }

  void skipSpaces() {
    while (sees(' ')) {
      at++;
    }
  }

  void expect(String word) {
    if (!skip(word)) {
      throw malformed("'" + word + "' is expected");
    }
  }

  void expectEnd() {
    if (!atEnd()) {
      throw malformed("nothing more is expected");
    }
  }

  /// The characters up to the first that does not belong, or to the end.
  String takeWhile(IntPredicate belongs) {
    int start = at;
    while (!atEnd() && belongs.test(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  String rest() {
    String rest = text.substring(at);
    at = text.length();
    return rest;
  }

  boolean seesQuote() {
    return sees(QUOTE);
  }

  /// A text in double quotes, in which a backslash stands before a quote or backslash that is meant
  /// itself.
  String quoted() {
    Place start = place();
    StringBuilder value = new StringBuilder();
    at++;
    while (!sees(QUOTE)) {
      if (sees(ESCAPE)) {
        at++;
      }
      if (atEnd()) {
        throw new Malformed(start, "the quote is not closed");
      }
      value.append(text.charAt(at++));
    }
    at++;
    return value.toString();
  }

  /// An array or object in braces, with what it nests and quotes, as it stands.
  String braced() {
    Place start = place();
    int from = at;
    int depth = 0;
    do {
      if (atEnd()) {
        throw new Malformed(start, "the brace is not closed");
      }
      if (seesQuote()) {
        quoted();
        continue;
      }
      if (sees('{')) {
        depth++;
      } else if (sees('}')) {
        depth--;
      }
      at++;
    } while (depth > 0);
    return text.substring(from, at);
  }

  Place place() {
    return new Place(parameter, at);
  }

  int mark() {
    return at;
  }

  void backTo(int mark) {
    at = mark;
  }

  Malformed malformed(String message) {
    return new Malformed(place(), message);
  }
}
