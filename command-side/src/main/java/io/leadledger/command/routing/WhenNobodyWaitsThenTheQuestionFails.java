package io.leadledger.command.routing;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.routing.AiInteractionCommand.FailAiInteraction;
import io.leadledger.command.routing.AiInteractionCommand.FailAttempt;
import io.leadledger.events.routing.AiEffort;
import io.leadledger.http.ProblemException;
import io.leadledger.store.work.RecurringWork;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// When a process has ended while it waited for a model, then the question has failed, and what was
/// set aside for it counts as spent: nobody knows what it has cost.
@Component
class WhenNobodyWaitsThenTheQuestionFails extends RecurringWork {
  private static final String OUTCOME = "interrupted";

  private final Budget budget;
  private final CommandDispatcher commands;

  WhenNobodyWaitsThenTheQuestionFails(Budget budget, CommandDispatcher commands) {
    super("ai-interactions", Duration.ZERO);
    this.budget = budget;
    this.commands = commands;
  }

  @Override
  protected void work() {
    for (Budget.Abandoned question : budget.abandoned()) {
      CommandContext by =
          CommandContext.of(question.tenant(), question.actor(), CommandContext.SYSTEM);
      var effort = new AiEffort(question.amount(), 0, 0, 0);
      send(new FailAttempt(question.interaction(), question.decision(), OUTCOME, null, effort), by);
      send(new FailAiInteraction(question.interaction(), OUTCOME), by);
      budget.settle(question.decision(), question.amount());
    }
  }

  /// It may have ended before it had recorded whom it asks.
  private void send(AiInteractionCommand command, CommandContext by) {
    try {
      commands.send(command, by);
    } catch (ProblemException refused) {
      if (!refused.status().is4xxClientError()) {
        throw refused;
      }
    }
  }
}
