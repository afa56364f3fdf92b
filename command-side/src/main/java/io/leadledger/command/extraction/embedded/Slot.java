package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// A definition with what its words tell of how people talk about it.
///
/// @param cues words that point to it, each with its weight: those of its name weigh most, those
///     that it shares with other definitions nothing
/// @param heads words with which its values end, such as "Apartments"
record Slot(
    DataPointDefinition definition, Nature nature, Map<String, Double> cues, Set<String> heads) {
  /// From this weight on a single word is enough.
  static final double STRONG = 2;

  /// What kind of text is looked for.
  enum Nature {
    PLACE,
    PERSON,
    NAMED,
    OTHER
  }

  static List<Slot> of(List<DataPointDefinition> definitions) {
    List<Map<String, Double>> cues = Cues.of(definitions);
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      DataPointDefinition definition = definitions.get(i);
      slots.add(new Slot(definition, nature(definition), cues.get(i), heads(definition)));
    }
    return slots;
  }

  String name() {
    return definition.name();
  }

  /// Text of which only numbers, or only yes and no, are allowed is a number, or yes or no.
  DataPointType type() {
    List<String> allowed = definition.allowedValues();
    if (definition.type() != DataPointType.TEXT || allowed.isEmpty()) {
      return definition.type();
    }
    if (allowed.stream().allMatch(value -> Normalised.flag(value).isPresent())) {
      return DataPointType.BOOLEAN;
    }
    return allowed.stream().allMatch(value -> value.matches("\\d{1,9}"))
        ? DataPointType.INTEGER
        : DataPointType.TEXT;
  }

  /// The value as it is allowed; empty if it is not.
  Optional<Mention> allowed(Mention mention) {
    List<String> allowed = definition.allowedValues();
    if (allowed.isEmpty()) {
      return Optional.of(mention);
    }
    return allowed.stream()
        .filter(value -> isSame(value, mention.normalised()))
        .findFirst()
        .map(mention::as);
  }

  private static boolean isSame(String allowed, String found) {
    return allowed.equalsIgnoreCase(found)
        || Normalised.flag(allowed).filter(found::equals).isPresent();
  }

  /// How much a word points here.
  double weight(Token token) {
    double weight = 0;
    for (Map.Entry<String, Double> cue : cues.entrySet()) {
      if (cue.getValue() > weight && Stem.same(cue.getKey(), token.lower())) {
        weight = cue.getValue();
      }
    }
    return weight;
  }

  /// How much a text points here.
  double weight(List<Token> tokens) {
    return tokens.stream().mapToDouble(this::weight).max().orElse(0);
  }

  private static Set<String> heads(DataPointDefinition definition) {
    return definition.examples().stream()
        .map(Token::of)
        .filter(tokens -> tokens.size() > 1)
        .map(tokens -> tokens.getLast().lower())
        .filter(word -> !Words.is("street", word))
        .collect(java.util.stream.Collectors.toUnmodifiableSet());
  }

  private static Nature nature(DataPointDefinition definition) {
    List<String> name =
        Token.of(definition.name().replace('_', ' ')).stream().map(Token::lower).toList();
    List<String> all =
        Stream.concat(name.stream(), Token.of(definition.description()).stream().map(Token::lower))
            .toList();
    boolean named =
        name.stream().anyMatch(word -> Words.is("name_word", word)) || all.contains("name");
    if (named) {
      return all.stream().limit(name.size()).anyMatch(word -> Words.is("person_word", word))
              || all.stream()
                      .noneMatch(
                          word ->
                              name.contains(word)
                                  && !Words.is("name_word", word)
                                  && !Words.is("person_word", word))
                  && all.stream().anyMatch(word -> Words.is("person_word", word))
          ? Nature.PERSON
          : Nature.NAMED;
    }
    return all.stream().anyMatch(word -> Words.is("place_word", word))
        ? Nature.PLACE
        : Nature.OTHER;
  }
}
