package io.leadledger.command.bot;

import io.leadledger.command.automation.Automations;
import io.leadledger.command.errand.Errand;
import io.leadledger.command.errand.Errands;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventHandler;
import org.springframework.stereotype.Component;

/// What a lead says where the bot is on duty is answered by it.
@Component
@ProcessingGroup(Automations.GROUP)
class WhenLeadSpeaksThenBotAnswers {
  private final BotDuties duties;
  private final Errands errands;

  WhenLeadSpeaksThenBotAnswers(BotDuties duties, Errands errands) {
    this.duties = duties;
    this.errands = errands;
  }

  @EventHandler
  void on(MessageRecorded event, DomainEventMessage<?> message) {
    if (event.direction().equals("inbound")
        && event.channel().equals("live_chat")
        && duties.inTheNameOf(event.conversationId()).isPresent()) {
      errands.add(
          Errand.because(
              message,
              AnswerAsBot.KIND,
              event.messageId(),
              event.conversationId(),
              message.getSequenceNumber()));
    }
  }
}
