package io.leadledger.command.extraction.embedded;

/// Whether two words are forms of the same one: "pet" and "pets", "furnished" and "furniture",
/// "bath" and "bathrooms".
final class Stem {
  private static final String ENDINGS =
      "|s|es|ed|d|ing|er|ers|or|room|rooms|ly|ment|ments|ance|able|ful|al|y|ies|";

  /// Before which a final e falls: "move", "moving".
  private static final String FALLING = "|ing|er|ed|able|al|ation|";

  private Stem() {}

  static boolean same(String one, String other) {
    if (one.equals(other)) {
      return true;
    }
    int common = 0;
    while (common < Math.min(one.length(), other.length())
        && one.charAt(common) == other.charAt(common)) {
      common++;
    }
    String rest = one.substring(common);
    String otherRest = other.substring(common);
    boolean falls =
        rest.equals("e") && FALLING.contains("|" + otherRest + "|")
            || otherRest.equals("e") && FALLING.contains("|" + rest + "|");
    return common >= 3 && falls
        || common >= 3 && rest.isEmpty() && ENDINGS.contains("|" + otherRest + "|")
        || common >= 3 && otherRest.isEmpty() && ENDINGS.contains("|" + rest + "|")
        || common >= 4
            && ENDINGS.contains("|" + rest + "|")
            && ENDINGS.contains("|" + otherRest + "|")
        || common >= 5
            && rest.length() <= 4
            && otherRest.length() <= 4
            && common >= Math.max(rest.length(), otherRest.length()) + 1;
  }
}
