package io.leadledger.command.conversation;

/// Why a conversation is analysed, as its events say it.
final class Occasion {
  static final String QUIET = "quiet";
  static final String CLOSED = "closed";
  static final String REQUEST = "request";

  private Occasion() {}
}
