package io.leadledger.command.conversation;

import io.leadledger.command.values.Moments;
import io.leadledger.events.conversation.ConversationEvent.MessageRecorded;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How much has been said in a conversation, and when.
///
/// @param activeAt when something was last recorded to be said: no client tells this moment
record Talk(
    Instant startedAt,
    Instant activeAt,
    int messages,
    int contactMessages,
    int botMessages,
    @Nullable Instant lastMessageAt) {
  static final Talk NONE = new Talk(Instant.EPOCH, Instant.EPOCH, 0, 0, 0, null);

  private static final Duration SHORTEST = Duration.ofNanos(1_000);

  /// The latest moment at which something was said, with a message of this moment.
  Instant lastWith(Instant sent) {
    return lastMessageAt == null || sent.isAfter(lastMessageAt) ? sent : lastMessageAt;
  }

  /// Nothing ends in the moment in which it begins.
  Instant afterStart(Instant end) {
    return end.isAfter(startedAt) ? end : startedAt.plus(SHORTEST);
  }

  int secondsUntilNow() {
    long seconds = Math.max(0, Duration.between(startedAt, Moments.now()).toSeconds());
    return (int) Math.min(seconds, Integer.MAX_VALUE);
  }

  Talk started(Instant started, Instant recorded) {
    return new Talk(started, recorded, messages, contactMessages, botMessages, lastMessageAt);
  }

  Talk active(Instant recorded) {
    return new Talk(startedAt, recorded, messages, contactMessages, botMessages, lastMessageAt);
  }

  Talk with(MessageRecorded event, Instant recorded) {
    return new Talk(
        startedAt,
        recorded,
        event.number(),
        event.contactMessages(),
        event.botMessages(),
        event.lastMessageAt());
  }
}
