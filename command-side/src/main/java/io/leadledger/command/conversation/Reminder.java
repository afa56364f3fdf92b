package io.leadledger.command.conversation;

import io.leadledger.command.platform.CommandContext;
import java.util.UUID;

/// What a deadline has to know when it is due: four words in its row.
///
/// @param word one more, of the kind of deadline
record Reminder(UUID tenant, UUID actor, UUID conversation, String word) {
  static Reminder of(String data) {
    String[] words = data.split(" ", 4);
    return new Reminder(
        UUID.fromString(words[0]), UUID.fromString(words[1]), UUID.fromString(words[2]), words[3]);
  }

  String data() {
    return tenant + " " + actor + " " + conversation + " " + word;
  }

  CommandContext by() {
    return CommandContext.of(tenant, actor, CommandContext.SYSTEM);
  }
}
