package io.leadledger.command.extraction.embedded;

import java.util.List;

/// Takes what answers a question as it is said: for data points of which nothing more is known than
/// that they are text.
final class Answers implements Finder {
  private static final int LONGEST = 300;

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    boolean answers =
        hearing.situation().asked().size() == 1
            && hearing.situation().hasAsked(slot)
            && !hearing.clause().asks()
            && !hearing.clause().isQuestion();
    boolean said =
        !hearing.clause().asks()
            && slot.weight(hearing.tokens()) >= 3
            && hearing.tokens().size() > 3;
    int from = 0;
    List<Token> tokens = hearing.tokens();
    while (from < tokens.size() - 1
        && (Words.is("filler", tokens.get(from).lower()) || tokens.get(from).isMark())) {
      from++;
    }
    boolean empty =
        Words.is("filler", tokens.get(from).lower())
            || Words.is("refusal", tokens.get(from).lower())
            || hearing.clause().has("thanks");
    int start = tokens.get(from).start();
    if (!(answers || said) || empty || hearing.end() - start > LONGEST) {
      return List.of();
    }
    String value = hearing.text().substring(start, hearing.end());
    return List.of(Mention.of(hearing.text(), start, hearing.end(), value, answers ? 0.7 : 0.6));
  }
}
