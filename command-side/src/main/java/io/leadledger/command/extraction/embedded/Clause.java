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
  private static final Set<String> HAVING =
      Set.of("a", "an", "any", "some", "something", "anything", "one");
  private static final Set<String> PERMISSIVE = Set.of("can", "could", "may", "might", "would");

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
    return new Clause(List.copyOf(tokens), asks(words, ends), ends);
  }

  /// A full stop between letters, as in "St. Louis" or "e.g.", ends nothing.
  private static boolean isEnd(List<Token> tokens, int at) {
    Token mark = tokens.get(at);
    if (!ENDS.contains(mark.text())) {
      return false;
    }
    return !mark.text().equals(".")
        || at == 0
        || !(Set.of("st", "dr", "mr", "mrs", "ms", "ft", "apt", "no", "e", "g", "i", "mt")
                .contains(tokens.get(at - 1).lower())
            && at + 1 < tokens.size()
            && mark.start() == tokens.get(at - 1).end()
            && (tokens.get(at - 1).isCapital() || tokens.get(at - 1).text().length() == 1));
  }

  /// "..., and is it furnished", "check if ...": another clause without a full stop.
  private static boolean startsAnew(List<Token> tokens, int begin, int at) {
    String word = tokens.get(at).lower();
    String before = tokens.get(at - 1).lower();
    if (word.equals("if") || word.equals("whether")) {
      return word.equals("whether")
          || IntStream.range(begin, at).anyMatch(i -> Words.is("ask_verb", tokens.get(i).lower()));
    }
    boolean joins = Set.of(",", "and", "but", "also", "or", "-", "so").contains(before);
    if (joins && word.equals("check")) {
      return true;
    }
    boolean subject =
        at + 1 < tokens.size()
            && (Words.is("pronoun", tokens.get(at + 1).lower())
                || Words.is("determiner", tokens.get(at + 1).lower())
                || Words.is("auxiliary", tokens.get(at + 1).lower()));
    return joins
        && (Words.is("interrogative", word)
                && !word.equals("which")
                && !word.equals("who")
                && !word.equals("where")
            || Words.is("auxiliary", word) && subject && !word.equals("would")
            || Words.is("auxiliary", word)
                && subject
                && word.equals("would")
                && !tokens.get(at + 1).lower().equals("like"));
  }

  private static boolean asks(List<String> words, String ends) {
    int at = 0;
    while (at < words.size() && (Words.is("filler", words.get(at)) || isMark(words.get(at)))) {
      at++;
    }
    if (at == words.size()) {
      return false;
    }
    String first = words.get(at);
    String second = at + 1 < words.size() ? words.get(at + 1) : "";
    String third = at + 2 < words.size() ? words.get(at + 2) : "";
    if (first.equals("by") && second.equals("the")) {
      return asks(words.subList(Math.min(at + 3, words.size()), words.size()), ends);
    }
    if (first.equals("if") || first.equals("whether")) {
      return at > 0
          || first.equals("whether")
          || words.size() > 1 && ends.equals("?")
          || !words.contains(",");
    }
    if (Words.is("interrogative", first)) {
      return !(second.equals("about") || first.equals("which") && !ends.equals("?"));
    }
    if (Words.is("tell_verb", first)) {
      return !first.equals("say") && !first.equals("check")
          || words.contains("out")
          || !ends.isEmpty()
              && words.size() > at + 1
              && Words.is("determiner", second)
              && !words.contains("in");
    }
    if (!Words.is("auxiliary", first)) {
      return false;
    }
    if (PERMISSIVE.contains(first) && (second.equals("you") || second.equals("u"))) {
      int verb = third.equals("please") || third.equals("also") ? at + 3 : at + 2;
      return verb < words.size()
          && Words.is("tell_verb", words.get(verb))
          && !words.get(verb).equals("check");
    }
    if (PERMISSIVE.contains(first) && (second.equals("i") || second.equals("we"))) {
      String object = at + 3 < words.size() ? words.get(at + 3) : "";
      return third.equals("know")
          || third.equals("ask")
          || (third.equals("get") || third.equals("have"))
              && Set.of("the", "their", "its", "your", "phone", "contact", "more").contains(object);
    }
    boolean offers =
        first.equals("do") && second.equals("you") && third.equals("have")
            || first.equals("have") && second.equals("you")
            || (first.equals("is") || first.equals("are")) && second.equals("there");
    if (offers) {
      return !(words.stream().anyMatch(word -> Words.is("further", word))
          || first.equals("do") && HAVING.contains(at + 3 < words.size() ? words.get(at + 3) : "")
          || words.contains("with")
          || words.contains("that")
          || words.contains("in")
          || words.contains("any") && !words.contains("there"));
    }
    return !(first.equals("would")
            && (second.equals("like") || second.equals("prefer") || second.equals("love")))
        && !Words.is("negation", first)
        && !(first.equals("do") && second.equals("not"))
        && !(first.equals("have") && !ends.equals("?"))
        && !(first.equals("has") && !ends.equals("?"))
        && !(first.equals("should") && !ends.equals("?"));
  }

  private static boolean isMark(String word) {
    return !Character.isLetterOrDigit(word.charAt(0));
  }
}
