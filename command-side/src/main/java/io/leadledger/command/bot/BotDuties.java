package io.leadledger.command.bot;

import java.util.Optional;
import java.util.UUID;

/// In which conversations the bot answers.
public interface BotDuties {

  /// The member in whose name it does; empty where it does not.
  Optional<UUID> inTheNameOf(UUID conversation);
}
