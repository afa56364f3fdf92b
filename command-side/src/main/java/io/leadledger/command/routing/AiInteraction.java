package io.leadledger.command.routing;

import static io.leadledger.command.platform.RuleBroken.require;
import static org.axonframework.modelling.command.AggregateLifecycle.apply;

import io.leadledger.command.lead.Leads;
import io.leadledger.command.platform.TenantAggregate;
import io.leadledger.command.routing.AiInteractionCommand.*;
import io.leadledger.command.values.Moments;
import io.leadledger.events.routing.AiInteractionEvent;
import io.leadledger.events.routing.AiInteractionEvent.*;
import java.math.BigDecimal;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.commandhandling.CommandHandler;
import org.axonframework.eventsourcing.EventSourcingHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.modelling.command.AggregateCreationPolicy;
import org.axonframework.modelling.command.CreationPolicy;
import org.axonframework.spring.stereotype.Aggregate;
import org.jspecify.annotations.Nullable;

/// One question that models were asked: who was asked in turn, why, what came back and what it
/// cost.
@Aggregate
class AiInteraction extends TenantAggregate {
  private @Nullable About about;
  private boolean finished;
  private int attempts;
  private @Nullable UUID openDecision;
  private @Nullable UUID openModel;
  private BigDecimal cost = BigDecimal.ZERO;

  @CommandHandler
  @CreationPolicy(AggregateCreationPolicy.ALWAYS)
  void handle(RequestAiInteraction command, MetaData by, Leads leads) {
    About told = command.about();
    require(
        told.lead() == null || leads.isKnown(tenantOf(by), told.lead()),
        RoutingRule.AN_INTERACTION_IS_ABOUT_A_KNOWN_LEAD);
    apply(
        new AiInteractionRequested(
            command.interaction(),
            told.lead(),
            told.conversation(),
            told.message(),
            told.taskType(),
            command.promptVersion(),
            command.input(),
            "requested",
            Moments.now()));
  }

  @CommandHandler
  void handle(RouteAiInteraction command) {
    requireUnfinished();
    About told = about();
    apply(
        new AiInteractionRouted(
            id(),
            told.lead(),
            told.conversation(),
            told.message(),
            command.decision(),
            told.taskType(),
            attempts + 1,
            command.strategy(),
            command.candidates(),
            command.model(),
            command.modelName(),
            command.reason(),
            command.reservedCost(),
            command.model() == null ? "none_available" : "asked",
            "routed"));
  }

  @CommandHandler
  void handle(FailAttempt command) {
    requireOpen(command.decision());
    apply(
        new AiAttemptFailed(
            id(),
            about().lead(),
            command.decision(),
            command.outcome(),
            command.detail(),
            command.effort()));
  }

  @CommandHandler
  void handle(CompleteAiInteraction command) {
    requireOpen(command.decision());
    apply(
        new AiInteractionCompleted(
            id(),
            about().lead(),
            command.decision(),
            Objects.requireNonNull(openModel),
            command.output(),
            "answered",
            command.effort(),
            cost.add(command.effort().cost()),
            "completed"));
  }

  @CommandHandler
  void handle(FailAiInteraction command) {
    if (!finished) {
      apply(
          new AiInteractionFailed(
              id(), about().lead(), command.reason(), attempts, cost, "failed"));
    }
  }

  @EventSourcingHandler
  void on(AiInteractionEvent event, MetaData metaData) {
    switch (event) {
      case AiInteractionRequested e -> {
        created(e.interactionId(), metaData);
        about = new About(e.taskType(), e.leadId(), e.conversationId(), e.messageId());
      }
      case AiInteractionRouted e -> {
        attempts = e.modelId() == null ? attempts : e.attempt();
        openDecision = e.decisionId();
        openModel = e.modelId();
      }
      case AiAttemptFailed e -> {
        openDecision = null;
        cost = cost.add(e.effort().cost());
      }
      case AiInteractionCompleted _, AiInteractionFailed _ -> finished = true;
    }
  }

  private void requireUnfinished() {
    require(!finished, RoutingRule.A_FINISHED_INTERACTION_TAKES_NO_COMMAND);
  }

  private void requireOpen(UUID decision) {
    requireUnfinished();
    require(
        decision.equals(openDecision) && openModel != null,
        RoutingRule.AN_ATTEMPT_IS_OF_THE_LAST_DECISION);
  }

  private About about() {
    return Objects.requireNonNull(about);
  }
}
