package io.leadledger.command.extraction.embedded;

import io.leadledger.command.extraction.Analysis;
import io.leadledger.command.extraction.ConversationAnalyser;
import io.leadledger.command.extraction.Turn;

/// The engine that needs nothing: it is always there, says the same of the same conversation, and
/// costs nothing.
public final class EmbeddedAnalyser implements ConversationAnalyser {
  /// How it calls itself.
  public static final String NAME = "embedded";

  @Override
  public Analysis analyse(Request request) {
    var listener = new Listener(request.definitions(), request.zone());
    for (Turn turn : request.turns()) {
      listener.hear(turn);
    }
    return Account.of(request, listener);
  }
}
