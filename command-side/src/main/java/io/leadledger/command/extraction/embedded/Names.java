package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Names that stand in a text: words with a capital, with numbers and small words between them.
final class Names {
  private static final Set<String> WITHIN =
      Set.of("of", "at", "the", "on", "and", "&", "de", "la", "del", "by", "in");

  /// A name from one token of a clause to another, the last not included.
  record Span(int from, int to) {
    int size() {
      return to - from;
    }
  }

  private Names() {}

  /// All names of a clause, as long as they can be.
  static List<Span> in(List<Token> tokens) {
    List<Span> spans = new ArrayList<>();
    int at = 0;
    while (at < tokens.size()) {
      if (startsName(tokens, at)) {
        int to = end(tokens, at);
        if (to > at && hasCapital(tokens, at, to)) {
          spans.add(new Span(at, to));
          at = to;
          continue;
        }
      }
      at++;
    }
    return spans;
  }

  static String text(String text, List<Token> tokens, Span span) {
    return text.substring(tokens.get(span.from()).start(), tokens.get(span.to() - 1).end());
  }

  /// Whether a word with a capital is one only because a sentence begins with it.
  static boolean isOrdinary(Token token) {
    return Words.isOrdinary(token.lower()) || token.lower().equals("i");
  }

  static boolean isTime(Token token) {
    return Words.is("month", token.lower()) && !token.lower().equals("may")
        || Words.is("weekday", token.lower());
  }

  private static boolean startsName(List<Token> tokens, int at) {
    Token token = tokens.get(at);
    if (token.isNumber()) {
      return token.text().matches("\\d+")
          && at + 1 < tokens.size()
          && tokens.get(at + 1).isCapital()
          && tokens.get(at + 1).isWord();
    }
    if (!token.isCapital()
        || isTime(token)
        || token.lower().equals("i")
        || token.lower().startsWith("i'")) {
      return false;
    }
    boolean first =
        at == 0 || tokens.get(at - 1).isMark() && !tokens.get(at - 1).text().equals(",");
    boolean next =
        at + 1 < tokens.size() && tokens.get(at + 1).isCapital() && !isTime(tokens.get(at + 1));
    return !first || !isOrdinary(token) || next && !Words.isFunction(token.lower());
  }

  private static int end(List<Token> tokens, int from) {
    int to = from + 1;
    int at = from + 1;
    while (at < tokens.size()) {
      Token token = tokens.get(at);
      boolean joined = token.start() == tokens.get(at - 1).end();
      if (token.isWord()
          && token.isCapital()
          && !isTime(token)
          && !Words.is("name_break", token.lower())
          && !token.lower().startsWith("i'")
          && !token.lower().equals("i")) {
        to = ++at;
      } else if (token.isNumber() && tokens.get(at - 1).text().equals("#")) {
        to = ++at;
      } else if (joined && (token.text().equals("-") || token.text().equals("'"))
          || token.text().equals("#")
          || token.text().equals("&")) {
        at++;
      } else if (WITHIN.contains(token.lower())
          && !tokens.get(from).isNumber()
          && goesOn(tokens, at)) {
        at++;
      } else {
        break;
      }
    }
    return to;
  }

  /// "Village at the Park": small words belong to a name where another part of it follows, and
  /// where they do not tell its place.
  private static boolean goesOn(List<Token> tokens, int at) {
    String word = tokens.get(at).lower();
    if (Set.of("on", "in", "by", "and").contains(word)) {
      return false;
    }
    int next = at + 1;
    if (next < tokens.size() && tokens.get(next).lower().equals("the")) {
      next++;
    }
    return next < tokens.size() && tokens.get(next).isWord() && tokens.get(next).isCapital();
  }

  private static boolean hasCapital(List<Token> tokens, int from, int to) {
    return tokens.subList(from, to).stream().anyMatch(token -> token.isWord() && token.isCapital());
  }

  /// What two ways of writing a name have in common.
  static String key(String name) {
    return name.toLowerCase(Locale.ROOT)
        .replaceAll("[^\\p{L}\\d]+", " ")
        .strip()
        .replaceFirst("^the ", "");
  }
}
