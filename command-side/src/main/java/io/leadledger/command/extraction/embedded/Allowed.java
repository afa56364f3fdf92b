package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;

/// Finds the allowed values of a data point, in whatever form of their words.
final class Allowed implements Finder {
  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    if (hearing.clause().asks()) {
      return found;
    }
    List<Token> tokens = hearing.tokens();
    for (String value : slot.definition().allowedValues()) {
      List<Token> words = Token.of(value.replace('_', ' '));
      for (int i = 0; !words.isEmpty() && i + words.size() <= tokens.size(); i++) {
        if (matches(words, tokens, i) && !isNegated(tokens, i)) {
          found.add(
              Mention.of(
                  hearing.text(),
                  tokens.get(i).start(),
                  tokens.get(i + words.size() - 1).end(),
                  value,
                  slot.weight(tokens) >= 1 || hearing.situation().hasAsked(slot) ? 0.95 : 0.8));
        }
      }
    }
    found.sort(java.util.Comparator.comparingInt(Mention::start).thenComparingInt(Mention::end));
    return found.stream()
        .filter(
            each ->
                found.stream()
                    .noneMatch(
                        other ->
                            other != each
                                && other.start() <= each.start()
                                && each.end() <= other.end()
                                && other.value().length() > each.value().length()))
        .toList();
  }

  private static boolean matches(List<Token> words, List<Token> tokens, int at) {
    for (int i = 0; i < words.size(); i++) {
      if (!Stem.same(words.get(i).lower(), tokens.get(at + i).lower())) {
        return false;
      }
    }
    return true;
  }

  private static boolean isNegated(List<Token> tokens, int at) {
    String before = at > 1 ? tokens.get(at - 2).lower() + " " + tokens.get(at - 1).lower() : "";
    if (before.equals("instead of") || before.equals("rather than")) {
      return true;
    }
    for (int i = Math.max(0, at - 3); i < at; i++) {
      if (Words.is("negation", tokens.get(i).lower())
          && !(i + 1 < tokens.size() && tokens.get(i + 1).text().equals(","))) {
        return true;
      }
    }
    return false;
  }
}
