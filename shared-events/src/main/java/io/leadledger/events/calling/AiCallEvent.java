package io.leadledger.events.calling;

import io.leadledger.events.DomainEvent;
import io.leadledger.events.EventName;
import io.leadledger.events.Personal;
import java.time.Instant;
import java.util.UUID;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/// What has happened to one call of a campaign: one lead, called until somebody answers or it is
/// given up. `status` is `planned`, `dialled`, `completed`, `failed` or `cancelled`.
public sealed interface AiCallEvent extends DomainEvent {
  UUID callId();

  UUID leadId();

  @Override
  default UUID aggregateId() {
    return callId();
  }

  @Override
  default UUID dataSubject() {
    return leadId();
  }

  /// A lead is to be called. `conversationId` is the conversation, on the channel `ai_call`, that
  /// begins when somebody answers.
  @EventName("calling.AiCallPlanned")
  @Revision("1")
  record AiCallPlanned(
      UUID callId, UUID campaignId, UUID leadId, UUID conversationId, String status)
      implements AiCallEvent {}

  /// The number is dialled, for the `attempt`-th time.
  @EventName("calling.AiCallDialled")
  @Revision("1")
  record AiCallDialled(UUID callId, UUID leadId, int attempt, String status, Instant dialledAt)
      implements AiCallEvent {}

  /// Nobody was reached: `outcome` is `no_answer`, `busy`, `voicemail`, `failed` (it could not be
  /// dialled), `no_number` or `no_result` (nobody has told what became of it). It is dialled again
  /// not before `nextAttemptAt`; null when it is given up.
  @EventName("calling.AiCallMissed")
  @Revision("1")
  record AiCallMissed(
      UUID callId,
      UUID leadId,
      int attempt,
      String outcome,
      String status,
      @Nullable Instant nextAttemptAt)
      implements AiCallEvent {}

  /// Somebody was reached, and the call is over. `sentiment` is `positive`, `neutral` or
  /// `negative`; null when the provider does not tell.
  @EventName("calling.AiCallCompleted")
  @Revision("1")
  record AiCallCompleted(
      UUID callId,
      UUID leadId,
      UUID conversationId,
      int attempt,
      String status,
      int durationSeconds,
      @Personal @Nullable String recordingUrl,
      @Personal @Nullable String transcript,
      @Nullable String sentiment,
      Instant startedAt,
      Instant endedAt)
      implements AiCallEvent {}

  /// The lead is not called any more.
  @EventName("calling.AiCallCancelled")
  @Revision("1")
  record AiCallCancelled(UUID callId, UUID leadId, String status) implements AiCallEvent {}
}
