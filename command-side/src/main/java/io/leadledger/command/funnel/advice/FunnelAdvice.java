package io.leadledger.command.funnel.advice;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.funnel.advice.AdviceCommand.*;
import io.leadledger.command.platform.RuleBroken;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.values.Moments;
import io.leadledger.events.funnel.FunnelAdviceEvent;
import io.leadledger.events.funnel.FunnelAdviceEvent.*;
import io.leadledger.events.funnel.FunnelParts;
import io.leadledger.events.funnel.FunnelSubject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// What is thought of somebody's progress, beside the progress itself: that has no snapshot and
/// must not grow with the days (ADR 0104). An action is suggested once for each cause.
@Aggregate(cache = "aggregates", snapshotTriggerDefinition = "everyHundredEvents")
class FunnelAdvice extends TenantAggregate {
  static final String SUGGESTED = "suggested";
  static final String ACCEPTED = "accepted";
  static final String DISMISSED = "dismissed";
  static final String DONE = "done";
  static final String OVERTAKEN = "overtaken";

  private @Nullable UUID progress;
  private @Nullable FunnelSubject subject;
  private @Nullable UUID assessment;
  private Map<UUID, Action> actions = new HashMap<>();

  private record Action(String status, int rank, double score) {
    boolean open() {
      return status.equals(SUGGESTED) || status.equals(ACCEPTED);
    }

    Action with(String next) {
      return new Action(next, rank, score);
    }
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordAssessment command) {
    Assessment found = command.assessment();
    apply(
        new FunnelAssessed(
            command.advice(),
            command.progress(),
            command.subject(),
            command.assessmentId(),
            found.version(),
            found.progressVersion(),
            command.occasion(),
            found.completion(),
            found.velocity(),
            found.cohortSize(),
            found.stallingRisk(),
            found.missingDataPoints(),
            found.figures(),
            found.riskFacts(),
            found.suggestions().stream().map(Suggestion::reasoned).toList(),
            Moments.now()));
    Set<UUID> wanted = new HashSet<>();
    int rank = 1;
    for (Suggestion each : found.suggestions()) {
      UUID id = FunnelParts.action(progress(), each.cause());
      wanted.add(id);
      if (suggest(id, each, rank)) {
        rank++;
      }
    }
    actions.entrySet().stream()
        .filter(known -> known.getValue().status().equals(SUGGESTED))
        .map(Map.Entry::getKey)
        .filter(known -> !wanted.contains(known))
        .sorted()
        .toList()
        .forEach(
            gone ->
                apply(
                    new ActionOvertaken(
                        id(), progress(), subject(), gone, OVERTAKEN, Moments.now())));
  }

  /// Whether it is open from now on.
  private boolean suggest(UUID action, Suggestion it, int rank) {
    Action known = actions.get(action);
    if (known == null || known.status().equals(OVERTAKEN)) {
      apply(
          new ActionSuggested(
              id(),
              progress(),
              subject(),
              action,
              assessment(),
              it.kind(),
              it.about(),
              it.title(),
              it.reason(),
              rank,
              it.score(),
              it.events(),
              SUGGESTED,
              Moments.now()));
    } else if (known.open() && (known.rank() != rank || known.score() != it.score())) {
      apply(new ActionRanked(id(), progress(), subject(), action, assessment(), rank, it.score()));
    }
    return known == null || known.open() || known.status().equals(OVERTAKEN);
  }

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordAnalysis command) {
    handle(command.assessed());
    Assessment found = command.assessed().assessment();
    apply(
        new FunnelAnalysed(
            id(),
            progress(),
            subject(),
            command.analysisId(),
            assessment(),
            found.findings(),
            found.nextSteps(),
            command.words().text(),
            command.words().model(),
            command.words().interaction(),
            Moments.now()));
  }

  @CommandHandler
  void handle(AcceptAction command, MetaData by) {
    if (mayBecome(ACCEPTED, command.action())) {
      apply(
          new ActionAccepted(
              id(), progress(), subject(), command.action(), actorOf(by), ACCEPTED, Moments.now()));
    }
  }

  @CommandHandler
  void handle(DismissAction command, MetaData by) {
    if (mayBecome(DISMISSED, command.action())) {
      apply(
          new ActionDismissed(
              id(),
              progress(),
              subject(),
              command.action(),
              actorOf(by),
              command.reason(),
              DISMISSED,
              Moments.now()));
    }
  }

  @CommandHandler
  void handle(FinishAction command, MetaData by) {
    if (mayBecome(DONE, command.action())) {
      apply(
          new ActionDone(
              id(),
              progress(),
              subject(),
              command.action(),
              actorOf(by),
              command.outcome(),
              DONE,
              Moments.now()));
    }
  }

  /// Whether it has to; said twice, it is true once.
  private boolean mayBecome(String status, UUID action) {
    Action known = actions.get(action);
    if (known == null) {
      throw new RuleBroken(
          AdviceRule.AN_ACTION_IS_ONE_THAT_WAS_SUGGESTED,
          Map.of("open", actions.keySet().stream().filter(this::isOpen).sorted().toList()));
    }
    if (known.status().equals(status)) {
      return false;
    }
    require(known.open(), AdviceRule.ONLY_AN_OPEN_ACTION_IS_DECIDED_ON);
    return true;
  }

  private boolean isOpen(UUID action) {
    return Objects.requireNonNull(actions.get(action)).open();
  }

  @EventSourcingHandler
  void on(FunnelAdviceEvent event, MetaData metaData) {
    switch (event) {
      case FunnelAssessed e -> {
        created(e.adviceId(), metaData);
        progress = e.progressId();
        subject = e.subject();
        assessment = e.assessmentId();
      }
      case FunnelAnalysed _ -> {} // nothing to decide by
      case ActionSuggested e ->
          actions.put(e.actionId(), new Action(e.status(), e.rank(), e.score()));
      case ActionRanked e -> {
        String status = Objects.requireNonNull(actions.get(e.actionId())).status();
        actions.put(e.actionId(), new Action(status, e.rank(), e.score()));
      }
      case ActionOvertaken e -> became(e.actionId(), e.status());
      case ActionAccepted e -> became(e.actionId(), e.status());
      case ActionDismissed e -> became(e.actionId(), e.status());
      case ActionDone e -> became(e.actionId(), e.status());
    }
  }

  private void became(UUID action, String status) {
    actions.computeIfPresent(action, (_, known) -> known.with(status));
  }

  private UUID progress() {
    return Objects.requireNonNull(progress);
  }

  private FunnelSubject subject() {
    return Objects.requireNonNull(subject);
  }

  private UUID assessment() {
    return Objects.requireNonNull(assessment);
  }
}
