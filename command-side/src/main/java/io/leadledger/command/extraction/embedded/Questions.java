package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointType;
import java.util.ArrayList;
import java.util.List;

/// What we ask for when we say something, in the order in which we ask.
final class Questions {
  private Questions() {}

  static List<Slot> in(String text, List<Slot> slots) {
    List<Slot> asked = new ArrayList<>();
    for (Clause clause : Clause.of(text)) {
      if (clause.isQuestion() || isRequest(clause)) {
        in(clause, slots).stream().filter(slot -> !asked.contains(slot)).forEach(asked::add);
      }
    }
    return asked;
  }

  private static boolean isRequest(Clause clause) {
    String words = clause.words();
    return words.startsWith(" please ") && !words.contains(" confirm ")
        || words.contains(" tell me ")
        || words.contains(" let me know ")
        || words.contains(" need to know ")
        || words.contains(" may i have ")
        || words.contains(" i need your ");
  }

  private static List<Slot> in(Clause clause, List<Slot> slots) {
    record At(int token, Slot slot) {}
    List<At> found = new ArrayList<>();
    for (Slot slot : slots) {
      for (int i = 0; i < clause.tokens().size(); i++) {
        if (slot.weight(clause.tokens().get(i)) >= 1) {
          found.add(new At(i, slot));
          break;
        }
      }
    }
    String words = clause.words();
    for (Slot slot : slots) {
      boolean hinted =
          switch (slot.nature()) {
            case PLACE ->
                words.contains(" where ")
                    || words.contains(" city ")
                    || words.contains(" location ")
                    || words.contains(" town ")
                    || words.contains(" area ");
            case PERSON -> words.contains(" your name ") || words.contains(" who ");
            case NAMED, OTHER ->
                slot.type() == DataPointType.DATE
                    && (words.contains(" when ")
                        || words.contains(" what day ")
                        || words.contains(" which day ")
                        || words.contains(" what date ")
                        || words.contains(" date "));
          };
      boolean hintedByType =
          slot.type() == DataPointType.EMAIL && words.contains(" email ")
              || slot.type() == DataPointType.PHONE && words.contains(" phone ")
              || slot.type() == DataPointType.MONEY
                  && words.matches(".* (budget|price|spend|pay|afford|cost|much) .*");
      if ((slot.type() == DataPointType.TEXT
              ? hinted
              : hinted && slot.type() == DataPointType.DATE || hintedByType)
          && found.stream()
              .noneMatch(
                  at ->
                      at.slot().equals(slot)
                          || slot.type() != DataPointType.TEXT
                              && at.slot().type() == slot.type())) {
        found.add(new At(clause.tokens().size(), slot));
      }
    }
    boolean narrower = found.stream().anyMatch(at -> at.slot().nature() != Slot.Nature.NAMED);
    found.removeIf(at -> at.slot().nature() == Slot.Nature.NAMED && narrower);
    return found.stream()
        .sorted(java.util.Comparator.comparingInt(At::token))
        .map(At::slot)
        .toList();
  }
}
