package io.leadledger.command.conversation;

import io.leadledger.command.claims.Claims;
import io.leadledger.command.conversation.ConversationCommand.StartConversation;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.events.Ids;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Which lead a thread is of, and which conversation a provider's thread is.
final class ConversationClaims {
  private static final String THREAD = "conversation.thread";
  private static final String EXTERNAL_THREAD = "conversation.external-thread";

  private ConversationClaims() {}

  /// The thread that a new conversation belongs to: a new one of the lead, or one that it has.
  static UUID thread(Claims claims, UUID tenant, StartConversation command) {
    UUID thread = command.thread();
    if (thread == null) {
      UUID fresh = Ids.next();
      claims.claim(tenant, command.lead(), Map.of(THREAD, fresh.toString()));
      return fresh;
    }
    RuleBroken.require(
        claims.holder(tenant, THREAD, thread.toString()).equals(Optional.of(command.lead())),
        ConversationRule.A_THREAD_IS_OF_ONE_LEAD);
    return thread;
  }

  /// A provider's thread is one conversation for good.
  static void claimExternalThread(Claims claims, UUID tenant, StartConversation command) {
    if (command.externalThreadId() != null) {
      String thread = external(command.channel(), command.externalThreadId());
      claims
          .claim(tenant, command.conversation(), Map.of(EXTERNAL_THREAD, thread))
          .ifPresent(
              taken -> {
                throw new RuleBroken(
                    ConversationRule.AN_EXTERNAL_THREAD_IS_ONE_CONVERSATION,
                    Map.of("existingConversation", taken.holder()));
              });
    }
  }

  /// The conversation that a provider's thread is.
  static Optional<UUID> conversation(
      Claims claims, UUID tenant, String channel, String externalThreadId) {
    return claims.holder(tenant, EXTERNAL_THREAD, external(channel, externalThreadId));
  }

  private static String external(String channel, String thread) {
    return channel + "\0" + thread;
  }
}
