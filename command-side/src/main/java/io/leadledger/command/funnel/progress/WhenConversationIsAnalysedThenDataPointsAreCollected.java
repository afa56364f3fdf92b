package io.leadledger.command.funnel.progress;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.events.conversation.ConversationEvent.ConversationAnalysed;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What was understood of a conversation is told to the funnels that its lead is in.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenConversationIsAnalysedThenDataPointsAreCollected {
  private final Errands errands;

  WhenConversationIsAnalysedThenDataPointsAreCollected(Errands errands) {
    this.errands = errands;
  }

  @EventHandler
  void on(ConversationAnalysed event, DomainEventMessage<?> message) {
    if (event.dataPoints() != null && !event.dataPoints().isEmpty()) {
      errands.add(
          Errand.because(
              message,
              CollectFromConversation.KIND,
              event.analysisId(),
              event.conversationId(),
              message.getSequenceNumber()));
    }
  }
}
