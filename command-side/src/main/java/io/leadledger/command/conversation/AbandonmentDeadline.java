package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.AbandonIfQuiet;
import io.leadledger.command.platform.CommandDispatcher;
import java.time.Instant;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// When a conversation may have been quiet for so long that the lead has left, it is asked.
@Component
class AbandonmentDeadline implements Deadline {
  static final String KIND = "conversation-quiet";

  private final CommandDispatcher commands;

  AbandonmentDeadline(CommandDispatcher commands) {
    this.commands = commands;
  }

  @Override
  public String kind() {
    return KIND;
  }

  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    return reminder.ask(commands, new AbandonIfQuiet(reminder.about()));
  }
}
