package io.leadledger.command.funnel.progress;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.funnel.progress.ProgressBook.Entry;
import io.leadledger.command.funnel.progress.ProgressCommand.*;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.values.Moments;
import io.leadledger.events.funnel.FunnelDesign.Milestone;
import io.leadledger.events.funnel.FunnelProgressEvent;
import io.leadledger.events.funnel.FunnelProgressEvent.*;
import io.leadledger.events.funnel.MigrationReport;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// Somebody's way through a funnel: what is told of them, and how far they have come. Each command
/// says one thing; what follows from it by itself follows at once.
@Aggregate(cache = "aggregates")
class FunnelProgress extends ProgressState {

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(
      EnterFunnel command, MetaData by, Entrance entrance, ProgressBook book, StallWatch watch) {
    Way way = entrance.open(tenantOf(by), command);
    apply(
        new FunnelEntered(
            command.progress(),
            command.subject(),
            command.funnel(),
            way.version().version(),
            way.version().number(),
            command.attributes(),
            command.depth(),
            command.startedBy(),
            ACTIVE,
            way.required(),
            orNow(command.occurredAt())));
    goOn(way, standing().entered, book);
    keep(book);
    watch(way, by, watch);
  }

  @CommandHandler
  void handle(Collect command, MetaData by, Ways ways, ProgressBook book, StallWatch watch) {
    requireNotAbandoned();
    Way way = way(ways);
    Instant at = orNow(command.occurredAt());
    UUID learntFrom = conversationOf(command);
    boolean taken = false;
    for (Told told : command.values()) {
      var event = new Telling(id(), way, standing(), learntFrom, command, at).of(told);
      if (event != null) {
        apply(event);
        taken |= event instanceof DataPointCollected;
        if (event instanceof DataPointCollected correction && correction.replacedId() != null) {
          undo(way, correction);
        }
      }
    }
    if (taken) {
      moved(way, at, by, book, watch);
    }
  }

  @CommandHandler
  void handle(
      ConfirmMilestone command, MetaData by, Ways ways, ProgressBook book, StallWatch watch) {
    requireNotAbandoned();
    Way way = way(ways);
    Milestone milestone = milestone(way, command.milestone());
    if (standing().hasReached(milestone.key())) {
      return; // said twice, true once
    }
    requireNone(
        "open",
        way.openBefore(milestone, standing()),
        ProgressRule.MILESTONES_ARE_REACHED_IN_ORDER);
    requireNone(
        "missing",
        way.missing(milestone, standing()),
        ProgressRule.A_MILESTONE_IS_REACHED_WHEN_ITS_CONDITIONS_HOLD);
    Instant at = standing().notBefore(orNow(command.occurredAt()));
    require(
        way.holds(milestone, standing(), at),
        ProgressRule.A_MILESTONE_IS_REACHED_WHEN_ITS_CONDITIONS_HOLD);
    apply(way.reach(milestone, id(), standing(), at));
    moved(way, at, by, book, watch);
  }

  @CommandHandler
  void handle(SkipMilestone command, MetaData by, Ways ways, ProgressBook book, StallWatch watch) {
    requireNotAbandoned();
    Way way = way(ways);
    Milestone milestone = milestone(way, command.milestone());
    require(!milestone.required(), ProgressRule.A_REQUIRED_MILESTONE_IS_NOT_SKIPPED);
    require(
        !standing().hasReached(milestone.key()), ProgressRule.A_REACHED_MILESTONE_IS_NOT_SKIPPED);
    requireNone(
        "open",
        way.openBefore(milestone, standing()),
        ProgressRule.MILESTONES_ARE_REACHED_IN_ORDER);
    if (!standing().hasSkipped(milestone.key())) {
      Instant at = orNow(command.occurredAt());
      apply(way.skip(milestone, id(), standing(), command.reason(), at));
      moved(way, at, by, book, watch);
    }
  }

  /// A rule that waits for a moment may hold by now. Progress meanwhile puts stalling off.
  @CommandHandler
  void handle(StallIfQuiet command, MetaData by, Ways ways, ProgressBook book, StallWatch watch) {
    if (!status.equals(ACTIVE)) {
      return;
    }
    Way way = way(ways);
    goOn(way, Moments.now(), book);
    Duration quiet = way.design().stalledAfter();
    if (!status.equals(ACTIVE) || quiet == null) {
      return;
    }
    if (Moments.now().isBefore(movedAt().plus(quiet))) {
      watch(way, by, watch);
    } else {
      Milestone next = way.next(standing());
      apply(
          new FunnelStalled(
              id(),
              standing().subject,
              next == null ? null : way.id(next),
              next == null ? null : next.key(),
              STALLED,
              Moments.now()));
      keep(book);
    }
  }

  @CommandHandler
  void handle(AbandonFunnel command, Ways ways, ProgressBook book) {
    require(!status.equals(COMPLETED), ProgressRule.A_COMPLETED_FUNNEL_IS_NOT_ABANDONED);
    if (!status.equals(ABANDONED)) {
      Way way = way(ways);
      Milestone next = way.next(standing());
      apply(
          new FunnelAbandoned(
              id(),
              standing().subject,
              next == null ? null : way.id(next),
              command.reason(),
              ABANDONED,
              standing().notBefore(orNow(command.occurredAt()))));
      keep(book);
    }
  }

  @CommandHandler
  void handle(
      MigrateProgress command, MetaData by, Ways ways, ProgressBook book, StallWatch watch) {
    requireNotAbandoned();
    Way from = way(ways);
    Way to = ways.newest(tenant(), from.version().funnel()).orElseThrow();
    require(
        to.version().number() > from.version().number(),
        ProgressRule.ONE_GOES_ON_TO_A_NEWER_VERSION);
    Instant now = Moments.now();
    MigrationReport report = Migration.report(from.design(), to, standing());
    apply(
        new FunnelMigrated(
            id(),
            standing().subject,
            to.version().version(),
            to.version().number(),
            from.version().number(),
            report,
            report.keptMilestones().stream().filter(key -> standing().step(key) != null).toList(),
            Migration.setAside(report, standing()),
            to.reached(standing()),
            to.required(),
            now));
    moved(to, now, by, book, watch);
  }

  @CommandHandler
  void handle(RecordFiring command) {
    apply(
        new TriggerFired(
            id(),
            standing().subject,
            command.firing(),
            command.trigger(),
            command.key(),
            command.action(),
            command.becauseOf(),
            command.outcome(),
            command.explanation(),
            Moments.now()));
  }

  private void undo(Way way, DataPointCollected correction) {
    MilestoneUndone next = way.undone(id(), standing(), correction);
    while (next != null) {
      apply(next);
      next = way.undone(id(), standing(), correction);
    }
  }

  private void moved(Way way, Instant at, MetaData by, ProgressBook book, StallWatch watch) {
    boolean wasQuiet = !status.equals(ACTIVE);
    if (status.equals(STALLED) || status.equals(COMPLETED) && !way.isCompleted(standing())) {
      apply(new FunnelResumed(id(), standing().subject, ACTIVE, standing().notBefore(at)));
    }
    goOn(way, at, book);
    if (wasQuiet && status.equals(ACTIVE)) {
      watch(way, by, watch);
    }
  }

  /// All that follows by itself.
  private void goOn(Way way, Instant at, ProgressBook book) {
    FunnelProgressEvent next = way.follows(id(), standing(), at);
    while (next != null) {
      apply(next);
      next = way.follows(id(), standing(), at);
    }
    if (status.equals(ACTIVE) && way.isCompleted(standing())) {
      apply(new FunnelCompleted(id(), standing().subject, COMPLETED, standing().notBefore(at)));
    }
    keep(book);
  }

  private void keep(ProgressBook book) {
    book.keep(tenant(), new Entry(id(), funnel(), version(), standing().subject, status, depth))
        .ifPresent(
            other -> {
              throw new RuleBroken(
                  ProgressRule.SOMEBODY_IS_IN_A_FUNNEL_ONCE, Map.of("existingProgress", other));
            });
  }

  private void watch(Way way, MetaData by, StallWatch watch) {
    Duration quiet = way.design().stalledAfter();
    if (quiet != null && status.equals(ACTIVE)) {
      watch.lookAgain(tenant(), actorOf(by), id(), movedAt().plus(quiet));
    }
  }

  private Way way(Ways ways) {
    return ways.of(tenant(), version());
  }

  private static Milestone milestone(Way way, String key) {
    return way.milestone(key)
        .orElseThrow(() -> new RuleBroken(ProgressRule.A_MILESTONE_IS_OF_ITS_FUNNEL, Map.of()));
  }

  private static void requireNone(String what, List<String> names, ProgressRule rule) {
    if (!names.isEmpty()) {
      throw new RuleBroken(rule, Map.of(what, names));
    }
  }

  private void requireNotAbandoned() {
    require(!status.equals(ABANDONED), ProgressRule.AN_ABANDONED_PROGRESS_TAKES_NO_COMMAND);
  }

  private static Instant orNow(@Nullable Instant told) {
    return Objects.requireNonNullElseGet(told, Moments::now);
  }
}
