package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds places: what a preposition of place leads to, what a word for a place follows, and what
/// answers the question where.
final class Places implements Finder {
  private static final Set<String> LEADS =
      Set.of(
          "in",
          "near",
          "around",
          "within",
          "to",
          "at",
          "about",
          "by",
          "of",
          "for",
          "from",
          "outside",
          "check",
          "search",
          "try",
          "rather",
          "instead",
          "actually",
          "prefer");
  private static final Set<String> PRECISE = Set.of("in", "near", "around", "within", "outside");

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    if (hearing.clause().asks()) {
      return found;
    }
    List<Token> tokens = hearing.tokens();
    boolean asked = hearing.situation().hasAsked(slot);
    for (Names.Span span : Names.in(tokens)) {
      Names.Span place = withoutPlaceWord(slot, tokens, span);
      String name =
          Names.text(hearing.text(), hearing.tokens().stream().map(t -> t).toList(), place);
      if (place.size() == 0 || isNoPlace(hearing, place, name)) {
        continue;
      }
      String before = before(tokens, place.from());
      if (isRejected(tokens, place.from())) {
        continue;
      }
      boolean word =
          isPlaceWord(slot, tokens, place.to())
              || before.equals("of")
                  && place.from() > 1
                  && Words.is("place_word", tokens.get(place.from() - 2).lower());
      double confidence =
          PRECISE.contains(before)
              ? 0.95
              : word
                  ? 0.9
                  : asked
                      ? 0.9
                      : LEADS.contains(before)
                          ? 0.75
                          : Set.of("a", "an", "the", ",").contains(before)
                                  || place.from() > 0 && Words.is("wish", before)
                              ? 0.65
                              : 0;
      if (confidence > 0) {
        found.add(mention(hearing, place.from(), place.to(), confidence));
      }
    }
    if (found.isEmpty()) {
      inSmallLetters(slot, hearing, asked, found);
    }
    if (found.isEmpty() && asked) {
      onlyUnknown(slot, hearing, found);
    }
    return found;
  }

  /// "in san rafael please", or just "livermore" when we have asked.
  private static void inSmallLetters(
      Slot slot, Hearing hearing, boolean asked, List<Mention> found) {
    List<Token> tokens = hearing.tokens();
    for (int i = 0; i < tokens.size(); i++) {
      boolean led =
          PRECISE.contains(tokens.get(i).lower()) || asked && tokens.get(i).lower().equals("to");
      boolean bare = asked && i == 0 && tokens.size() <= 4;
      if (!led && !bare) {
        continue;
      }
      int from = led ? i + 1 : i;
      if (from < tokens.size() && tokens.get(from).lower().equals("the")) {
        if (!asked) {
          continue;
        }
        from++;
      }
      int to = from;
      while (to < tokens.size() && to < from + 3 && isUnknown(slot, tokens.get(to))) {
        to++;
      }
      if (to < tokens.size() && to > from && tokens.get(to).lower().equals("city")) {
        to++;
      }
      if (to > from
          && !isNoPlace(
              hearing,
              new Names.Span(from, to),
              Names.key(
                  hearing.text().substring(tokens.get(from).start(), tokens.get(to - 1).end())))) {
        found.add(mention(hearing, from, to, asked ? 0.85 : 0.75));
      }
    }
  }

  /// "I am liking fremont", when we have asked: the only words that mean nothing else.
  private static void onlyUnknown(Slot slot, Hearing hearing, List<Mention> found) {
    List<Token> tokens = hearing.tokens();
    List<Integer> unknown =
        java.util.stream.IntStream.range(0, tokens.size())
            .filter(i -> isUnknown(slot, tokens.get(i)) && tokens.get(i).text().length() > 2)
            .boxed()
            .toList();
    if (!unknown.isEmpty()
        && unknown.getLast() - unknown.getFirst() == unknown.size() - 1
        && unknown.size() <= 3) {
      Mention only = mention(hearing, unknown.getFirst(), unknown.getLast() + 1, 0.6);
      if (!hearing.situation().named().contains(Names.key(only.value()))) {
        found.add(only);
      }
    }
  }

  private static boolean isUnknown(Slot slot, Token token) {
    return token.isWord()
        && !Words.isOrdinary(token.lower())
        && !Names.isTime(token)
        && !token.lower().equals("i");
  }

  private static Names.Span withoutPlaceWord(Slot slot, List<Token> tokens, Names.Span span) {
    int to = span.to();
    if (to < tokens.size() && tokens.get(to).lower().equals("city")) {
      return new Names.Span(span.from(), to + 1);
    }
    if (span.size() > 2
        && Words.is("place_word", tokens.get(span.from()).lower())
        && tokens.get(span.from() + 1).lower().equals("of")) {
      return new Names.Span(span.from() + 2, to);
    }
    boolean led = span.from() > 0 && PRECISE.contains(tokens.get(span.from() - 1).lower());
    if (led
        && span.size() == 1
        && to < tokens.size()
        && isUnknown(slot, tokens.get(to))
        && (to + 1 == tokens.size()
            || tokens.get(to + 1).isMark()
            || Words.isOrdinary(tokens.get(to + 1).lower()))) {
      return new Names.Span(span.from(), to + 1);
    }
    while (to > span.from()
        && Set.of("Area", "Region", "District").contains(tokens.get(to - 1).text())
        && to - 1 > span.from()) {
      to--;
    }
    return new Names.Span(span.from(), to);
  }

  private static boolean isPlaceWord(Slot slot, List<Token> tokens, int at) {
    return at < tokens.size()
        && (Words.is("place_word", tokens.get(at).lower())
            && !tokens.get(at).lower().equals("where"));
  }

  private static boolean isNoPlace(Finder.Hearing hearing, Names.Span span, String name) {
    Token first = hearing.tokens().get(span.from());
    return hearing.situation().named().contains(Names.key(name))
        || hearing.tokens().subList(span.from(), span.to()).stream().allMatch(Names::isTime)
        || span.size() == 1 && Names.isOrdinary(first)
        || first.isNumber()
        || hearing.slots().stream()
            .anyMatch(
                each ->
                    each.nature() == Slot.Nature.NAMED
                        && each.heads().contains(hearing.tokens().get(span.to() - 1).lower()));
  }

  /// "Not Ulm", "instead of Ulm"
  private static boolean isRejected(List<Token> tokens, int at) {
    String before = at > 0 ? tokens.get(at - 1).lower() : "";
    String second = at > 1 ? tokens.get(at - 2).lower() : "";
    return before.equals("not")
        || second.equals("not") && PRECISE.contains(before)
        || before.equals("of") && second.equals("instead")
        || before.equals("than") && second.equals("rather");
  }

  private static String before(List<Token> tokens, int at) {
    if (at > 1 && tokens.get(at - 1).lower().equals("the")) {
      return tokens.get(at - 2).lower();
    }
    return at > 0 ? tokens.get(at - 1).lower() : "";
  }

  private static Mention mention(Hearing hearing, int from, int to, double confidence) {
    int start = hearing.tokens().get(from).start();
    Token last = hearing.tokens().get(to - 1);
    int end = last.lower().endsWith("'s") ? last.end() - 2 : last.end();
    return Mention.of(hearing.text(), start, end, hearing.text().substring(start, end), confidence);
  }
}
