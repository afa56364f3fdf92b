package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import io.leadledger.command.extraction.Turn;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Listens to a conversation from its beginning, and knows at each moment what holds. What is said
/// later replaces what was said before, unless it is only guessed.
final class Listener {
  private static final double GUESS = 0.6;
  private static final int LONGEST = 10_000;

  private final List<Slot> slots;
  private final ZoneId zone;
  private final Map<Slot, Found> holds = new LinkedHashMap<>();
  private final List<Found> replaced = new ArrayList<>();
  private final Map<Slot, List<Found>> offered = new HashMap<>();
  private final Set<String> named = new HashSet<>();
  private List<Slot> asked = List.of();
  private @Nullable Turn before;

  Listener(List<DataPointDefinition> definitions, ZoneId zone) {
    this.slots = Slot.of(definitions);
    this.zone = zone;
  }

  void hear(Turn said) {
    Turn turn = cut(said);
    if (turn.byLead()) {
      hearLead(turn);
    } else {
      hearUs(turn);
    }
    before = turn;
  }

  Map<Slot, Found> holds() {
    return holds;
  }

  /// What held until something else was said, the earliest first.
  List<Found> replaced() {
    return replaced;
  }

  List<Slot> slots() {
    return slots;
  }

  private void hearUs(Turn turn) {
    asked = Questions.in(turn.text(), slots);
    for (Slot slot : slots) {
      if (slot.nature() == Slot.Nature.NAMED && slot.type() == DataPointType.TEXT) {
        List<Mention> names = Offers.in(turn.text(), slot, placesSoFar());
        if (!names.isEmpty()) {
          offered.put(
              slot, names.stream().map(each -> new Found(slot, turn.message(), each)).toList());
          names.forEach(each -> named.add(Names.key(each.value())));
        }
      }
    }
  }

  private Set<String> placesSoFar() {
    Set<String> places = new HashSet<>();
    holds.forEach(
        (slot, found) -> {
          if (slot.nature() == Slot.Nature.PLACE) {
            places.add(Names.key(found.mention().value()));
          }
        });
    return places;
  }

  /// What is longer than anybody writes is heard up to there.
  private static Turn cut(Turn turn) {
    return turn.text().length() <= LONGEST
        ? turn
        : new Turn(turn.message(), turn.byLead(), turn.text().substring(0, LONGEST), turn.at());
  }

  private void hearLead(Turn turn) {
    List<Clause> clauses = Clause.of(turn.text());
    if (clauses.isEmpty()) {
      return;
    }
    LocalDate today = turn.at().atZone(zone).toLocalDate();
    var situation = new Situation(asked, Map.copyOf(offered), Set.copyOf(named), before, today);
    Set<Slot> said = new HashSet<>();
    for (Clause clause : clauses) {
      var hearing = new Finder.Hearing(turn.text(), clause, slots, situation, clauses);
      for (Slot slot : slots) {
        for (Mention mention : Finders.of(slot).find(slot, hearing)) {
          if (isLikely(mention)) {
            take(new Found(slot, turn.message(), mention));
            said.add(slot);
          }
        }
      }
    }
    contacts(turn);
    accept(turn, clauses, said);
    if (before != null && !before.byLead()) {
      confirm(before, clauses, said, today);
    }
    asked = List.of();
  }

  private static boolean isLikely(Mention mention) {
    return mention.confidence() > 0.5;
  }

  private void contacts(Turn turn) {
    for (Slot slot : slots) {
      List<Mention> found =
          switch (slot.type()) {
            case EMAIL -> Contacts.emails(turn.text());
            case PHONE -> Contacts.phones(turn.text());
            default -> List.of();
          };
      found.forEach(mention -> take(new Found(slot, turn.message(), mention)));
    }
  }

  /// "That sounds good", "yes" and "I want to visit it" accept what we have offered last.
  private void accept(Turn turn, List<Clause> clauses, Set<Slot> said) {
    Reply reply = Reply.of(clauses);
    for (Map.Entry<Slot, List<Found>> each : offered.entrySet()) {
      Slot slot = each.getKey();
      List<Found> things = each.getValue();
      if (said.contains(slot) || things.isEmpty()) {
        continue;
      }
      int ordinal = Choices.ordinal(clauses, things.size());
      if (ordinal >= 0) {
        List<Found> inOrder =
            things.stream()
                .sorted(java.util.Comparator.comparingInt(found -> found.mention().start()))
                .toList();
        take(inOrder.get(ordinal));
      } else if (accepts(reply, slot)) {
        take(things.getFirst());
      }
    }
  }

  private boolean accepts(Reply reply, Slot slot) {
    boolean offeredNow = before != null && isOfferOrQuestion(before);
    boolean agrees = reply.agrees() && offeredNow;
    return (reply.praises() || agrees || reply.books())
        && !reply.wantsFurther()
        && !(reply.refuses() && !reply.praises());
  }

  private boolean isOfferOrQuestion(Turn turn) {
    return turn.text().contains("?")
        || offered.values().stream()
            .flatMap(List::stream)
            .anyMatch(found -> found.message().equals(turn.message()));
  }

  /// "You would like two rooms in Bonn, is that correct?" "Yes": what we said then holds too.
  private void confirm(Turn ours, List<Clause> clauses, Set<Slot> said, LocalDate today) {
    Reply reply = Reply.of(clauses);
    if (!reply.agrees() || reply.refuses()) {
      return;
    }
    for (Clause clause : Clause.of(ours.text())) {
      boolean asks = clause.isQuestion();
      boolean confirms =
          clause
              .words()
              .matches(
                  ".* (confirm|confirming|correct|right|would like|you'd like|you want|so you|how about|shall i|should i|can do|available) .*");
      if (!asks && !confirms) {
        continue;
      }
      var telling = new Clause(clause.tokens(), false, ".");
      var situation = new Situation(List.of(), Map.of(), Set.copyOf(named), null, today);
      var hearing = new Finder.Hearing(ours.text(), telling, slots, situation, List.of(telling));
      for (Slot slot : slots) {
        if (!confirms && slot.type() != DataPointType.DATE) {
          continue;
        }
        if (said.contains(slot)
            || !Set.of(
                    DataPointType.DATE,
                    DataPointType.INTEGER,
                    DataPointType.NUMBER,
                    DataPointType.MONEY)
                .contains(slot.type())) {
          continue;
        }
        Optional<Mention> mention = Finders.of(slot).find(slot, hearing).stream().findFirst();
        mention.ifPresent(each -> take(new Found(slot, ours.message(), each.at(0.75))));
      }
    }
  }

  private void take(Found said) {
    said.slot()
        .allowed(said.mention())
        .ifPresent(mention -> hold(new Found(said.slot(), said.message(), mention)));
  }

  private void hold(Found found) {
    Found earlier = holds.get(found.slot());
    if (earlier != null
        && found.mention().confidence() < GUESS
        && earlier.mention().confidence() > found.mention().confidence()) {
      return;
    }
    if (earlier != null && !earlier.mention().normalised().equals(found.mention().normalised())) {
      replaced.add(earlier);
    }
    holds.put(found.slot(), found);
  }
}
