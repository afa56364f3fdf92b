package io.leadledger.events.funnel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What a version of a funnel says: which way there is, and what is learnt on it.
///
/// @param subjects whose progress it may be of: `lead`, `user`, `team` or `tenant`
/// @param stalledAfter without progress for so long, it counts as stalled; null for never
/// @param milestones in the order in which they are reached
/// @param prerequisites keys of other funnels that have to be completed before this one is entered
public record FunnelDesign(
    String name,
    @Nullable String description,
    List<String> subjects,
    @Nullable Duration stalledAfter,
    List<Milestone> milestones,
    List<String> prerequisites,
    List<DataPoint> dataPoints,
    List<Trigger> triggers) {
  public FunnelDesign {
    subjects = List.copyOf(subjects);
    milestones = List.copyOf(milestones);
    prerequisites = List.copyOf(prerequisites);
    dataPoints = List.copyOf(dataPoints);
    triggers = List.copyOf(triggers);
  }

  /// Names of the data points that have to be known for a milestone: those that it names, and those
  /// that belong to it and are required.
  public List<String> requirementsOf(Milestone milestone) {
    Stream<String> own =
        dataPoints.stream()
            .filter(point -> point.required() && milestone.key().equals(point.milestone()))
            .map(DataPoint::name);
    return Stream.concat(milestone.requirements().stream(), own).distinct().toList();
  }

  /// A step on the way.
  ///
  /// @param required without it the funnel is not completed; any other may be skipped
  /// @param confirmed reached only when a person says so, besides
  /// @param requirements names of the data points that have to be known
  /// @param rule in CEL, which has to hold; null if there is none
  public record Milestone(
      String key,
      String name,
      @Nullable String description,
      boolean required,
      boolean confirmed,
      List<String> requirements,
      @Nullable String rule) {
    public Milestone {
      requirements = List.copyOf(requirements);
    }
  }

  /// Something to be learnt on the way.
  ///
  /// @param type `text`, `integer`, `number`, `boolean`, `date`, `moment`, `money`, `email`,
  ///     `phone`, `list` or `object`
  /// @param required whether its milestone requires it
  /// @param milestone key of the milestone that it belongs to; null for the funnel as a whole
  /// @param schema a JSON Schema that values keep to besides; null if the type says all
  public record DataPoint(
      String name,
      String type,
      @Nullable String description,
      boolean required,
      @Nullable String milestone,
      @Nullable Map<String, Object> schema) {}

  /// What follows by itself.
  ///
  /// @param on `milestone_reached`, `data_point_collected`, `stalled`, `completed` or `abandoned`
  /// @param of which milestone or data point; null for any, and where there is none
  /// @param action `notify`, `create_task`, `send_message`, `start_funnel`, `start_scrape` or
  ///     `call_webhook`
  public record Trigger(
      String key, String on, @Nullable String of, String action, Map<String, Object> settings) {}
}
