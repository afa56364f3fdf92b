package io.leadledger.command.conversation;

import java.util.List;
import java.util.Locale;

/// How far a lead has come within a conversation.
enum Stage {
  CHAT_INITIATED,
  INFO_COLLECTED,
  TOUR_SCHEDULED,
  TOUR_COMPLETED,
  HANDED_OFF,
  ACTIVE,
  COMPLETED,
  ABANDONED;

  /// Those that somebody may say; the others follow from what happens.
  static final List<String> SAID =
      List.of("chat_initiated", "info_collected", "tour_scheduled", "tour_completed", "active");

  static Stage of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  /// The name in events and read tables.
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  boolean hasTour() {
    return this == TOUR_SCHEDULED || this == TOUR_COMPLETED;
  }
}
