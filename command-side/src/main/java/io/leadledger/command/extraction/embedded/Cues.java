package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.DataPointDefinition;
import io.leadledger.command.extraction.DataPointType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The words of definitions that point to them, each with its weight: those of the name weigh most,
/// those of examples are enough by themselves, those of the description help.
final class Cues {
  private static final double NAME = 3;
  private static final double EXAMPLE = Slot.STRONG;
  private static final double DESCRIPTION = 1;

  private Cues() {}

  /// For each definition, in their order. A word that several share points to those only that have
  /// it in their names.
  static List<Map<String, Double>> of(List<DataPointDefinition> definitions) {
    List<Map<String, Double>> all = definitions.stream().map(Cues::weighed).toList();
    return all.stream()
        .map(
            cues -> {
              Map<String, Double> own = new LinkedHashMap<>(cues);
              own.entrySet().removeIf(cue -> cue.getValue() < NAME && isShared(cue.getKey(), all));
              return own;
            })
        .toList();
  }

  private static boolean isShared(String word, List<Map<String, Double>> all) {
    return all.stream()
            .filter(cues -> cues.keySet().stream().anyMatch(other -> Stem.same(other, word)))
            .count()
        > 1;
  }

  private static Map<String, Double> weighed(DataPointDefinition definition) {
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
}
