package io.leadledger.command.conversation;

import io.leadledger.command.conversation.ConversationCommand.AbandonIfQuiet;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import org.springframework.http.HttpStatus;
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

  /// A deadline that this process looks at too early by its clock stays.
  @Override
  public Optional<Instant> due(String data) {
    Reminder reminder = Reminder.of(data);
    try {
      commands.send(new AbandonIfQuiet(reminder.conversation()), reminder.by());
    } catch (ProblemException refused) {
      // Gone for good; anything else may pass, and is tried again.
      if (refused.status() != HttpStatus.NOT_FOUND) {
        throw refused;
      }
    }
    Instant deadline = Instant.parse(reminder.word());
    return Instant.now().isBefore(deadline) ? Optional.of(deadline) : Optional.empty();
  }
}
