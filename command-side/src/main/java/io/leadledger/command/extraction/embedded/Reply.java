package io.leadledger.command.extraction.embedded;

import java.util.List;
import java.util.regex.Pattern;

/// How what the lead says answers what we have said before.
///
/// @param agrees to a question or an offer
/// @param refuses it
/// @param praises what was offered
/// @param wantsFurther wants something else than what was offered
record Reply(
    boolean agrees, boolean refuses, boolean praises, boolean wantsFurther, boolean books) {
  private static final Pattern TAKES =
      Pattern.compile(
          " (?:try|rent|take|check|choose|pick|call|apply|buy|order|like|love|go with|go for|visit|see|give|want) (?:it|this|that|them|these|those|the (?:place|apartment|property|one)) "
              + "| (?:what|everything|all|exactly|which) (?:that )?i (?:need|want|was looking|am looking|needed|wanted|have been|'m looking) ");

  static Reply of(List<Clause> clauses) {
    boolean agrees = false;
    boolean refuses = false;
    boolean praises = false;
    boolean further = false;
    boolean books = false;
    boolean asks = clauses.stream().anyMatch(Clause::asks);
    for (int i = 0; i < clauses.size(); i++) {
      Clause clause = clauses.get(i);
      List<Token> tokens = clause.tokens();
      Token first = tokens.stream().filter(Token::isWord).findFirst().orElse(tokens.getFirst());
      if (i == 0) {
        agrees = Words.is("agreement", first.lower()) && !clause.has("negation");
        refuses = Words.is("refusal", first.lower());
      }
      String words = clause.words();
      boolean done =
          words.contains(" all ")
              || words.contains(" anything else ")
              || words.contains(" more help ")
              || words.contains(" nothing else ")
              || words.contains(" further ")
              || words.contains(" thing else ")
              || clause.has("thanks");
      boolean about =
          words.matches(
              ".* (that|it|this|these|those|one|place|apartment|property|option|sounds?|looks?|seems?|works?|perfect|great|good|suits?|fits?|that's|it's|that'll|it'll|interested) .*");
      boolean remark =
          words.matches("(?: (?:ok|okay|yes|yeah|well|oh|,))* (that|it|this|that's|it's) .*")
              && !clause.isQuestion();
      if (!done
          && !remark
          && tokens.stream().anyMatch(token -> Words.is("further", token.lower()))) {
        further = true;
      }
      boolean faint = asks && isFaint(clause);
      if (!clause.asks() && about && !faint && clause.has("praise") && !negatesPraise(tokens)) {
        praises = true;
      }
      if (!clause.asks() && !clause.has("negation") && TAKES.matcher(words).find()) {
        praises = true;
      }
      if (!clause.asks() && clause.has("booking") && !clause.has("negation")) {
        books = true;
      }
    }
    return new Reply(
        agrees && !(asks && clauses.size() > 1 && isFaint(clauses.getFirst())),
        refuses,
        praises,
        further,
        books);
  }

  /// "Great." or "Okay." before a question says little.
  private static boolean isFaint(Clause clause) {
    return clause.tokens().stream()
        .filter(Token::isWord)
        .allMatch(token -> Words.is("filler", token.lower()));
  }

  private static boolean negatesPraise(List<Token> tokens) {
    for (int i = 0; i < tokens.size(); i++) {
      if (Words.is("praise", tokens.get(i).lower())) {
        for (int j = Math.max(0, i - 4); j < i; j++) {
          if (Words.is("negation", tokens.get(j).lower())) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
