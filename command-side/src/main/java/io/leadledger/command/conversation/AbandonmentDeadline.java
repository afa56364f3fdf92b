package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.AbandonIfQuiet;
import io.leadledger.command.deadline.ReminderDeadline;
import io.leadledger.command.platform.CommandDispatcher;
import org.springframework.stereotype.Component;

/// When a conversation may have been quiet for so long that the lead has left, it is asked.
@Component
class AbandonmentDeadline extends ReminderDeadline {
  static final String KIND = "conversation-quiet";

  AbandonmentDeadline(CommandDispatcher commands) {
    super(KIND, commands, AbandonIfQuiet::new);
  }
}
