package io.leadledger.command.lead;

import java.util.Locale;

/// Whether a lead is worked with at all.
enum Lifecycle {
  ACTIVE,
  ARCHIVED,
  ERASED;

  static Lifecycle of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  /// The name in events and read tables.
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
