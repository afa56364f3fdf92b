package io.leadledger.command.extraction.embedded;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Lists of English words, by what they do in a conversation: `extraction/words.txt`, in which a
/// line is the name of a list, a colon, and its words or expressions, separated by commas.
final class Words {
  private static final Map<String, Set<String>> LISTS = read();

  private static final Set<String> ALL =
      LISTS.values().stream().flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());

  private static final List<String> FUNCTIONS =
      List.of(
          "filler",
          "interrogative",
          "auxiliary",
          "pronoun",
          "preposition",
          "conjunction",
          "negation",
          "wish",
          "ask_verb",
          "tell_verb",
          "agreement",
          "thanks",
          "booking",
          "determiner");

  private Words() {}

  static boolean is(String list, String word) {
    return list(list).contains(word);
  }

  static Set<String> list(String name) {
    return Objects.requireNonNull(LISTS.get(name), name);
  }

  /// Whether a word is one of ordinary language, and so no name.
  static boolean isOrdinary(String word) {
    int apostrophe = word.indexOf('\'');
    return ALL.contains(word) || apostrophe > 0 && ALL.contains(word.substring(0, apostrophe));
  }

  /// Whether a word does nothing but hold others together, and so begins no name.
  static boolean isFunction(String word) {
    return FUNCTIONS.stream().anyMatch(list -> is(list, word));
  }

  private static Map<String, Set<String>> read() {
    try (InputStream file =
        Objects.requireNonNull(Words.class.getResourceAsStream("/extraction/words.txt"))) {
      Map<String, Set<String>> lists = new HashMap<>();
      new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.isBlank() && !line.startsWith("#"))
          .map(line -> line.split(":", 2))
          .forEach(
              line ->
                  lists
                      .computeIfAbsent(line[0].strip(), _ -> new TreeSet<>())
                      .addAll(List.of(line[1].strip().split("\\s*,\\s*"))));
      return lists;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
