package io.leadledger.command.conversation;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/// After how long a quiet a conversation counts as abandoned, and that somebody looks then.
interface QuietTimes {

  /// How long the conversations of a channel may be quiet.
  Duration of(String channel);

  /// Has [ConversationCommand.AbandonIfQuiet] sent at this moment, in the name of this member, also
  /// if the process has been started anew by then. Takes part in the present transaction.
  void lookAgain(UUID tenant, UUID actor, UUID conversation, Instant at);
}
