package io.leadledger.command.funnel.rehearsal;

import io.leadledger.command.funnel.progress.ProgressCommand.Collect;
import io.leadledger.command.funnel.progress.ProgressCommand.Told;
import io.leadledger.command.funnel.progress.ProgressStory;
import io.leadledger.command.funnel.progress.ProgressStory.Recorded;
import io.leadledger.command.funnel.progress.Standing;
import io.leadledger.command.funnel.progress.Telling;
import io.leadledger.command.funnel.progress.Way;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A recorded progress gone through once more by the rules of a draft: what was told is told again,
/// in the order and with the moments of the history, and decided on by what decides live (ADR
/// 0108).
final class Rehearsal {
  private final UUID progress;
  private final Way draft;
  private final Standing standing;
  private final Set<String> confirmed = new TreeSet<>();
  private final Map<String, String> refused = new LinkedHashMap<>();
  private Instant movedAt;
  private boolean abandoned;

  private Rehearsal(UUID progress, Way draft, FunnelEntered entered, Instant recorded) {
    this.progress = progress;
    this.draft = draft;
    this.standing = new Standing(entered.subject(), entered.attributes(), entered.enteredAt());
    this.movedAt = recorded;
  }

  /// What came of it.
  ///
  /// @param refused data points whose last value the draft does not take, with the code
  record Outcome(Stand stand, Map<String, String> refused) {}

  /// @param ways of the versions that it was recorded by
  static Outcome of(
      UUID progress, ProgressStory story, Way draft, Function<UUID, Way> ways, Instant now) {
    Recorded first = story.entering();
    var rehearsal = new Rehearsal(progress, draft, (FunnelEntered) first.event(), first.at());
    rehearsal.goOn(rehearsal.standing.entered);
    UUID version = ((FunnelEntered) first.event()).versionId();
    for (Recorded each : story.events()) {
      if (each.event() instanceof FunnelMigrated migrated) {
        version = migrated.versionId();
      }
      rehearsal.lookAgain(each.at());
      rehearsal.tell(each, ways.apply(version));
    }
    rehearsal.lookAgain(now);
    return rehearsal.outcome(now);
  }

  private void tell(Recorded recorded, Way then) {
    switch (recorded.event()) {
      case DataPointCollected e -> {
        if (e.value() != null) {
          tell(
              told(e.collectionId(), e.name(), e.value(), e.confidence()),
              e.source(),
              e.reference(),
              e.conversationId(),
              e.collectedAt(),
              recorded.at());
        }
      }
      case DataPointRejected e -> {
        if (e.value() != null) {
          tell(
              told(e.collectionId(), e.name(), e.value(), e.confidence()),
              e.source(),
              e.reference(),
              null,
              e.collectedAt(),
              recorded.at());
        }
      }
      case MilestoneReached e -> {
        if (then.milestone(e.milestone()).filter(Milestone::confirmed).isPresent()) {
          confirmed.add(e.milestone());
          confirm(e.reachedAt());
        }
      }
      case MilestoneSkipped e -> skip(e);
      case FunnelAbandoned _ -> abandoned = true;
      case FunnelEntered _,
          MilestoneStarted _,
          MilestoneUndone _,
          FunnelStalled _,
          FunnelResumed _,
          FunnelCompleted _,
          FunnelMigrated _,
          TriggerFired _ -> {} // followed from what was told
    }
  }

  private static Told told(UUID collection, String name, Object value, double confidence) {
    return new Told(collection, name, value, confidence);
  }

  private void tell(
      Told told,
      String source,
      @Nullable String reference,
      @Nullable UUID conversation,
      Instant at,
      Instant recorded) {
    Collect by = new Collect(progress, List.of(told), source, reference, conversation, at);
    FunnelProgressEvent event =
        new Telling(progress, draft, standing, conversation, by, at).of(told);
    if (event == null) {
      return;
    }
    standing.evolve(event);
    if (event instanceof DataPointRejected rejected) {
      refused.put(rejected.name(), rejected.code());
    } else if (event instanceof DataPointCollected taken) {
      refused.remove(taken.name());
      undo(taken);
      movedAt = recorded;
      goOn(at);
      confirm(at);
    }
  }

  private void undo(DataPointCollected correction) {
    MilestoneUndone next = draft.undone(progress, standing, correction);
    while (next != null) {
      standing.evolve(next);
      next = draft.undone(progress, standing, correction);
    }
  }

  private void goOn(Instant at) {
    FunnelProgressEvent next = draft.follows(progress, standing, at);
    while (next != null) {
      standing.evolve(next);
      next = draft.follows(progress, standing, at);
    }
  }

  /// What a person has confirmed counts when it is time, as what was told does.
  private void confirm(Instant at) {
    for (Milestone each : draft.design().milestones()) {
      Instant moment = standing.notBefore(at);
      if (each.confirmed()
          && confirmed.contains(each.key())
          && !standing.hasReached(each.key())
          && draft.openBefore(each, standing).isEmpty()
          && draft.holds(each, standing, moment)) {
        standing.evolve(draft.reach(each, progress, standing, moment));
        goOn(moment);
      }
    }
  }

  private void skip(MilestoneSkipped event) {
    draft
        .milestone(event.milestone())
        .filter(each -> !each.required() && standing.step(each.key()) != null)
        .filter(each -> !standing.hasReached(each.key()) && !standing.hasSkipped(each.key()))
        .filter(each -> draft.openBefore(each, standing).isEmpty())
        .ifPresent(
            each -> {
              standing.evolve(
                  draft.skip(each, progress, standing, event.reason(), event.skippedAt()));
              goOn(event.skippedAt());
            });
  }

  /// A rule that waits for a moment is asked before somebody counts as stalled.
  private void lookAgain(Instant at) {
    Duration quiet = draft.design().stalledAfter();
    if (quiet != null && !at.isBefore(movedAt.plus(quiet))) {
      goOn(movedAt.plus(quiet));
    }
  }

  private Outcome outcome(Instant now) {
    return new Outcome(Stand.of(draft, standing, status(now)), Map.copyOf(refused));
  }

  private String status(Instant now) {
    if (draft.isCompleted(standing)) {
      return "completed";
    }
    if (abandoned) {
      return "abandoned";
    }
    Duration quiet = draft.design().stalledAfter();
    return quiet != null && !now.isBefore(movedAt.plus(quiet)) ? "stalled" : "active";
  }
}
