package io.leadledger.command.funnel.rehearsal;

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
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;

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
    FunnelEntered entered = (FunnelEntered) first.event();
    var rehearsal = new Rehearsal(progress, draft, entered, first.at());
    rehearsal.goOn(rehearsal.standing.entered);
    UUID version = entered.versionId();
    for (List<Recorded> command : commands(story)) {
      if (command.getFirst().event() instanceof FunnelMigrated migrated) {
        version = migrated.versionId();
      }
      rehearsal.lookAgain(command.getFirst().at());
      rehearsal.hear(command);
      for (Recorded each : command) {
        rehearsal.decide(each, ways.apply(version));
      }
    }
    rehearsal.lookAgain(now);
    return rehearsal.outcome(now);
  }

  /// The events of a progress, those of a command together.
  private static List<List<Recorded>> commands(ProgressStory story) {
    List<List<Recorded>> commands = new ArrayList<>();
    String last = null;
    for (Recorded each : story.events()) {
      if (!each.command().equals(last)) {
        commands.add(new ArrayList<>());
        last = each.command();
      }
      commands.getLast().add(each);
    }
    return commands;
  }

  /// What was told at once is known before anything follows from it.
  private void hear(List<Recorded> command) {
    Instant taken = null;
    for (Recorded each : command) {
      Heard heard = Heard.of(each.event());
      if (heard != null && take(heard)) {
        taken = heard.at();
        movedAt = each.at();
      }
    }
    if (taken != null) {
      goOn(taken);
      confirm(taken);
    }
  }

  private boolean take(Heard heard) {
    FunnelProgressEvent event =
        new Telling(progress, draft, standing, heard.conversation(), heard.by(), heard.at())
            .of(heard.told());
    if (event != null) {
      standing.evolve(event);
    }
    if (event instanceof DataPointRejected rejected) {
      refused.put(rejected.name(), rejected.code());
    } else if (event instanceof DataPointCollected taken) {
      refused.remove(taken.name());
      if (taken.replacedId() != null) {
        undo(taken);
      }
      return true;
    }
    return false;
  }

  private void undo(DataPointCollected correction) {
    MilestoneUndone next = draft.undone(progress, standing, correction);
    while (next != null) {
      standing.evolve(next);
      confirmed.remove(next.milestone());
      next = draft.undone(progress, standing, correction);
    }
  }

  /// What a person decided on counts; anything else followed from what was told.
  private void decide(Recorded recorded, Way then) {
    switch (recorded.event()) {
      case MilestoneReached e -> {
        if (then.milestone(e.milestone()).filter(Milestone::confirmed).isPresent()) {
          confirmed.add(e.milestone());
          if (confirm(e.reachedAt())) {
            movedAt = recorded.at();
          }
        }
      }
      case MilestoneSkipped e -> skip(e, recorded.at());
      case FunnelAbandoned _ -> abandoned = true;
      case DataPointCollected _,
          DataPointRejected _,
          FunnelEntered _,
          MilestoneStarted _,
          MilestoneUndone _,
          FunnelStalled _,
          FunnelResumed _,
          FunnelCompleted _,
          FunnelMigrated _,
          TriggerFired _ -> {} // was told, or followed
    }
  }

  /// Whether a milestone was reached.
  private boolean goOn(Instant at) {
    boolean reached = false;
    FunnelProgressEvent next = draft.follows(progress, standing, at);
    while (next != null) {
      standing.evolve(next);
      reached |= next instanceof MilestoneReached;
      next = draft.follows(progress, standing, at);
    }
    return reached;
  }

  /// What a person has confirmed counts when it is time, as what was told does. Whether any was
  /// reached.
  private boolean confirm(Instant at) {
    boolean reached = false;
    for (Milestone each : draft.design().milestones()) {
      Instant moment = standing.notBefore(at);
      if (each.confirmed()
          && confirmed.contains(each.key())
          && !standing.hasReached(each.key())
          && draft.openBefore(each, standing).isEmpty()
          && draft.holds(each, standing, moment)) {
        standing.evolve(draft.reach(each, progress, standing, moment));
        goOn(moment);
        reached = true;
      }
    }
    return reached;
  }

  private void skip(MilestoneSkipped event, Instant recorded) {
    draft
        .milestone(event.milestone())
        .filter(each -> !each.required() && standing.step(each.key()) != null)
        .filter(each -> !standing.hasReached(each.key()) && !standing.hasSkipped(each.key()))
        .filter(each -> draft.openBefore(each, standing).isEmpty())
        .ifPresent(
            each -> {
              standing.evolve(
                  draft.skip(each, progress, standing, event.reason(), event.skippedAt()));
              if (goOn(event.skippedAt()) || hasStalledBy(recorded)) {
                movedAt = recorded;
              }
            });
  }

  /// A rule that waits for a moment is asked before somebody counts as stalled.
  private void lookAgain(Instant at) {
    Duration quiet = draft.design().stalledAfter();
    while (quiet != null && hasStalledBy(at) && goOn(movedAt.plus(quiet))) {
      movedAt = movedAt.plus(quiet);
    }
  }

  private boolean hasStalledBy(Instant at) {
    Duration quiet = draft.design().stalledAfter();
    return quiet != null
        && !abandoned
        && !draft.isCompleted(standing)
        && !at.isBefore(movedAt.plus(quiet));
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
    return hasStalledBy(now) ? "stalled" : "active";
  }
}
