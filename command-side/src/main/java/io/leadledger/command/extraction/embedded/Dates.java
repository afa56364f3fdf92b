package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointType;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds days. Where several data points are days, each takes those that are said with its words or
/// in answer to a question about it.
final class Dates implements Finder {
  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    if (hearing.clause().asks() && !isMeant(hearing.clause())) {
      return List.of();
    }
    List<Mention> days =
        Days.in(hearing.text(), hearing.start(), hearing.end(), hearing.situation().today())
            .stream()
            .filter(day -> !isRejected(hearing, day))
            .toList();
    return days.stream()
        .filter(day -> owner(hearing, day).filter(slot::equals).isPresent())
        .toList();
  }

  /// "How about Monday?", "Is Monday possible?"
  private static boolean isMeant(Clause clause) {
    return clause.words().matches(".* (possible|available|free|about|okay|ok|work|works|fine) .*");
  }

  private static boolean isRejected(Hearing hearing, Mention day) {
    if (day.value().toLowerCase(Locale.ROOT).startsWith("to") && isByTheWay(hearing)) {
      return true;
    }
    List<Token> before =
        hearing.tokens().stream().filter(token -> token.end() <= day.start()).toList();
    if (before.isEmpty()) {
      return false;
    }
    String last = before.getLast().lower();
    String second = before.size() > 1 ? before.get(before.size() - 2).lower() : "";
    return last.equals("not")
        || (last.equals("on") || last.equals("for"))
            && (second.equals("not") || second.endsWith("n't"))
        || last.equals("of") && second.equals("instead");
  }

  /// "That's all for today."
  private static boolean isByTheWay(Hearing hearing) {
    boolean meant =
        hearing.clause().has("booking")
            || hearing.slots().stream()
                .filter(each -> each.type() == DataPointType.DATE)
                .anyMatch(
                    each ->
                        each.weight(hearing.tokens()) >= 1 || hearing.situation().hasAsked(each));
    boolean leaves = hearing.clause().words().matches(".* (all|need|help|thanks) .*");
    boolean tomorrow = hearing.clause().words().contains(" tomorrow ");
    return tomorrow ? false : !meant || leaves && !hearing.clause().has("booking");
  }

  private static Optional<Slot> owner(Hearing hearing, Mention day) {
    List<Slot> dates =
        hearing.slots().stream().filter(each -> each.type() == DataPointType.DATE).toList();
    Comparator<Slot> nearest = Comparator.comparingInt(each -> distance(hearing, each, day));
    Optional<Slot> said =
        dates.stream()
            .filter(each -> hearing.tokens().stream().anyMatch(t -> each.weight(t) >= 1))
            .min(nearest);
    if (said.isPresent()) {
      return said;
    }
    Optional<Slot> asked = hearing.situation().asked().stream().filter(dates::contains).findFirst();
    if (asked.isPresent()) {
      return asked;
    }
    boolean booking =
        hearing.clause().has("booking")
            || hearing.situation().before() != null
                && Token.of(hearing.situation().before().text()).stream()
                    .anyMatch(token -> Words.is("booking", token.lower()));
    Optional<Slot> before =
        hearing.situation().before() == null
            ? Optional.empty()
            : dates.stream()
                .filter(each -> each.weight(Token.of(hearing.situation().before().text())) >= 1)
                .findFirst();
    if (before.isPresent()) {
      return before;
    }
    return booking || dates.size() == 1
        ? dates.stream()
            .filter(
                each ->
                    dates.size() == 1
                        || each.cues().keySet().stream().anyMatch(cue -> Words.is("booking", cue)))
            .findFirst()
        : Optional.empty();
  }

  private static int distance(Hearing hearing, Slot slot, Mention day) {
    return hearing.tokens().stream()
        .filter(token -> slot.weight(token) >= 1)
        .mapToInt(
            token ->
                Math.min(Math.abs(token.start() - day.end()), Math.abs(day.start() - token.end())))
        .min()
        .orElse(Integer.MAX_VALUE);
  }
}
