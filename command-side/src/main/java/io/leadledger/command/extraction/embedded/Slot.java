package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
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

  private static final double NAME = 3;
  private static final double EXAMPLE = 2;
  private static final double DESCRIPTION = 1;

  /// What kind of text is looked for.
  enum Nature {
    PLACE,
    PERSON,
    NAMED,
    OTHER
  }

  static List<Slot> of(List<DataPointDefinition> definitions) {
    Map<String, Integer> sharing = new HashMap<>();
    List<Map<String, Double>> cues = definitions.stream().map(Slot::cues).toList();
    for (Map<String, Double> each : cues) {
      each.keySet()
          .forEach(
              word ->
                  sharing.merge(
                      word,
                      (int)
                          cues.stream()
                              .filter(
                                  other ->
                                      other.keySet().stream().anyMatch(w -> Stem.same(w, word)))
                              .count(),
                      Math::max));
    }
    List<Slot> slots = new ArrayList<>();
    for (int i = 0; i < definitions.size(); i++) {
      DataPointDefinition definition = definitions.get(i);
      Map<String, Double> own = new LinkedHashMap<>(cues.get(i));
      int at = i;
      own.entrySet()
          .removeIf(
              cue ->
                  sharing.getOrDefault(cue.getKey(), 1) > 1
                          && strongest(cues, cue.getKey()) > cue.getValue()
                      || sharing.getOrDefault(cue.getKey(), 1) > 1
                          && cue.getValue() < NAME
                          && !cues.get(at).isEmpty());
      slots.add(new Slot(definition, nature(definition), own, heads(definition)));
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

  private static double strongest(List<Map<String, Double>> cues, String word) {
    return cues.stream()
        .flatMap(each -> each.entrySet().stream())
        .filter(cue -> Stem.same(cue.getKey(), word))
        .mapToDouble(Map.Entry::getValue)
        .max()
        .orElse(0);
  }

  private static Map<String, Double> cues(DataPointDefinition definition) {
    Map<String, Double> cues = new LinkedHashMap<>();
    weigh(
        cues,
        definition.name().replaceAll("([a-z])([A-Z])", "$1 $2").replaceAll("[_-]", " "),
        NAME);
    if (definition.type() != DataPointType.TEXT) {
      List<String> named = List.copyOf(cues.keySet());
      definition.examples().stream()
          .filter(
              example ->
                  Token.of(example).stream()
                      .noneMatch(
                          token -> named.stream().anyMatch(cue -> Stem.same(cue, token.lower()))))
          .forEach(example -> weigh(cues, example, EXAMPLE));
    }
    weigh(cues, definition.description(), DESCRIPTION);
    return cues;
  }

  private static void weigh(Map<String, Double> cues, String text, double weight) {
    List<Token> tokens = Token.of(text);
    boolean suchAs = false;
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      String word = token.lower();
      suchAs |=
          i > 0 && word.equals("as") && tokens.get(i - 1).lower().equals("such")
              || word.equals("like")
              || word.equals("including");
      suchAs &= !token.text().equals(".");
      if (token.isNumber() && token.text().matches("\\d+\\p{L}+")) {
        cues.merge(word.replaceFirst("\\d+", ""), weight, Math::max);
      }
      if (token.isWord()
          && word.length() > 2
          && !Words.is("generic", word)
          && !Words.is("weekday", word)
          && !Words.is("month", word)
          && !Words.is("preposition", word)
          && !Words.is("pronoun", word)
          && !Words.is("determiner", word)
          && !Words.is("wish", word)
          && !Words.is("filler", word)
          && !Words.is("negation", word)
          && NumberWords.in(List.of(token)).isEmpty()) {
        cues.merge(word, suchAs ? Math.max(weight, EXAMPLE) : weight, Math::max);
      }
    }
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
