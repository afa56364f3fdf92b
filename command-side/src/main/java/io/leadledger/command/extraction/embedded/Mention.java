package io.leadledger.command.extraction.embedded;

/// A value that stands somewhere in a text.
///
/// @param value as it was said
/// @param normalised as it is compared
record Mention(String value, String normalised, int start, int end, double confidence) {
  static Mention of(String text, int start, int end, String normalised, double confidence) {
    return new Mention(text.substring(start, end), normalised, start, end, confidence);
  }

  Mention as(String other) {
    return new Mention(value, other, start, end, confidence);
  }

  Mention at(double other) {
    return new Mention(value, normalised, start, end, other);
  }
}
