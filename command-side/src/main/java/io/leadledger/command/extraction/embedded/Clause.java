package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/// A part of what somebody says that asks for something or tells something.
///
/// @param asks whether it asks for information, and so tells nothing of what is wanted
/// @param ends the mark that it ends with; empty if there is none
record Clause(List<Token> tokens, boolean asks, String ends) {
  private static final Set<String> ENDS = Set.of(".", "!", "?", ";", "\n", ":");

  private static final Set<String> ABBREVIATED =
      Set.of("st", "dr", "mr", "mrs", "ms", "ft", "apt", "no", "e", "g", "i", "mt");
  private static final Set<String> JOINTS = Set.of(",", "and", "but", "also", "or", "-", "so");

  static List<Clause> of(String text) {
    List<Clause> clauses = new ArrayList<>();
    List<Token> tokens = Token.of(text);
    int begin = 0;
    for (int i = 0; i <= tokens.size(); i++) {
      boolean end = i == tokens.size() || isEnd(tokens, i);
      if (i > begin && (end || startsAnew(tokens, begin, i))) {
        clauses.add(
            clause(tokens.subList(begin, i), end && i < tokens.size() ? tokens.get(i).text() : ""));
        begin = i;
      }
      if (end) {
        begin = i + 1;
      }
    }
    return clauses;
  }

  boolean isQuestion() {
    return asks || ends.equals("?");
  }

  /// The words from one place to another, as one lower-case text with blanks around it.
  String words() {
    StringBuilder words = new StringBuilder(" ");
    tokens.forEach(token -> words.append(token.lower()).append(' '));
    return words.toString();
  }

  boolean has(String list) {
    return tokens.stream().anyMatch(token -> Words.is(list, token.lower()));
  }

  private static Clause clause(List<Token> tokens, String ends) {
    List<String> words = tokens.stream().map(Token::lower).toList();
    return new Clause(List.copyOf(tokens), Opening.asks(words, ends), ends);
  }

  /// A full stop between letters, as in "St. Louis" or "e.g.", ends nothing.
  private static boolean isEnd(List<Token> tokens, int at) {
    Token mark = tokens.get(at);
    if (!ENDS.contains(mark.text())) {
      return false;
    }
    return !mark.text().equals(".") || at == 0 || !isAbbreviation(tokens, at);
  }

  private static boolean isAbbreviation(List<Token> tokens, int at) {
    Token word = tokens.get(at - 1);
    return ABBREVIATED.contains(word.lower())
        && at + 1 < tokens.size()
        && tokens.get(at).start() == word.end()
        && (word.isCapital() || word.text().length() == 1);
  }

  /// "..., and is it furnished", "check if ...": another clause without a full stop.
  private static boolean startsAnew(List<Token> tokens, int begin, int at) {
    String word = tokens.get(at).lower();
    if (word.equals("whether")) {
      return true;
    }
    if (word.equals("if")) {
      return IntStream.range(begin, at).anyMatch(i -> Words.is("ask_verb", tokens.get(i).lower()));
    }
    return JOINTS.contains(tokens.get(at - 1).lower())
        && (word.equals("check") || opensQuestion(word) || isInverted(tokens, at));
  }

  /// "which", "who" and "where" more often go on: "a flat in which pets are allowed".
  private static boolean opensQuestion(String word) {
    return Words.is("interrogative", word) && !Set.of("which", "who", "where").contains(word);
  }

  /// "is it", "do they", but not "would like".
  private static boolean isInverted(List<Token> tokens, int at) {
    if (at + 1 == tokens.size() || !Words.is("auxiliary", tokens.get(at).lower())) {
      return false;
    }
    String next = tokens.get(at + 1).lower();
    boolean wish = tokens.get(at).lower().equals("would") && next.equals("like");
    return !wish
        && (Words.is("pronoun", next)
            || Words.is("determiner", next)
            || Words.is("auxiliary", next));
  }
}
