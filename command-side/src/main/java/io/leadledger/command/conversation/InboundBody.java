package io.leadledger.command.conversation;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What a provider tells, as JSON says it. Whatever else it tells is passed over, as Standard
/// Webhooks asks of receivers.
@JsonIgnoreProperties(ignoreUnknown = true)
record InboundBody(@Nullable String type, @Nullable Instant timestamp, @Nullable Data data) {

  /// `externalThreadId` may be absent: then everything that a sender says on the channel is one
  /// conversation, unless it is `inReplyTo` a message of ours: its id, also within a mail's
  /// Message-ID. A receipt names a message by its external id, or by our `messageId`.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Data(
      @Nullable String externalMessageId,
      @Nullable String externalThreadId,
      @Nullable UUID messageId,
      @Nullable String inReplyTo,
      @Nullable Sender from,
      @Nullable String subject,
      @Nullable String content,
      @Nullable String contentType,
      @Nullable Map<String, Object> metadata,
      @Nullable String reason,
      @Nullable Instant at) {}

  /// Who wrote; one of the three that identify a lead is needed.
  @JsonIgnoreProperties(ignoreUnknown = true)
  record Sender(
      @Nullable String externalId,
      @Nullable String email,
      @Nullable String phone,
      @Nullable String name) {}
}
