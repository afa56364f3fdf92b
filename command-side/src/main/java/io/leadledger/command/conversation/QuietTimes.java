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

  /// How long nothing is said until it is time to understand what was said.
  Duration beforeAnalysis();

  /// Has what is said in a conversation understood at this moment, or as soon as it has been quiet
  /// for [#beforeAnalysis()]; in the present transaction, as [#lookAgain].
  ///
  /// @param known how many of its messages are understood already: with as many it is one deadline
  /// @param occasion why, such as `quiet` or `closed`
  void analyse(UUID tenant, UUID actor, UUID conversation, int known, String occasion, Instant at);
}
