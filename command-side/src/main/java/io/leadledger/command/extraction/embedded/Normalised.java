package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointDefinition;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/// A value as it is compared, from the words in which somebody states it.
public final class Normalised {
  private Normalised() {}

  /// Empty if the words state no value of that kind.
  ///
  /// @param today from where days such as "tomorrow" are seen
  public static Optional<String> of(DataPointDefinition definition, String words, LocalDate today) {
    if (!definition.allowedValues().isEmpty()) {
      String plain = words.replace('_', ' ');
      return definition.allowedValues().stream()
          .filter(value -> Names.key(value.replace('_', ' ')).equals(Names.key(plain)))
          .findFirst();
    }
    return switch (definition.type()) {
      case TEXT -> Optional.of(words).filter(said -> !Names.key(said).isEmpty());
      case BOOLEAN -> flag(words.strip());
      case INTEGER, NUMBER, MONEY ->
          NumberWords.in(Token.of(words)).stream()
              .map(found -> found.number().stripTrailingZeros().toPlainString())
              .findFirst();
      case DATE -> first(Days.in(words, 0, words.length(), today));
      case EMAIL -> first(Contacts.emails(words));
      case PHONE -> first(Contacts.phones(words));
    };
  }

  /// Whether two names are the same but for capitals, punctuation and an article before them.
  public static boolean sameText(String one, String other) {
    return Names.key(one).equals(Names.key(other));
  }

  static Optional<String> flag(String words) {
    if (words.equalsIgnoreCase("true") || words.equalsIgnoreCase("yes")) {
      return Optional.of("true");
    }
    return words.equalsIgnoreCase("false") || words.equalsIgnoreCase("no")
        ? Optional.of("false")
        : Optional.empty();
  }

  private static Optional<String> first(List<Mention> mentions) {
    return mentions.stream().map(Mention::normalised).findFirst();
  }
}
