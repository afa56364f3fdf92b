package io.leadledger.query.funnel;

import static io.leadledger.query.funnel.jooq.Tables.CONVERSATION_ANALYSIS;

import io.leadledger.events.conversation.ConversationEvent;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysisFailed;
import io.leadledger.query.funnel.jooq.tables.ConversationAnalysis;
import io.leadledger.query.platform.Fills;
import io.leadledger.query.platform.Json;
import io.leadledger.query.platform.Recorded;
import io.leadledger.query.platform.Rows;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// Fills funnel.conversation_analysis.
@Component("funnel.conversations.analyses")
@ProcessingGroup("funnel.conversations")
@Fills(ConversationAnalysis.class)
class ConversationAnalysisProjector {

  @EventHandler
  void on(ConversationAnalysed event, Recorded recorded, Rows rows) {
    analysis(event.analysisId(), "completed", event.occasion(), event, recorded, rows)
        .set(CONVERSATION_ANALYSIS.MESSAGE_COUNT, event.messages())
        .set(CONVERSATION_ANALYSIS.INTENT, event.intent())
        .set(CONVERSATION_ANALYSIS.SENTIMENT, event.sentiment())
        .set(CONVERSATION_ANALYSIS.SUMMARY, event.summary())
        .set(
            CONVERSATION_ANALYSIS.FINDINGS,
            Json.of(Objects.requireNonNullElse(event.findings(), List.of())))
        .set(
            CONVERSATION_ANALYSIS.EXTRACTED_DATA_POINTS,
            Json.of(Objects.requireNonNullElse(event.dataPoints(), List.of())))
        .set(CONVERSATION_ANALYSIS.MODEL, event.engine())
        .set(CONVERSATION_ANALYSIS.COST, event.cost());
  }

  @EventHandler
  void on(ConversationAnalysisFailed event, Recorded recorded, Rows rows) {
    analysis(event.analysisId(), "failed", event.occasion(), event, recorded, rows)
        .set(CONVERSATION_ANALYSIS.MESSAGE_COUNT, event.messages())
        .set(CONVERSATION_ANALYSIS.FAILURE, event.reason());
  }

  private static Rows.Values analysis(
      UUID id,
      String status,
      String occasion,
      ConversationEvent event,
      Recorded recorded,
      Rows rows) {
    return rows.insert(CONVERSATION_ANALYSIS)
        .set(CONVERSATION_ANALYSIS.ID, id)
        .set(CONVERSATION_ANALYSIS.CONVERSATION_ID, event.conversationId())
        .set(CONVERSATION_ANALYSIS.TENANT_ID, recorded.tenant())
        .set(CONVERSATION_ANALYSIS.USER_ID, event.leadId())
        .set(CONVERSATION_ANALYSIS.STATUS, status)
        .set(CONVERSATION_ANALYSIS.OCCASION, occasion)
        .set(CONVERSATION_ANALYSIS.ANALYSED_AT, recorded.at())
        .set(CONVERSATION_ANALYSIS.CREATED_AT, recorded.at());
  }
}
