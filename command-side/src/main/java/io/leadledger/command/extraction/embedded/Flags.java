package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds what is wanted or not: a word for it in a wish, or a yes or no to a question about it.
/// Whoever asks whether it is so, or remarks that it is, has not said that it has to be.
final class Flags implements Finder {
  private static final int REACH = 5;
  private static final Set<String> SUBJECTS =
      Set.of("it", "they", "that", "this", "it's", "that's", "they're", "place", "apartment");

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    List<Token> tokens = hearing.tokens();
    if (hearing.asksAbout(slot)) {
      return found;
    }
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      boolean opposite =
          token.lower().startsWith("un") && slot.weight(without(token)) >= Slot.STRONG;
      if (!opposite && slot.weight(token) < Slot.STRONG) {
        continue;
      }
      boolean asked = hearing.situation().hasAsked(slot);
      if (isIndifferent(hearing.clause())
          || isQuestion(hearing, i)
          || !asked && isRemark(hearing, i)) {
        continue;
      }
      boolean no = negated(tokens, i) != opposite;
      found.add(Mention.of(hearing.text(), token.start(), token.end(), no ? "false" : "true", 0.9));
    }
    if (found.isEmpty()
        && hearing.situation().asked().equals(List.of(slot))
        && isAboutWish(hearing)) {
      answer(hearing).ifPresent(found::add);
    }
    return found;
  }

  private static java.util.Optional<Mention> answer(Hearing hearing) {
    List<Token> tokens = hearing.tokens();
    Token first = tokens.getFirst();
    boolean yes =
        Words.is("agreement", first.lower())
            || hearing.clause().words().matches(" i (do|have|would|need|want) .*");
    boolean no =
        Words.is("refusal", first.lower()) && !first.lower().equals("actually")
            || hearing.clause().words().matches(" i (don't|do not|haven't|wouldn't) .*");
    return yes == no || isIndifferent(hearing.clause())
        ? java.util.Optional.empty()
        : java.util.Optional.of(
            Mention.of(hearing.text(), first.start(), first.end(), Boolean.toString(yes), 0.85));
  }

  /// Whether our question is about what the lead wants or has.
  private static boolean isAboutWish(Hearing hearing) {
    var before = hearing.situation().before();
    return before != null
        && Clause.of(before.text()).stream()
            .filter(Clause::isQuestion)
            .anyMatch(clause -> clause.words().matches(".* (you|your|you'd|should|must|need) .*"));
  }

  private static boolean isQuestion(Hearing hearing, int at) {
    Clause clause = hearing.clause();
    List<Token> tokens = hearing.tokens();
    if (clause.asks()) {
      return true;
    }
    String words = clause.words();
    boolean wish =
        tokens.stream()
            .anyMatch(
                token ->
                    Words.is("wish", token.lower())
                        || Words.is("further", token.lower())
                        || token.lower().equals("any"));
    if (words.contains(" or not ") || words.matches(".* (can|could|may|am) (i|we) .*")) {
      return clause.ends().equals("?") || words.contains(" or not ");
    }
    if (words.matches(".* (how|what) about .*")) {
      return false;
    }
    return clause.ends().equals("?") && !wish;
  }

  private static boolean isRemark(Hearing hearing, int at) {
    List<Token> before = hearing.tokens().subList(0, at);
    boolean wish =
        before.stream()
                .anyMatch(
                    token ->
                        Words.is("wish", token.lower())
                            && !Set.of("has", "have").contains(token.lower()))
            || before.stream()
                .anyMatch(
                    token -> Set.of("i", "we", "my", "our", "i'd", "i've").contains(token.lower()))
            || hearing.clause().words().contains(" as long as ");
    boolean subject =
        before.stream()
            .filter(token -> !Words.is("filler", token.lower()) && !token.isMark())
            .limit(2)
            .anyMatch(token -> SUBJECTS.contains(token.lower()));
    return subject && !wish;
  }

  private static boolean isIndifferent(Clause clause) {
    return clause
                .words()
                .matches(
                    ".* (matter|care|mind|either way|preference|flexible|indifferent|optional) .*")
            && clause.has("negation")
        || clause.words().contains(" optional ");
  }

  private static boolean negated(List<Token> tokens, int at) {
    for (int i = Math.max(0, at - REACH); i < at; i++) {
      String word = tokens.get(i).lower();
      if (Words.is("negation", word)
          && !(word.equals("no") && i + 1 < tokens.size() && tokens.get(i + 1).text().equals(","))
          && !followedByOnly(tokens, i)) {
        return true;
      }
    }
    for (int i = at + 1; i < Math.min(tokens.size(), at + 4); i++) {
      String word = tokens.get(i).lower();
      if (word.equals("not")
          || word.endsWith("n't")
          || word.equals("free") && tokens.get(i - 1).text().equals("-")) {
        return true;
      }
    }
    return false;
  }

  private static boolean followedByOnly(List<Token> tokens, int at) {
    return at + 1 < tokens.size()
        && Set.of("only", "just", "sure", "way", "doubt", "problem", "matter", "worries")
            .contains(tokens.get(at + 1).lower());
  }

  private static Token without(Token token) {
    return new Token(token.text(), token.lower().substring(2), token.start(), token.end());
  }
}
