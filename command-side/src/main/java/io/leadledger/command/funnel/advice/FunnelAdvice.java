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
import io.leadledger.events.funnel.Reasoned;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
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
  private @Nullable UUID progress;
  private @Nullable FunnelSubject subject;
  private @Nullable UUID assessment;
  private Map<UUID, Action> actions = new HashMap<>();

  private @Nullable Said said;

  /// What the last assessment said that another may say as well.
  private record Said(long progressVersion, double stallingRisk, List<String> suggested) {}

  /// On schedule, an assessment that says the same as the last one is not recorded.
  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.CREATE_IF_MISSING)
  void handle(RecordAssessment command) {
    Assessment found = command.assessment();
    if (command.occasion().equals(Assessing.SCHEDULE) && saying(found).equals(said)) {
      return;
    }
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
            found.recommendations(),
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
        .filter(known -> known.getValue().status().equals(Action.SUGGESTED))
        .map(Map.Entry::getKey)
        .filter(known -> !wanted.contains(known))
        .sorted()
        .toList()
        .forEach(
            gone ->
                apply(
                    new ActionOvertaken(
                        id(), progress(), subject(), gone, Action.OVERTAKEN, Moments.now())));
  }

  /// Whether it is open from now on.
  private boolean suggest(UUID action, Suggestion it, int rank) {
    Action known = actions.get(action);
    if (known == null || known.status().equals(Action.OVERTAKEN)) {
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
              Action.SUGGESTED,
              Moments.now()));
    } else if (known.isOpen() && (known.rank() != rank || known.score() != it.score())) {
      apply(new ActionRanked(id(), progress(), subject(), action, assessment(), rank, it.score()));
    }
    return known == null || known.isOpen() || known.status().equals(Action.OVERTAKEN);
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
    if (mayBecome(Action.ACCEPTED, command.action())) {
      apply(
          new ActionAccepted(
              id(),
              progress(),
              subject(),
              command.action(),
              actorOf(by),
              Action.ACCEPTED,
              Moments.now()));
    }
  }

  @CommandHandler
  void handle(DismissAction command, MetaData by) {
    if (mayBecome(Action.DISMISSED, command.action())) {
      apply(
          new ActionDismissed(
              id(),
              progress(),
              subject(),
              command.action(),
              actorOf(by),
              command.reason(),
              Action.DISMISSED,
              Moments.now()));
    }
  }

  @CommandHandler
  void handle(FinishAction command, MetaData by) {
    if (mayBecome(Action.DONE, command.action())) {
      apply(
          new ActionDone(
              id(),
              progress(),
              subject(),
              command.action(),
              actorOf(by),
              command.outcome(),
              Action.DONE,
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
    require(known.isOpen(), AdviceRule.ONLY_AN_OPEN_ACTION_IS_DECIDED_ON);
    return true;
  }

  private boolean isOpen(UUID action) {
    return Objects.requireNonNull(actions.get(action)).isOpen();
  }

  @EventSourcingHandler
  void on(FunnelAdviceEvent event, MetaData metaData) {
    switch (event) {
      case FunnelAssessed e -> {
        created(e.adviceId(), metaData);
        progress = e.progressId();
        subject = e.subject();
        assessment = e.assessmentId();
        said = new Said(e.progressVersion(), e.stallingRisk(), names(e.recommendations()));
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

  private static Said saying(Assessment found) {
    return new Said(found.progressVersion(), found.stallingRisk(), names(found.recommendations()));
  }

  private static List<String> names(List<Reasoned> reasoned) {
    return reasoned.stream().map(Reasoned::name).toList();
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
