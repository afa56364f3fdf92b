package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Finds sums of money: numbers with a currency, those beside a word for what is paid, and those
/// that answer a question.
final class Amounts implements Finder {
  private static final Set<String> SIGNS = Set.of("$", "€", "£", "¥");
  private static final Set<String> LIMITS =
      Set.of("under", "below", "than", "most", "max", "maximum", "to", "budget", "around");

  private static final Set<String> CURRENCIES =
      Set.of("dollar", "dollars", "bucks", "usd", "euro", "euros", "eur", "pounds", "gbp", "grand");

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    if (hearing.clause().asks()) {
      return found;
    }
    List<Token> tokens = hearing.tokens();
    List<Slot> amounts =
        hearing.slots().stream().filter(each -> each.type() == slot.type()).toList();
    boolean mine =
        amounts.size() == 1 || slot.weight(tokens) >= 1 || hearing.situation().hasAsked(slot);
    for (NumberWords.Found number : NumberWords.in(tokens)) {
      String before = number.from() > 0 ? tokens.get(number.from() - 1).lower() : "";
      String after = number.to() < tokens.size() ? tokens.get(number.to()).lower() : "";
      boolean currency =
          SIGNS.contains(before) || CURRENCIES.contains(after) || SIGNS.contains(after);
      boolean said = slot.weight(tokens) >= Slot.STRONG || hearing.situation().hasAsked(slot);
      boolean limit =
          LIMITS.contains(before)
              || Set.of("month", "monthly", "per", "week", "year").contains(after)
              || after.equals("a")
                  && number.to() + 1 < tokens.size()
                  && Set.of("month", "week", "year").contains(tokens.get(number.to() + 1).lower());
      boolean plausible = number.number().intValue() >= 10 && !countsOther(hearing, number);
      if (mine && !before.equals("not") && (currency || (said || limit) && plausible)) {
        int start = tokens.get(SIGNS.contains(before) ? number.from() - 1 : number.from()).start();
        boolean grand = after.equals("grand");
        found.add(
            Mention.of(
                hearing.text(),
                start,
                tokens.get(number.to() - 1).end(),
                (grand ? number.number().movePointRight(3) : number.number())
                    .stripTrailingZeros()
                    .toPlainString(),
                currency ? 0.95 : 0.8));
      }
    }
    return found;
  }

  private static boolean countsOther(Hearing hearing, NumberWords.Found number) {
    return number.to() < hearing.tokens().size()
        && hearing.slots().stream()
            .anyMatch(
                each ->
                    each.type() != io.leadledger.command.extraction.DataPointType.MONEY
                        && each.weight(hearing.tokens().get(number.to())) >= 1);
  }
}
