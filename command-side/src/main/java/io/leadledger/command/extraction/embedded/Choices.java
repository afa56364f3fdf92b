package io.leadledger.command.extraction.embedded;

import java.util.List;
import java.util.Locale;

/// Finds which of the things with a name that we have offered the lead says by name, or by its
/// place among them.
final class Choices implements Finder {
  private static final List<List<String>> ORDINALS =
      List.of(
          List.of("first", "former"),
          List.of("second", "latter"),
          List.of("third"),
          List.of("fourth"));

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    if (hearing.clause().asks()) {
      return List.of();
    }
    return Names.in(hearing.tokens()).stream()
        .filter(span -> isOne(slot, hearing, span))
        .map(
            span -> {
              int start = hearing.tokens().get(span.from()).start();
              int end = hearing.tokens().get(span.to() - 1).end();
              String said = hearing.text().substring(start, end);
              return Mention.of(hearing.text(), start, end, inFull(slot, hearing, said), 0.9);
            })
        .toList();
  }

  /// What is called by the beginning of its name is meant by its whole name.
  private static String inFull(Slot slot, Hearing hearing, String said) {
    return hearing.situation().offered().getOrDefault(slot, List.of()).stream()
        .map(found -> found.mention().normalised())
        .filter(each -> Names.key(each).startsWith(Names.key(said) + " "))
        .findFirst()
        .orElse(said);
  }

  private static boolean isOne(Slot slot, Hearing hearing, Names.Span span) {
    List<Token> tokens = hearing.tokens().subList(span.from(), span.to());
    String name = Names.key(Names.text(hearing.text(), hearing.tokens(), span));
    boolean head = span.size() > 1 && slot.heads().contains(tokens.getLast().lower());
    boolean offered =
        hearing.situation().named().stream()
            .anyMatch(
                each ->
                    each.equals(name)
                        || name.length() >= 5
                            && (each.startsWith(name + " ") || name.startsWith(each + " ")));
    boolean asked =
        hearing.situation().hasAsked(slot)
            && hearing.situation().offered().getOrDefault(slot, List.of()).isEmpty();
    String before = span.from() > 0 ? hearing.tokens().get(span.from() - 1).lower() : "";
    return head
        || offered
        || asked && !Words.is("place_preposition", before) && !Names.isOrdinary(tokens.getFirst());
  }

  /// Which of several is meant: "the second one" is 1.
  static int ordinal(List<Clause> clauses, int count) {
    for (Clause clause : clauses) {
      String words = clause.words().toLowerCase(Locale.ROOT);
      for (int i = 0; i < Math.min(count, ORDINALS.size()); i++) {
        for (String ordinal : ORDINALS.get(i)) {
          if (words.matches(".* (the|your|that) " + ordinal + "( one| option| place| choice)? .*")
              && !words.contains(" of ")) {
            return i;
          }
        }
      }
      if (count > 1 && words.matches(".* the last (one|option) .*")) {
        return count - 1;
      }
    }
    return -1;
  }
}
