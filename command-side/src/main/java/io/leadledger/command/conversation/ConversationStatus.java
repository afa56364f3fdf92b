package io.leadledger.command.conversation;

import java.util.Locale;

/// Whether a conversation is open.
enum ConversationStatus {
  ACTIVE,
  ARCHIVED,
  CLOSED,
  SPAM;

  static ConversationStatus of(String value) {
    return valueOf(value.toUpperCase(Locale.ROOT));
  }

  /// The name in events and read tables.
  String value() {
    return name().toLowerCase(Locale.ROOT);
  }
}
