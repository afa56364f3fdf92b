package io.leadledger.command.extraction.embedded;

import java.util.List;

/// Finds values of one kind of data point in what the lead says.
interface Finder {
  /// A clause of the lead's, with all that is needed to understand it.
  ///
  /// @param slots all that are looked for
  /// @param all clauses of what the lead says at once
  record Hearing(
      String text, Clause clause, List<Slot> slots, Situation situation, List<Clause> all) {
    /// Whether the lead asks about it in the same breath.
    boolean asksAbout(Slot slot) {
      return all.stream()
          .anyMatch(each -> each.asks() && slot.weight(each.tokens()) >= Slot.STRONG);
    }

    List<Token> tokens() {
      return clause.tokens();
    }

    int start() {
      return clause.tokens().getFirst().start();
    }

    int end() {
      return clause.tokens().getLast().end();
    }
  }

  /// The values of a slot, in the order in which they are said.
  List<Mention> find(Slot slot, Hearing hearing);
}
