package io.leadledger.command.extraction.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds how the lead is called.
final class Persons implements Finder {
  private static final Pattern INTRODUCED =
      Pattern.compile(
          "\\b(?i:my (?:full |first |last )?name is|my name's|name is|i am called|call me|this is|i'm|i’m|i am|it's|name:)\\s+(?<name>\\p{Lu}[\\p{L}'’.-]*(?:\\s+\\p{Lu}[\\p{L}'’-]*){0,3})");
  private static final Pattern IN_SMALL_LETTERS =
      Pattern.compile(
          "\\b(?i:my (?:full |first )?name is|my name's|call me)\\s+(?<name>[\\p{L}'’-]+(?:\\s+[\\p{L}'’-]+)?)");

  @Override
  public List<Mention> find(Slot slot, Hearing hearing) {
    List<Mention> found = new ArrayList<>();
    introduced(INTRODUCED, hearing, 0.9, found);
    if (found.isEmpty()) {
      introduced(IN_SMALL_LETTERS, hearing, 0.75, found);
    }
    if (found.isEmpty() && hearing.situation().hasAsked(slot) && !hearing.clause().asks()) {
      Names.in(hearing.tokens()).stream()
          .filter(span -> span.size() <= 4 && !Names.isOrdinary(hearing.tokens().get(span.from())))
          .limit(1)
          .forEach(
              span -> {
                int start = hearing.tokens().get(span.from()).start();
                int end = hearing.tokens().get(span.to() - 1).end();
                found.add(
                    Mention.of(
                        hearing.text(), start, end, hearing.text().substring(start, end), 0.85));
              });
    }
    return found;
  }

  private static void introduced(
      Pattern pattern, Hearing hearing, double confidence, List<Mention> found) {
    Matcher matcher = pattern.matcher(hearing.text()).region(hearing.start(), hearing.end());
    while (matcher.find()) {
      Token first = Token.of(matcher.group("name")).getFirst();
      if (!Names.isOrdinary(first) && !Names.isTime(first)) {
        found.add(
            Mention.of(
                hearing.text(),
                matcher.start("name"),
                matcher.end("name"),
                matcher.group("name"),
                confidence));
      }
    }
  }
}
