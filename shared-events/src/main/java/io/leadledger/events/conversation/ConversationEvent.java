package io.leadledger.events.conversation;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened in a conversation: one exchange with one lead on one channel. Names and
/// revisions are permanent. What is said in it is the lead's personal data.
///
/// `channel` is one of `live_chat`, `email`, `sms`, `whatsapp`, `call`, `ai_call`, `social`;
/// `direction` is `inbound` (from the lead) or `outbound`. `status` is one of `active`, `archived`,
/// `closed`, `spam`; `stage` one of `chat_initiated`, `info_collected`, `tour_scheduled`,
/// `tour_completed`, `handed_off`, `active`, `completed`, `abandoned`. Where an event names one, it
/// is the one that holds from now on.
public sealed interface ConversationEvent extends DomainEvent {
  UUID conversationId();

  UUID leadId();

  @Override
  default UUID aggregateId() {
    return conversationId();
  }

  @Override
  default UUID dataSubject() {
    return leadId();
  }

  /// An exchange with a lead has begun. `threadId` groups the lead's conversations on one matter;
  /// `opensThread` tells that this is the first of it. `externalThreadId` is what a provider calls
  /// the exchange. `startedAt` is the moment in the business's own time.
  @EventName("conversation.ConversationStarted")
  @Revision("1")
  record ConversationStarted(
      UUID conversationId,
      UUID leadId,
      UUID threadId,
      boolean opensThread,
      String channel,
      String direction,
      @Personal @Nullable String subject,
      @Nullable String source,
      @Personal @Nullable String externalThreadId,
      @Personal @Nullable ConversationSession session,
      String status,
      String stage,
      Instant startedAt)
      implements ConversationEvent {}

  /// A member takes part in this role from now on: `owner`, `participant` or `observer`.
  @EventName("conversation.ParticipantJoined")
  @Revision("1")
  record ParticipantJoined(
      UUID conversationId, UUID leadId, UUID memberId, String role, boolean notificationsEnabled)
      implements ConversationEvent {}

  /// A member takes part no longer.
  @EventName("conversation.ParticipantLeft")
  @Revision("1")
  record ParticipantLeft(UUID conversationId, UUID leadId, UUID memberId)
      implements ConversationEvent {}

  /// Something has been said. `number` counts the messages of the conversation from 1, this one
  /// included; `contactMessages` are those of the lead so far, `botMessages` those of a bot or an
  /// AI agent. `senderType` is `contact` (the lead), `user` (a member), `agent` (an AI agent),
  /// `bot` or `system`; the message's `status` is `received` or `sent`. `lastMessageAt` is the
  /// latest `sentAt` so far.
  @EventName("conversation.MessageRecorded")
  @Revision("1")
  record MessageRecorded(
      UUID conversationId,
      UUID leadId,
      UUID messageId,
      int number,
      int contactMessages,
      int botMessages,
      String channel,
      String direction,
      String senderType,
      @Nullable String senderId,
      @Personal @Nullable String subject,
      @Personal @Nullable String content,
      String contentType,
      @Personal @Nullable String externalMessageId,
      @Personal @Nullable Map<String, Object> metadata,
      String status,
      Instant sentAt,
      Instant lastMessageAt)
      implements ConversationEvent {}

  /// A message has arrived. `status` is `delivered`, or `read` if it is known to have been read
  /// already.
  @EventName("conversation.MessageDelivered")
  @Revision("1")
  record MessageDelivered(
      UUID conversationId,
      UUID leadId,
      UUID messageId,
      String channel,
      String status,
      Instant deliveredAt)
      implements ConversationEvent {}

  /// A message has been read: by the lead, or one of the lead's by us. `participantId` is the
  /// participant who read it; null when it was not one.
  @EventName("conversation.MessageRead")
  @Revision("1")
  record MessageRead(
      UUID conversationId,
      UUID leadId,
      UUID messageId,
      String channel,
      String status,
      @Nullable UUID participantId,
      Instant readAt)
      implements ConversationEvent {}

  /// A message could not be delivered.
  @EventName("conversation.MessageFailed")
  @Revision("1")
  record MessageFailed(
      UUID conversationId,
      UUID leadId,
      UUID messageId,
      String channel,
      String status,
      @Personal @Nullable String reason,
      Instant failedAt)
      implements ConversationEvent {}

  /// A member answers in the conversation from now on.
  @EventName("conversation.ConversationAssigned")
  @Revision("1")
  record ConversationAssigned(
      UUID conversationId,
      UUID leadId,
      UUID assigneeId,
      @Nullable UUID previousAssigneeId,
      @Personal @Nullable String reason)
      implements ConversationEvent {}

  /// Nobody in particular answers any more.
  @EventName("conversation.ConversationUnassigned")
  @Revision("1")
  record ConversationUnassigned(
      UUID conversationId, UUID leadId, UUID previousAssigneeId, @Personal @Nullable String reason)
      implements ConversationEvent {}

  /// A person takes over from the bot, which keeps silent until the conversation is handed back.
  /// `assigneeId` is who is asked to; null when nobody in particular is.
  @EventName("conversation.ConversationHandedOff")
  @Revision("1")
  record ConversationHandedOff(
      UUID conversationId,
      UUID leadId,
      UUID handOffId,
      @Nullable UUID assigneeId,
      @Personal @Nullable String reason,
      String previousStage,
      String stage)
      implements ConversationEvent {}

  /// The bot may speak again. `stage` is the one that the hand-off had interrupted.
  @EventName("conversation.ConversationHandedBack")
  @Revision("1")
  record ConversationHandedBack(UUID conversationId, UUID leadId, UUID handOffId, String stage)
      implements ConversationEvent {}

  /// What has been counted of the visitor's engagement so far, and what is calculated from it:
  /// `engagementScore` is `low`, `mid` or `high`; `hot` tells that the visitor wants a tour and can
  /// be reached. `session` is null when nothing new is known of it.
  @EventName("conversation.EngagementRecorded")
  @Revision("1")
  record EngagementRecorded(
      UUID conversationId,
      UUID leadId,
      Engagement engagement,
      int sessionSeconds,
      String engagementScore,
      boolean tourIntent,
      boolean hot,
      @Personal @Nullable ConversationSession session)
      implements ConversationEvent {}

  /// The lead has come this far.
  @EventName("conversation.ConversationStageChanged")
  @Revision("1")
  record ConversationStageChanged(
      UUID conversationId, UUID leadId, String previousStage, String stage)
      implements ConversationEvent {}

  /// The exchange is over. `durationSeconds` is how long it took.
  @EventName("conversation.ConversationClosed")
  @Revision("1")
  record ConversationClosed(
      UUID conversationId,
      UUID leadId,
      UUID threadId,
      String channel,
      @Personal @Nullable String reason,
      String previousStatus,
      String status,
      String stage,
      long durationSeconds,
      Instant endedAt)
      implements ConversationEvent {}

  /// The exchange goes on: somebody reopened it, or the lead came back.
  @EventName("conversation.ConversationReopened")
  @Revision("1")
  record ConversationReopened(
      UUID conversationId,
      UUID leadId,
      UUID threadId,
      String channel,
      @Personal @Nullable String reason,
      String previousStatus,
      String status,
      String stage)
      implements ConversationEvent {}

  /// The conversation is put away.
  @EventName("conversation.ConversationArchived")
  @Revision("1")
  record ConversationArchived(
      UUID conversationId,
      UUID leadId,
      UUID threadId,
      @Personal @Nullable String reason,
      String previousStatus,
      String status)
      implements ConversationEvent {}

  /// The conversation is unwanted advertising.
  @EventName("conversation.ConversationMarkedSpam")
  @Revision("1")
  record ConversationMarkedSpam(
      UUID conversationId,
      UUID leadId,
      UUID threadId,
      @Personal @Nullable String reason,
      String previousStatus,
      String status)
      implements ConversationEvent {}

  /// Nothing has been said for so long that the lead is taken to have left. `endedAt` is when the
  /// conversation fell quiet.
  @EventName("conversation.ConversationAbandoned")
  @Revision("1")
  record ConversationAbandoned(
      UUID conversationId,
      UUID leadId,
      String channel,
      String previousStage,
      String stage,
      Instant endedAt)
      implements ConversationEvent {}

  /// The conversation has been understood as far as it had come: its first `messages` messages.
  /// `dataPoints` are all that hold from now on, those of earlier analyses included. `occasion` is
  /// `quiet`, `closed` or `request`; `sentiment` is `positive`, `neutral` or `negative`; `intent`
  /// is what the lead is after, in lower case with underscores. `engine` is who says so; `cost` is
  /// in US dollars, null when it cost nothing.
  @EventName("conversation.ConversationAnalysed")
  @Revision("1")
  record ConversationAnalysed(
      UUID conversationId,
      UUID leadId,
      UUID analysisId,
      String channel,
      int messages,
      String occasion,
      String engine,
      @Nullable BigDecimal cost,
      String intent,
      String sentiment,
      @Personal @Nullable String summary,
      @Personal @Nullable List<String> findings,
      @Personal @Nullable List<FoundDataPoint> dataPoints)
      implements ConversationEvent {}

  /// The conversation could not be understood: there was no answer, or one that was not what had
  /// been asked for. What was known before still holds.
  @EventName("conversation.ConversationAnalysisFailed")
  @Revision("1")
  record ConversationAnalysisFailed(
      UUID conversationId,
      UUID leadId,
      UUID analysisId,
      int messages,
      String occasion,
      String reason)
      implements ConversationEvent {}
}
