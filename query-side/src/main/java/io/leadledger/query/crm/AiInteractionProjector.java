package io.leadledger.query.crm;

import static io.leadledger.query.crm.jooq.Tables.AI_INTERACTIONS;

import io.leadledger.events.routing.AiInteractionEvent;
import io.leadledger.events.routing.AiInteractionEvent.*;
import io.leadledger.query.crm.jooq.enums.InteractionStatusEnum;
import io.leadledger.query.crm.jooq.tables.AiInteractions;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills crm.ai_interactions.
@Component("crm.ai_interactions")
@ProcessingGroup("crm.ai_interactions")
@Fills(AiInteractions.class)
class AiInteractionProjector {

  @EventHandler
  void on(AiInteractionEvent event, Recorded recorded, Rows rows) {
    switch (event) {
      case AiInteractionRequested e ->
          rows.insert(AI_INTERACTIONS)
              .set(AI_INTERACTIONS.ID, e.interactionId())
              .set(AI_INTERACTIONS.CLIENT_ID, recorded.tenant())
              .set(AI_INTERACTIONS.LEAD_ID, e.leadId())
              .set(AI_INTERACTIONS.CONVERSATION_ID, e.conversationId())
              .set(AI_INTERACTIONS.MESSAGE_ID, e.messageId())
              .set(AI_INTERACTIONS.PROMPT_ID, e.promptId())
              .set(AI_INTERACTIONS.STATUS, status(e.status()))
              .set(AI_INTERACTIONS.INPUT_DATA, Json.of(e.input()))
              .set(AI_INTERACTIONS.TIMESTAMP, e.requestedAt());
      case AiInteractionRouted e -> {
        Rows.Values row = became(e, e.status(), rows);
        if (e.modelId() != null) {
          row.set(AI_INTERACTIONS.MODEL_ID, e.modelId());
        }
      }
      case AiInteractionCompleted e ->
          became(e, e.status(), rows).set(AI_INTERACTIONS.OUTPUT_DATA, Json.of(e.output()));
      case AiInteractionFailed e -> became(e, e.status(), rows);
      case AiAttemptFailed _ -> {} // see funnel.routing_history
    }
  }

  private static Rows.Values became(AiInteractionEvent event, String status, Rows rows) {
    return rows.update(AI_INTERACTIONS, event.interactionId())
        .set(AI_INTERACTIONS.STATUS, status(status));
  }

  private static InteractionStatusEnum status(String status) {
    return InteractionStatusEnum.lookupLiteral(status);
  }
}
