package io.leadledger.command.conversation;

import io.leadledger.command.explanation.Because;
import io.leadledger.command.explanation.Lives.Happened;
import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.*;
import io.leadledger.events.conversation.Engagement;
import io.leadledger.events.conversation.FoundDataPoint;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why a conversation's stage, score and data points are what they are: each with the event that
/// made it so.
///
/// @param score null as long as no engagement is recorded
record ConversationExplanation(
    UUID conversation, Stage stage, @Nullable Score score, List<DataPoint> dataPoints) {
  private static final String HOLDS =
      "Said in a message, and nothing that was said later or is surer stands against it.";

  record Stage(String stage, Because because) {}

  /// @param rule by which it is worked out
  /// @param engagement that it is worked out from
  record Score(String engagementScore, String rule, Engagement engagement, Because because) {}

  /// @param engine that understood it
  /// @param rule by which it holds
  /// @param said the message that it was found in
  /// @param because the analysis since which it holds
  record DataPoint(
      String name,
      String value,
      double confidence,
      String engine,
      String rule,
      int start,
      int end,
      Because said,
      Because because) {}

  static ConversationExplanation of(UUID conversation, List<Happened<ConversationEvent>> life) {
    Stage stage = null;
    Score score = null;
    Map<String, DataPoint> dataPoints = new LinkedHashMap<>();
    Map<UUID, Because> messages = new HashMap<>();
    for (Happened<ConversationEvent> each : life) {
      Because because = each.because();
      String now = stage(each.event());
      if (now != null && (stage == null || !now.equals(stage.stage()))) {
        stage = new Stage(now, because);
      }
      if (each.event() instanceof MessageRecorded e) {
        messages.put(e.messageId(), because);
      } else if (each.event() instanceof EngagementRecorded e) {
        score = new Score(e.engagementScore(), EngagementScore.RULE, e.engagement(), because);
      } else if (each.event() instanceof ConversationAnalysed e && e.dataPoints() != null) {
        for (FoundDataPoint found : e.dataPoints()) {
          dataPoints.compute(
              found.name(), (_, known) -> since(known, found, e.engine(), messages, because));
        }
      }
    }
    return new ConversationExplanation(
        conversation, Objects.requireNonNull(stage), score, List.copyOf(dataPoints.values()));
  }

  /// What is found again as it was holds since it was found first.
  private static DataPoint since(
      @Nullable DataPoint known,
      FoundDataPoint found,
      String engine,
      Map<UUID, Because> messages,
      Because because) {
    Because said = Objects.requireNonNull(messages.get(found.messageId()));
    return known != null
            && known.value().equals(found.normalisedValue())
            && known.confidence() == found.confidence()
            && known.said().equals(said)
        ? known
        : new DataPoint(
            found.name(),
            found.normalisedValue(),
            found.confidence(),
            engine,
            HOLDS,
            found.start(),
            found.end(),
            said,
            because);
  }

  /// The stage that a conversation is in from an event on; null if it says nothing of it.
  private static @Nullable String stage(ConversationEvent event) {
    return switch (event) {
      case ConversationStarted e -> e.stage();
      case ConversationStageChanged e -> e.stage();
      case ConversationHandedOff e -> e.stage();
      case ConversationHandedBack e -> e.stage();
      case ConversationClosed e -> e.stage();
      case ConversationReopened e -> e.stage();
      case ConversationAbandoned e -> e.stage();
      default -> null;
    };
  }
}
