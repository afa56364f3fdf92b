package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.command.conversation.ConversationCommand.ReopenConversation;
import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.command.platform.CommandResult;
import io.leadledger.http.ProblemException;
import org.springframework.stereotype.Component;

/// Hears what leads say, whatever the state of the conversation: one that is closed or archived is
/// reopened, because nothing that a lead says is lost.
@Component
public class Hearing {
  private final CommandDispatcher commands;

  Hearing(CommandDispatcher commands) {
    this.commands = commands;
  }

  public CommandResult hear(RecordMessage message, CommandContext by) {
    try {
      return commands.send(message, by);
    } catch (ProblemException refused) {
      if (!isClosed(refused)) {
        throw refused;
      }
      commands.send(
          new ReopenConversation(message.conversation(), "The lead has written again."),
          by.withoutKey());
      return commands.send(message, by);
    }
  }

  private static boolean isClosed(ProblemException refused) {
    return refused.code().equals(ConversationRule.A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE.code())
        || refused.code().equals(ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND.code());
  }
}
