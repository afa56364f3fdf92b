package io.leadledger.command.deadline;

import io.leadledger.command.platform.CommandContext;
import io.leadledger.command.platform.CommandDispatcher;
import io.leadledger.http.ProblemException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.springframework.http.HttpStatus;

/// What a deadline has to know when it is due: four words in its row.
///
/// @param about what is to be looked at
/// @param word one more, of the kind of deadline; such as the moment at which it is due
public record Reminder(UUID tenant, UUID actor, UUID about, String word) {
  public static Reminder of(String data) {
    String[] words = data.split(" ", 4);
    return new Reminder(
        UUID.fromString(words[0]), UUID.fromString(words[1]), UUID.fromString(words[2]), words[3]);
  }

  public String data() {
    return tenant + " " + actor + " " + about + " " + word;
  }

  public CommandContext by() {
    return CommandContext.of(tenant, actor, CommandContext.SYSTEM);
  }

  /// Asks whether it is time, of a deadline whose word is its moment. One that this process looks
  /// at too early by its clock stays.
  public Optional<Instant> ask(CommandDispatcher commands, Object command) {
    try {
      commands.send(command, by());
    } catch (ProblemException refused) {
      // Gone for good; anything else may pass, and is tried again.
      if (refused.status() != HttpStatus.NOT_FOUND) {
        throw refused;
      }
    }
    Instant deadline = Instant.parse(word);
    return Instant.now().isBefore(deadline) ? Optional.of(deadline) : Optional.empty();
  }
}
