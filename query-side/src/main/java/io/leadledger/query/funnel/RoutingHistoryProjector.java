package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.ROUTING_HISTORY;

import io.leadledger.events.routing.AiEffort;
import io.leadledger.events.routing.AiInteractionEvent;
import io.leadledger.events.routing.AiInteractionEvent.*;
import io.leadledger.query.funnel.jooq.tables.RoutingHistory;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.math.BigDecimal;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.routing_history, a row for each decision.
@Component("funnel.routing_history")
@ProcessingGroup("funnel.routing_history")
@Fills(RoutingHistory.class)
class RoutingHistoryProjector {

  @EventHandler
  void on(AiInteractionEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case AiInteractionRouted e -> decided(e, recorded, rows);
      case AiAttemptFailed e -> came(e.decisionId(), e.outcome(), e.effort(), recorded, rows);
      case AiInteractionCompleted e ->
          came(e.decisionId(), e.outcome(), e.effort(), recorded, rows);
      case AiInteractionRequested _, AiInteractionFailed _ -> {} // decisions only
    }
  }

  private static void decided(AiInteractionRouted event, Recorded recorded, Rows rows) {
    Rows.Values row =
        rows.insert(ROUTING_HISTORY)
            .set(ROUTING_HISTORY.ID, event.decisionId())
            .set(ROUTING_HISTORY.TENANT_ID, recorded.tenant())
            .set(ROUTING_HISTORY.INTERACTION_ID, event.interactionId())
            .set(ROUTING_HISTORY.TASK_TYPE, event.taskType())
            .set(ROUTING_HISTORY.USER_ID, event.leadId())
            .set(ROUTING_HISTORY.CONVERSATION_ID, event.conversationId())
            .set(ROUTING_HISTORY.MESSAGE_ID, event.messageId())
            .set(ROUTING_HISTORY.ATTEMPT, event.attempt())
            .set(ROUTING_HISTORY.STRATEGY, event.strategy())
            .set(ROUTING_HISTORY.CANDIDATES, Json.of(event.candidates()))
            .set(ROUTING_HISTORY.MODEL_ID, event.modelId())
            .set(ROUTING_HISTORY.MODEL_NAME, event.modelName())
            .set(ROUTING_HISTORY.REASON, event.reason())
            .set(ROUTING_HISTORY.OUTCOME, event.outcome())
            .set(ROUTING_HISTORY.RESERVED_COST, event.reservedCost())
            .set(ROUTING_HISTORY.DECIDED_AT, recorded.at());
    if (event.modelId() == null) {
      row.set(ROUTING_HISTORY.COST, BigDecimal.ZERO)
          .set(ROUTING_HISTORY.FINISHED_AT, recorded.at());
    }
  }

  private static void came(
      UUID decision, String outcome, AiEffort effort, Recorded recorded, Rows rows) {
    rows.update(ROUTING_HISTORY, decision)
        .set(ROUTING_HISTORY.OUTCOME, outcome)
        .set(ROUTING_HISTORY.COST, effort.cost())
        .set(ROUTING_HISTORY.INPUT_TOKENS, effort.inputTokens())
        .set(ROUTING_HISTORY.OUTPUT_TOKENS, effort.outputTokens())
        .set(ROUTING_HISTORY.LATENCY_MS, effort.latencyMs())
        .set(ROUTING_HISTORY.FINISHED_AT, recorded.at());
  }
}
