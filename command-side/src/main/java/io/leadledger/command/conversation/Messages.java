package io.leadledger.command.conversation;

import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What is known of each message for deciding about it, kept beside the conversations in the
/// transaction of their events: which messages there are, and which receipts have come (ADR 0080).
interface Messages {

  /// A message as far as it matters for deciding.
  record Known(
      UUID message,
      UUID conversation,
      boolean inbound,
      boolean delivered,
      boolean read,
      boolean failed) {}

  /// A message that is about to be recorded.
  ///
  /// @param version that the conversation has from it on
  record Entry(
      UUID message,
      UUID tenant,
      UUID conversation,
      String channel,
      long version,
      boolean inbound,
      @Nullable String externalId) {}

  /// Enters a message, unless one with its external id is there on its channel: that one is
  /// answered then. Waits for a twin that is under way.
  Optional<Known> enter(Entry entry);

  /// The message with this id, if it is one of this conversation.
  Optional<Known> find(UUID conversation, UUID message);

  /// The message with this external id on a channel.
  Optional<Known> find(UUID tenant, String channel, String externalId);

  /// The message with this id on a channel.
  Optional<Known> find(UUID tenant, String channel, UUID message);

  /// The message that a conversation's command has recorded, or found to be there: by its external
  /// id, or by the version that the conversation had from it on.
  Optional<UUID> recorded(
      UUID tenant, UUID conversation, @Nullable String externalId, long version);

  void markDelivered(UUID message);

  void markRead(UUID message);

  void markFailed(UUID message);
}
