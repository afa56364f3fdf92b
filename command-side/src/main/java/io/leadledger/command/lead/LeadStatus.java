package io.leadledger.command.lead;

import java.util.Locale;

/// How far a lead has come.
enum LeadStatus {
  NEW,
  CONTACTED,
  QUALIFIED,
  UNQUALIFIED,
  CONVERTED,
  LOST;

  static LeadStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  /// The name in events and read tables.
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether somebody is still working on selling.
  boolean isOpen() {
    return this == NEW || this == CONTACTED || this == QUALIFIED;
  }

  /// Whether it is decided: only reopening changes it, and not even that after a sale.
  boolean isClosed() {
    return this == CONVERTED || this == LOST;
  }
}
