package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;

/// The things with a name that we offer when we say something, the likeliest first.
final class Offers {
  private static final double LEAST = 0.5;
  private static final Set<String> NAMES_IT =
      Set.of(
          "called",
          "named",
          "about",
          "recommend",
          "suggest",
          "try",
          "consider",
          "visit",
          "visiting",
          "through",
          "recommending",
          "offer",
          "is",
          "there's",
          "of",
          "to",
          "include",
          "including",
          "have",
          "found",
          "for");

  private record Scored(Mention mention, double score) {}

  private Offers() {}

  static List<Mention> in(String text, Slot slot, Set<String> places) {
    List<Scored> found = new ArrayList<>();
    for (Clause clause : Clause.of(text)) {
      List<Token> tokens = clause.tokens();
      for (Names.Span span : withHeads(tokens, slot)) {
        double score = score(tokens, span, slot, places);
        if (score >= LEAST) {
          int start = tokens.get(span.from()).start();
          int end = tokens.get(span.to() - 1).end();
          found.add(
              new Scored(
                  Mention.of(text, start, end, text.substring(start, end), 0.85),
                  score - found.size() * 0.1));
        }
      }
    }
    return found.stream()
        .sorted(Comparator.comparingDouble(Scored::score).reversed())
        .map(Scored::mention)
        .toList();
  }

  /// Names, with the word for their kind that follows in small letters: "Meadow apartments".
  private static List<Names.Span> withHeads(List<Token> tokens, Slot slot) {
    List<Names.Span> spans = new ArrayList<>();
    for (Names.Span span : Names.in(tokens)) {
      boolean head =
          span.to() < tokens.size() && slot.heads().contains(tokens.get(span.to()).lower());
      spans.add(head ? new Names.Span(span.from(), span.to() + 1) : span);
    }
    for (int i = 1; i < tokens.size(); i++) {
      int from = i;
      while (from > 0
          && i - from < 3
          && tokens.get(from - 1).isWord()
          && !tokens.get(from - 1).isCapital()
          && !Words.isOrdinary(tokens.get(from - 1).lower())) {
        from--;
      }
      if (from < i && slot.heads().contains(tokens.get(i).lower()) && !tokens.get(i).isCapital()) {
        int head = i;
        if (spans.stream().noneMatch(span -> span.from() <= head && head < span.to())) {
          spans.add(new Names.Span(from, i + 1));
        }
      }
    }
    return spans;
  }

  private static double score(List<Token> tokens, Names.Span span, Slot slot, Set<String> places) {
    Token first = tokens.get(span.from());
    Token last = tokens.get(span.to() - 1);
    String before = span.from() > 0 ? tokens.get(span.from() - 1).lower() : "";
    String after = span.to() < tokens.size() ? tokens.get(span.to()).lower() : "";
    boolean head =
        tokens.subList(span.from(), span.to()).stream()
            .anyMatch(token -> slot.heads().contains(token.lower()) || slot.weight(token) > 0);
    double score = 1;
    score += head ? 3 : 0;
    score += NAMES_IT.contains(before) ? 1 : 0;
    score +=
        Set.of("is", "has", "on", "at", "located", "which", "in", "that", ",").contains(after)
            ? 0.5
            : 0;
    score += span.size() > 1 ? 0.3 : 0;
    boolean street = Words.is("street", last.lower()) || last.isNumber();
    boolean afterPlace = Set.of("at", "on", "in", "is").contains(before);
    if (first.isNumber() && street || street && Set.of("at", "on", "in").contains(before)) {
      score -= 4;
    } else if (first.isNumber() && afterPlace && !head) {
      score -= 2;
    }
    if (before.equals("in") && !head) {
      score -= 1;
    }
    if (span.size() == 1 && Names.isOrdinary(first)) {
      score -= 1.5;
    }
    String name = Names.key(Names.text(joined(tokens), tokens, span));
    if (places.contains(name)) {
      score -= 3;
    }
    return score;
  }

  /// Tokens at their places in a text that has blanks everywhere else.
  private static String joined(List<Token> tokens) {
    StringBuilder text = new StringBuilder();
    for (Token token : tokens) {
      while (text.length() < token.start()) {
        text.append(' ');
      }
      text.append(token.text());
    }
    return text.toString();
  }
}
