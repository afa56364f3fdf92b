package io.leadledger.command.funnel.progress;

import io.leadledger.command.funnel.FunnelBook.KnownVersion;
import io.leadledger.command.funnel.design.MilestoneRules;
import io.leadledger.command.funnel.progress.Standing.Step;
import io.leadledger.events.funnel.FunnelDesign;
import io.leadledger.events.funnel.FunnelDesign.DataPoint;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The way that a version of a funnel leads: which milestone is next, and what makes it reached.
public record Way(KnownVersion version, MilestoneRules rules) {

  public FunnelDesign design() {
    return version.design();
  }

  public Optional<Milestone> milestone(String key) {
    return design().milestones().stream().filter(each -> each.key().equals(key)).findFirst();
  }

  public Optional<DataPoint> dataPoint(String name) {
    return design().dataPoints().stream().filter(each -> each.name().equals(name)).findFirst();
  }

  public UUID id(Milestone milestone) {
    return FunnelParts.milestone(version.version(), milestone.key());
  }

  public int required() {
    return (int) design().milestones().stream().filter(Milestone::required).count();
  }

  public int reached(Standing standing) {
    return (int)
        design().milestones().stream()
            .filter(Milestone::required)
            .filter(each -> standing.hasReached(each.key()))
            .count();
  }

  public boolean isCompleted(Standing standing) {
    return reached(standing) == required();
  }

  /// Names of the data points that a milestone requires and nobody has told.
  public List<String> missing(Milestone milestone, Standing standing) {
    return design().requirementsOf(milestone).stream()
        .filter(
            name -> {
              KnownValue known = standing.value(name);
              return known == null || known.value() == null;
            })
        .toList();
  }

  /// Whether all that a milestone requires is known, and its rule holds at a moment.
  public boolean holds(Milestone milestone, Standing standing, Instant now) {
    return missing(milestone, standing).isEmpty()
        && rules.hold(milestone.key(), standing.facts(now));
  }

  /// Required milestones before this one that are not reached.
  public List<String> openBefore(Milestone milestone, Standing standing) {
    return design().milestones().stream()
        .takeWhile(each -> !each.key().equals(milestone.key()))
        .filter(each -> each.required() && !standing.hasReached(each.key()))
        .map(Milestone::key)
        .toList();
  }

  /// The first required milestone that is not reached.
  public @Nullable Milestone next(Standing standing) {
    return design().milestones().stream()
        .filter(each -> each.required() && !standing.hasReached(each.key()))
        .findFirst()
        .orElse(null);
  }

  /// The next thing that follows by itself from how somebody stands; null if nothing does.
  public @Nullable FunnelProgressEvent follows(UUID progress, Standing standing, Instant at) {
    for (Milestone each : design().milestones()) {
      if (!standing.hasReached(each.key())) {
        if (standing.step(each.key()) == null) {
          return new MilestoneStarted(
              progress, standing.subject, id(each), each.key(), standing.notBefore(at));
        }
        Instant moment = standing.notBefore(at);
        if (!each.confirmed() && holds(each, standing, moment)) {
          return reach(each, progress, standing, moment);
        }
        if (each.required()) {
          return null;
        }
      } else if (each.required()) {
        Milestone passed = passed(each, standing);
        if (passed != null) {
          return skip(passed, progress, standing, null, at);
        }
      }
    }
    return null;
  }

  /// A milestone that is not required, is not reached, and lies before one that is.
  private @Nullable Milestone passed(Milestone reached, Standing standing) {
    return design().milestones().stream()
        .takeWhile(each -> !each.key().equals(reached.key()))
        .filter(
            each -> {
              Step step = standing.step(each.key());
              return !each.required() && step != null && step.is(Step.STARTED);
            })
        .findFirst()
        .orElse(null);
  }

  /// The first milestone that was reached and no longer holds, as of then, since a value was
  /// corrected; null if all do.
  public @Nullable MilestoneUndone undone(
      UUID progress, Standing standing, DataPointCollected correction) {
    for (Milestone each : design().milestones()) {
      Step step = standing.step(each.key());
      if (step != null && step.is(Step.REACHED) && !holds(each, standing, step.at())) {
        return new MilestoneUndone(
            progress,
            standing.subject,
            id(each),
            each.key(),
            correction.collectionId(),
            reached(standing) - (each.required() ? 1 : 0),
            required(),
            correction.collectedAt());
      }
    }
    return null;
  }

  public MilestoneReached reach(Milestone milestone, UUID progress, Standing standing, Instant at) {
    List<UUID> facts =
        Stream.concat(
                design().requirementsOf(milestone).stream(), rules.uses(milestone.key()).stream())
            .distinct()
            .map(standing::value)
            .flatMap(Stream::ofNullable)
            .map(KnownValue::collection)
            .toList();
    return new MilestoneReached(
        progress,
        standing.subject,
        id(milestone),
        milestone.key(),
        facts,
        milestone.rule(),
        reached(standing) + (milestone.required() ? 1 : 0),
        required(),
        standing.notBefore(at));
  }

  public MilestoneSkipped skip(
      Milestone milestone, UUID progress, Standing standing, @Nullable String reason, Instant at) {
    return new MilestoneSkipped(
        progress, standing.subject, id(milestone), milestone.key(), reason, standing.notBefore(at));
  }
}
