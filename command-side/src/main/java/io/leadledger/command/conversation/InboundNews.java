package io.leadledger.command.conversation;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandResult;

/// What providers of a channel tell besides messages.
public interface InboundNews {

  /// Whether something of this type, told on this channel, is for it.
  boolean isFor(String channel, String type);

  /// Takes what was told, signed and in whose name. The same may be told again.
  CommandResult take(CommandContext by, String body);
}
