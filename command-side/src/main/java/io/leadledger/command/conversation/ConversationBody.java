package io.leadledger.command.conversation;

import io.leadledger.events.conversation.ConversationSession;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The bodies of requests about conversations, as JSON says them.
final class ConversationBody {
  private ConversationBody() {}

  record Session(@Nullable String deviceId, @Nullable String sessionId, @Nullable String pageUrl) {
    static @Nullable ConversationSession of(@Nullable Session body) {
      return body == null
          ? null
          : new ConversationSession(body.deviceId(), body.sessionId(), body.pageUrl());
    }
  }

  record Start(
      UUID leadId,
      @Schema(description = "A thread that the lead has; a new one if absent")
          @Nullable UUID threadId,
      @Schema(example = "live_chat") String channel,
      @Schema(description = "Who began: the lead (inbound) or we", defaultValue = "inbound")
          @Nullable String direction,
      @Nullable String subject,
      @Nullable String source,
      @Schema(description = "What a provider calls the exchange; one conversation per channel")
          @Nullable String externalThreadId,
      @Nullable Session session,
      @Schema(description = "When it began, if not now") @Nullable Instant startedAt) {}

  record Participant(
      @Schema(defaultValue = "participant") @Nullable String role,
      @Schema(defaultValue = "true") @Nullable Boolean notificationsEnabled) {}

  record Message(
      @Schema(description = "contact (the lead), user (a member), agent, bot or system")
          String senderType,
      @Schema(description = "For a user the member, if not the caller") @Nullable String senderId,
      @Nullable String subject,
      String content,
      @Schema(defaultValue = "text/plain") @Nullable String contentType,
      @Schema(description = "Seen twice it is one message") @Nullable String externalMessageId,
      @Nullable Map<String, Object> metadata,
      @Schema(description = "When it was sent, if not now") @Nullable Instant sentAt) {}

  record Receipt(@Nullable Instant at) {
    static @Nullable Instant at(@Nullable Receipt body) {
      return body == null ? null : body.at();
    }
  }

  record Failure(@Nullable String reason, @Nullable Instant at) {}

  record Assignment(UUID assigneeId, @Nullable String reason) {}

  record HandOff(@Nullable UUID assigneeId, @Nullable String reason) {}

  record Engagement(@Nullable EngagementReport metrics, @Nullable Session session) {}

  record StageBody(String stage) {}
}
