package io.leadledger.command.calling;

import io.leadledger.command.values.Fields;
import io.leadledger.command.values.Moments;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.axonframework.modelling.command.TargetAggregateIdentifier;
import org.jspecify.annotations.Nullable;

/// What can be asked of a call, or told of it.
public sealed interface AiCallCommand {
  List<String> MISSED = List.of("no_answer", "busy", "voicemail", "failed");
  List<String> SENTIMENTS = List.of("positive", "neutral", "negative");
  int LONGEST_SECONDS = 86_400;

  UUID call();

  /// A lead of the campaign's audience is to be called.
  record PlanAiCall(
      @TargetAggregateIdentifier UUID call, UUID campaign, UUID lead, UUID conversation)
      implements AiCallCommand {}

  /// The number is dialled.
  record DialAiCall(@TargetAggregateIdentifier UUID call) implements AiCallCommand {}

  /// Nobody was reached by this attempt.
  record MissAiCall(@TargetAggregateIdentifier UUID call, int attempt, String outcome)
      implements AiCallCommand {}

  /// Somebody was reached by this attempt, and the call is over.
  record CompleteAiCall(
      @TargetAggregateIdentifier UUID call,
      int attempt,
      int durationSeconds,
      @Nullable String recordingUrl,
      @Nullable String transcript,
      @Nullable String sentiment,
      @Nullable Instant startedAt)
      implements AiCallCommand {
    public CompleteAiCall {
      var fields = new Fields();
      fields.between("data.durationSeconds", durationSeconds, 0, LONGEST_SECONDS);
      recordingUrl = fields.url("data.recordingUrl", recordingUrl);
      transcript = fields.text("data.transcript", transcript, 500_000);
      sentiment = fields.oneOf("data.sentiment", sentiment, SENTIMENTS);
      Moments.notFarAhead(fields, "data.startedAt", startedAt);
      fields.orRefuse();
    }
  }

  /// The lead is not called any more.
  record CancelAiCall(@TargetAggregateIdentifier UUID call) implements AiCallCommand {}
}
