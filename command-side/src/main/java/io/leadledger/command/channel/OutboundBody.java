package io.leadledger.command.channel;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What an outbound webhook is told, as JSON says it.
@JsonInclude(JsonInclude.Include.NON_NULL)
record OutboundBody(String type, Instant timestamp, Data data) {

  static OutboundBody of(OutboundMessage it, Instant now) {
    return new OutboundBody(
        "message.sent",
        now,
        new Data(
            it.message(),
            it.conversation(),
            it.lead(),
            it.channel(),
            it.number(),
            it.senderType(),
            it.senderId(),
            it.externalThreadId(),
            it.subject(),
            it.content(),
            it.contentType(),
            it.sentAt(),
            new To(it.to().fullName(), it.to().email(), it.to().phone())));
  }

  /// `number` counts the messages of the conversation from 1.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record Data(
      UUID messageId,
      UUID conversationId,
      UUID leadId,
      String channel,
      int number,
      String senderType,
      @Nullable String senderId,
      @Nullable String externalThreadId,
      @Nullable String subject,
      String content,
      String contentType,
      Instant sentAt,
      To to) {}

  /// How the lead can be reached.
  @JsonInclude(JsonInclude.Include.NON_NULL)
  record To(@Nullable String name, @Nullable String email, @Nullable String phone) {}
}
