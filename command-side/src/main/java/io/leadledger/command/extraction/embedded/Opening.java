package io.leadledger.command.extraction.embedded;

import java.util.List;
import java.util.Set;

/// How a clause opens, which tells whether it asks for information ("is it furnished?") or for a
/// deed ("can you find one in Ulm?").
final class Opening {
  private static final Set<String> PERMISSIVE = Set.of("can", "could", "may", "might", "would");
  private static final Set<String> SOME =
      Set.of("a", "an", "any", "some", "something", "anything", "one");
  private static final Set<String> KNOWN =
      Set.of("the", "their", "its", "your", "phone", "contact", "more");

  private final List<String> words;
  private final String ends;
  private final int first;

  private Opening(List<String> words, String ends, int first) {
    this.words = words;
    this.ends = ends;
    this.first = first;
  }

  /// @param ends the mark that the clause ends with
  static boolean asks(List<String> words, String ends) {
    int first = 0;
    while (first < words.size()
        && (Words.is("filler", words.get(first))
            || !Character.isLetterOrDigit(words.get(first).charAt(0)))) {
      first++;
    }
    if (words.subList(first, words.size()).indexOf("by") == 0
        && first + 3 < words.size()
        && words.get(first + 2).equals("way")) {
      first += 3;
    }
    return first < words.size() && new Opening(words, ends, first).asks();
  }

  private boolean asks() {
    if (starts("if") || starts("whether")) {
      return starts("whether") || first > 0 || ends.equals("?") || !words.contains(",");
    }
    if (Words.is("interrogative", word(0))) {
      return !word(1).equals("about") && (!starts("which") || ends.equals("?"));
    }
    if (Words.is("tell_verb", word(0))) {
      return asksToTell();
    }
    if (!Words.is("auxiliary", word(0))) {
      return false;
    }
    boolean permissive = PERMISSIVE.contains(word(0));
    if (permissive && (word(1).equals("you") || word(1).equals("u"))) {
      String verb = word(2).equals("please") || word(2).equals("also") ? word(3) : word(2);
      return Words.is("tell_verb", verb) && !verb.equals("check");
    }
    if (permissive && (word(1).equals("i") || word(1).equals("we"))) {
      return asksToKnow();
    }
    return offers() ? !wantsSome() : isInverted();
  }

  /// "Tell me ...", "check out ..."; but "check in Ulm" asks for a deed.
  private boolean asksToTell() {
    boolean deed = starts("say") || starts("check");
    return !deed
        || words.contains("out")
        || !ends.isEmpty() && Words.is("determiner", word(1)) && !words.contains("in");
  }

  /// "May I have the number", "can I ask ..."; but "can I get a red one" asks for a deed.
  private boolean asksToKnow() {
    return word(2).equals("know")
        || word(2).equals("ask")
        || (word(2).equals("get") || word(2).equals("have")) && KNOWN.contains(word(3));
  }

  private boolean offers() {
    return starts("do") && word(1).equals("you") && word(2).equals("have")
        || starts("have") && word(1).equals("you")
        || (starts("is") || starts("are")) && word(1).equals("there");
  }

  /// "Do you have any with a garden?" wants one.
  private boolean wantsSome() {
    return words.stream().anyMatch(word -> Words.is("further", word))
        || starts("do") && SOME.contains(word(3))
        || words.contains("with")
        || words.contains("that")
        || words.contains("in")
        || words.contains("any") && !words.contains("there");
  }

  /// "Is it ...?"; not "would like ...", "don't ...", "have to ...".
  private boolean isInverted() {
    boolean wish = starts("would") && Set.of("like", "prefer", "love").contains(word(1));
    boolean order = Words.is("negation", word(0)) || starts("do") && word(1).equals("not");
    boolean statement = (starts("have") || starts("has") || starts("should")) && !ends.equals("?");
    return !wish && !order && !statement;
  }

  private boolean starts(String word) {
    return word(0).equals(word);
  }

  private String word(int place) {
    return first + place < words.size() ? words.get(first + place) : "";
  }
}
