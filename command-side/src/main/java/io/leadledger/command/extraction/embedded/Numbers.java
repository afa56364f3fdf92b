package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointType;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds numbers: those that stand beside a word for what they count, and those that answer a
/// question.
final class Numbers implements Finder {
  private static final int REACH = 3;
  private static final Set<String> RELATIVE =
      Set.of("more", "other", "extra", "additional", "less", "another");

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    if (hearing.clause().asks()) {
      return found;
    }
    List<Token> tokens = hearing.tokens();
    List<NumberWords.Found> numbers = NumberWords.in(tokens);
    for (NumberWords.Found number : numbers) {
      if (slot.type() == DataPointType.INTEGER && !number.isWhole() || isRejected(tokens, number)) {
        continue;
      }
      if (counts(slot, hearing, number, numbers)) {
        found.add(mention(hearing, number, 0.95));
      }
    }
    if (found.isEmpty() && hearing.situation().hasAsked(slot)) {
      answer(slot, hearing, numbers).ifPresent(number -> found.add(mention(hearing, number, 0.9)));
    }
    return found;
  }

  /// "2 large bedrooms", "bedrooms: 2", but not "2 bedrooms and bathrooms" for the bathrooms.
  private static boolean counts(
      Slot slot, Hearing hearing, NumberWords.Found number, List<NumberWords.Found> all) {
    List<Token> tokens = hearing.tokens();
    String unit = tokens.get(number.from()).lower().replaceFirst("^[\\d.,]+", "");
    if (tokens.get(number.from()).isNumber()
        && !unit.isEmpty()
        && slot.cues().getOrDefault(unit, 0.0) >= 1) {
      return true;
    }
    for (int i = number.to(); i < Math.min(tokens.size(), number.to() + REACH); i++) {
      int at = i;
      Token token = tokens.get(i);
      if (slot.weight(token) >= 1) {
        return true;
      }
      boolean other =
          hearing.slots().stream().anyMatch(each -> each != slot && each.weight(token) >= 1);
      boolean leaves =
          token.isMark() && !token.text().equals("-")
              || Set.of("and", "or", "with").contains(token.lower());
      if (other || leaves || all.stream().anyMatch(each -> each.from() == at)) {
        break;
      }
    }
    for (int i = number.from() - 1; i >= Math.max(0, number.from() - REACH - 1); i--) {
      int at = i;
      Token token = tokens.get(i);
      if (slot.weight(token) >= 1) {
        return !countedAlready(hearing, at, all)
            && tokens.subList(at + 1, number.from()).stream()
                .noneMatch(t -> Set.of("and", "or", "with", "in", "for").contains(t.lower()));
      }
      if (hearing.slots().stream().anyMatch(each -> each != slot && each.weight(token) >= 1)) {
        return false;
      }
    }
    return false;
  }

  /// Whether the word at a place has a number just before it, which then is what it counts.
  private static boolean countedAlready(Hearing hearing, int at, List<NumberWords.Found> all) {
    return all.stream().anyMatch(each -> each.to() <= at && at - each.to() < REACH);
  }

  private static boolean isRejected(List<Token> tokens, NumberWords.Found number) {
    String before = number.from() > 0 ? tokens.get(number.from() - 1).lower() : "";
    String second = number.from() > 1 ? tokens.get(number.from() - 2).lower() : "";
    String after = number.to() < tokens.size() ? tokens.get(number.to()).lower() : "";
    return before.equals("not")
        || before.equals("of") && second.equals("instead")
        || before.equals("than") && second.equals("rather")
        || RELATIVE.contains(after) && !after.equals("more")
        || after.equals("more") && !second.equals("or")
        || before.equals("$")
        || before.equals("#")
        || tokens.get(number.from()).lower().equals("one")
            && !second.equals("just")
            && !second.equals("only")
            && Set.of(
                    "that", "this", "which", "the", "another", "other", "any", "first", "last",
                    "good", "next")
                .contains(before)
            && (after.isEmpty()
                || !Character.isLetter(after.charAt(0))
                || Words.is("auxiliary", after)
                || Words.is("praise", after)
                || Words.is("preposition", after)
                || Words.is("pronoun", after)
                || after.startsWith("sound")
                || after.startsWith("seem")
                || after.startsWith("look"));
  }

  /// Of several that were asked for, the numbers answer in the same order.
  private static java.util.Optional<NumberWords.Found> answer(
      Slot slot, Hearing hearing, List<NumberWords.Found> numbers) {
    List<NumberWords.Found> free =
        numbers.stream()
            .filter(number -> !isRejected(hearing.tokens(), number))
            .filter(
                number ->
                    hearing.slots().stream()
                        .noneMatch(
                            each -> isNumeric(each) && counts(each, hearing, number, numbers)))
            .filter(number -> !partOfName(hearing, number))
            .toList();
    List<Slot> asked = hearing.situation().asked().stream().filter(Numbers::isNumeric).toList();
    int place = Math.max(0, asked.indexOf(slot));
    return place < free.size()
        ? java.util.Optional.of(free.get(place))
        : java.util.Optional.empty();
  }

  private static boolean isNumeric(Slot slot) {
    return slot.type() == DataPointType.INTEGER || slot.type() == DataPointType.NUMBER;
  }

  private static boolean partOfName(Hearing hearing, NumberWords.Found number) {
    List<Token> tokens = hearing.tokens();
    boolean month = tokens.size() > number.to() && Names.isTime(tokens.get(number.to()));
    return month
        || Names.in(tokens).stream()
            .anyMatch(
                span ->
                    span.from() <= number.from()
                        && number.to() <= span.to()
                        && span.size() > number.to() - number.from());
  }

  private static Mention mention(Hearing hearing, NumberWords.Found number, double confidence) {
    return Mention.of(
        hearing.text(),
        hearing.tokens().get(number.from()).start(),
        hearing.tokens().get(number.to() - 1).end(),
        number.number().stripTrailingZeros().toPlainString(),
        confidence);
  }
}
