package io.leadledger.command.conversation;

import io.leadledger.command.extraction.Turn;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What has been said in a conversation lately, and how far it is understood.
///
/// @param lead whom it is with; null if there is no such conversation
/// @param turns the latest, in their order; without what is erased
/// @param numbers which message of the conversation each of them is
/// @param messages how many there are in all
/// @param analysed how many were there at the last analysis
/// @param analysis the last one, failed or not
/// @param lastSaid when the latest was recorded
record Transcript(
    @Nullable UUID lead,
    List<Turn> turns,
    Map<UUID, Integer> numbers,
    int messages,
    int analysed,
    @Nullable UUID analysis,
    @Nullable Instant lastSaid) {

  boolean isUnderstood() {
    return messages <= analysed;
  }
}
