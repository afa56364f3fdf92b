package io.leadledger.command.channel;

import io.leadledger.events.lead.LeadContact;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that is to leave, and what its receiver needs to place it.
///
/// @param number of the message within its conversation, from 1
/// @param externalThreadId what the provider calls the conversation
/// @param earlier the messages of the conversation before it, the last ones
record OutboundMessage(
    UUID message,
    UUID conversation,
    UUID lead,
    String channel,
    int number,
    String senderType,
    @Nullable String senderId,
    @Nullable String subject,
    String content,
    String contentType,
    Instant sentAt,
    LeadContact to,
    @Nullable String externalThreadId,
    List<Earlier> earlier) {

  /// A message that came before.
  record Earlier(
      UUID message,
      boolean inbound,
      @Nullable String externalMessageId,
      @Nullable String subject) {}
}
