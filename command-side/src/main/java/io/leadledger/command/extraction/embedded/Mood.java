package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.Sentiment;
import io.leadledger.command.extraction.Turn;
import java.util.List;

/// What the lead is after, and how it sounds.
final class Mood {
  private Mood() {}

  /// One of `reach_a_person`, `complain`, `cancel`, `make_appointment`, `search`, `ask_question`,
  /// `none`; what was said later counts before what was said earlier.
  static String intent(List<Turn> lead) {
    String intent = "none";
    for (Turn turn : lead) {
      String said = "none";
      for (Clause clause : Clause.of(turn.text())) {
        said = later(said, of(clause));
      }
      intent = said.equals("none") ? intent : said;
    }
    return intent;
  }

  static Sentiment sentiment(List<Turn> lead) {
    int score = 0;
    for (Turn turn : lead) {
      for (Clause clause : Clause.of(turn.text())) {
        boolean no = clause.has("negation");
        score += !clause.asks() && clause.has("pleasant") ? (no ? 0 : 1) : 0;
        score -= clause.has("complaint") && !no ? 2 : 0;
      }
    }
    return score > 0 ? Sentiment.POSITIVE : score < 0 ? Sentiment.NEGATIVE : Sentiment.NEUTRAL;
  }

  static boolean wantsPerson(List<Turn> lead) {
    return lead.stream()
        .flatMap(turn -> Clause.of(turn.text()).stream())
        .anyMatch(Mood::wantsPerson);
  }

  private static boolean wantsPerson(Clause clause) {
    return clause.words().matches(".* (talk|speak|chat|connect|transfer|reach|call) .*")
        && clause.has("person_request");
  }

  private static String of(Clause clause) {
    boolean no = clause.has("negation");
    if (wantsPerson(clause)) {
      return "reach_a_person";
    }
    if (clause.has("complaint")) {
      return "complain";
    }
    if (clause.has("cancelling")) {
      return "cancel";
    }
    if (clause.asks()) {
      return "ask_question";
    }
    if (!no
        && clause
            .words()
            .matches(
                ".* (visit|appointment|schedule|book|booking|tour|reserve|reservation|viewing) .*")) {
      return "make_appointment";
    }
    return !no && clause.has("seeking") ? "search" : "none";
  }

  private static String later(String before, String now) {
    return now.equals("none") || now.equals("ask_question") && !before.equals("none")
        ? before
        : now;
  }
}
