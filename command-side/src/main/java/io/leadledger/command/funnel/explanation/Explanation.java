package io.leadledger.command.funnel.explanation;

import io.leadledger.events.funnel.FunnelSubject;
import io.leadledger.events.funnel.Reasoned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Why somebody stands as they do.
///
/// @param versionId of the funnel, whose rules count
/// @param stage how the whole stands
/// @param scores as an assessment would say now
/// @param events all that are named, in the order of the progress
record Explanation(
    UUID progress,
    FunnelSubject subject,
    UUID versionId,
    int version,
    Stage stage,
    List<MilestoneWhy> milestones,
    List<DataPointWhy> dataPoints,
    List<Reasoned> scores,
    List<Event> events) {

  /// @param says the rule, for people
  /// @param event that made it so
  record Stage(String status, String says, UUID event) {}

  /// @param status `started`, `reached`, `skipped`, or `ahead` when it is not its time yet
  /// @param rule in CEL; null if it has none
  /// @param requires data points that have to be known
  /// @param missing those of them that are not
  /// @param says the rule as it came out, for people
  /// @param events that made it so: the values that it goes by, and the last one the milestone's
  record MilestoneWhy(
      String milestone,
      String status,
      @Nullable Instant at,
      @Nullable String rule,
      List<String> requires,
      List<String> missing,
      String says,
      List<UUID> events) {}

  /// @param value null if it is not known, or forgotten
  /// @param says the rule by which it holds, for people
  /// @param events by which it was told, replaced and refused, the one that counts last
  record DataPointWhy(
      String name,
      boolean known,
      @Nullable Object value,
      @Nullable String source,
      @Nullable String reference,
      @Nullable Double confidence,
      @Nullable Instant at,
      String says,
      List<UUID> events) {}

  /// @param number where in the history of the progress
  /// @param says the permanent name, such as `funnel.MilestoneReached`
  record Event(UUID id, long number, String says, Instant recordedAt) {}
}
