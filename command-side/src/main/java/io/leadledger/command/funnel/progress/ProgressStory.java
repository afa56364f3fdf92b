package io.leadledger.command.funnel.progress;

import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// A progress as the history tells it: how somebody stands, and which events made it so.
public final class ProgressStory {
  private final List<Recorded> events = new ArrayList<>();
  private @Nullable Standing standing;
  private @Nullable UUID version;
  private String status = "";

  /// An event as it was recorded, and where in the progress.
  ///
  /// @param command that it was recorded by, with others perhaps
  public record Recorded(
      UUID id, long number, Instant at, String command, FunnelProgressEvent event) {
    /// Whether somebody came further by it, as stalling is told by.
    public boolean moves() {
      return event instanceof FunnelEntered
          || event instanceof DataPointCollected
          || event instanceof MilestoneReached
          || event instanceof FunnelResumed;
    }
  }

  public static ProgressStory of(List<Recorded> events) {
    var story = new ProgressStory();
    events.forEach(story::tell);
    return story;
  }

  private void tell(Recorded recorded) {
    events.add(recorded);
    switch (recorded.event()) {
      case FunnelEntered e -> {
        standing = new Standing(e.subject(), e.attributes(), e.enteredAt());
        version = e.versionId();
        status = e.status();
      }
      case FunnelMigrated e -> version = e.versionId();
      case FunnelStalled e -> status = e.status();
      case FunnelResumed e -> status = e.status();
      case FunnelCompleted e -> status = e.status();
      case FunnelAbandoned e -> status = e.status();
      case DataPointCollected _,
          DataPointRejected _,
          MilestoneStarted _,
          MilestoneReached _,
          MilestoneSkipped _,
          MilestoneUndone _,
          TriggerFired _ -> {} // the standing knows
    }
    standing().evolve(recorded.event());
  }

  public List<Recorded> events() {
    return List.copyOf(events);
  }

  public Standing standing() {
    return Objects.requireNonNull(standing);
  }

  public UUID version() {
    return Objects.requireNonNull(version);
  }

  /// `active`, `stalled`, `completed` or `abandoned`.
  public String status() {
    return status;
  }

  public boolean isOpen() {
    return status.equals(ProgressState.ACTIVE) || status.equals(ProgressState.STALLED);
  }

  public boolean hasStalled() {
    return status.equals(ProgressState.STALLED);
  }

  public Recorded entering() {
    return events.getFirst();
  }

  /// The event that made the status what it is.
  public Recorded statusMaker() {
    return last(event ->
            event instanceof FunnelEntered
                || event instanceof FunnelStalled
                || event instanceof FunnelResumed
                || event instanceof FunnelCompleted
                || event instanceof FunnelAbandoned)
        .orElseThrow();
  }

  /// The event by which somebody last came further.
  public Recorded lastMove() {
    return events.stream().filter(Recorded::moves).reduce((_, last) -> last).orElseThrow();
  }

  /// The event that made a milestone stand as it does.
  public Optional<Recorded> milestoneMaker(String key) {
    return standing().step(key) == null
        ? Optional.empty()
        : last(
            event ->
                switch (event) {
                  case MilestoneStarted e -> e.milestone().equals(key);
                  case MilestoneReached e -> e.milestone().equals(key);
                  case MilestoneSkipped e -> e.milestone().equals(key);
                  case MilestoneUndone e -> e.milestone().equals(key);
                  default -> false;
                });
  }

  /// The event by which a value is known.
  public Optional<Recorded> valueMaker(String name) {
    KnownValue known = standing().value(name);
    return known == null
        ? Optional.empty()
        : last(
            event ->
                event instanceof DataPointCollected it
                    && it.collectionId().equals(known.collection()));
  }

  /// The last event by which a value of this name was refused.
  public Optional<Recorded> refusal(String name) {
    return last(event -> event instanceof DataPointRejected it && it.name().equals(name));
  }

  private Optional<Recorded> last(Predicate<FunnelProgressEvent> which) {
    return events.stream().filter(each -> which.test(each.event())).reduce((_, last) -> last);
  }
}
