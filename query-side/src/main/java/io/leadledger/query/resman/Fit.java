package io.leadledger.query.resman;

import org.jspecify.annotations.Nullable;

/// Texts for columns that this schema documents shorter than commands allow. The history keeps them
/// whole.
final class Fit {
  private Fit() {}

  /// As many characters of the text as fit: enough to know a person by.
  static @Nullable String start(@Nullable String text, int length) {
    if (text == null || text.codePointCount(0, text.length()) <= length) {
      return text;
    }
    return text.substring(0, text.offsetByCodePoints(0, length));
  }

  /// The text if it fits, else null: half an address leads nowhere.
  static @Nullable String whole(@Nullable String text, int length) {
    return text == null || text.codePointCount(0, text.length()) > length ? null : text;
  }
}
