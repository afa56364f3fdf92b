package io.leadledger.command.conversation;

import static io.leadledger.command.platform.RuleBroken.require;

import io.leadledger.command.conversation.ConversationCommand.AddParticipant;
import io.leadledger.events.conversation.ConversationEvent.ParticipantJoined;
import io.leadledger.events.conversation.ConversationEvent.ParticipantLeft;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

/// The members who take part in a conversation, and as what.
record Participants(Map<UUID, Participation> members) {
  static final Participants NONE = new Participants(Map.of());

  private static final int AT_MOST = 100;

  record Participation(String role, boolean notificationsEnabled) {}

  boolean has(UUID member) {
    return members.containsKey(member);
  }

  /// Whether a member takes part just so.
  boolean has(AddParticipant wanted) {
    return new Participation(wanted.role(), wanted.notificationsEnabled())
        .equals(members.get(wanted.member()));
  }

  void requireRoomFor(UUID member) {
    require(
        has(member) || members.size() < AT_MOST,
        ConversationRule.A_CONVERSATION_HAS_AT_MOST_A_HUNDRED_PARTICIPANTS);
  }

  Participants with(ParticipantJoined event) {
    Map<UUID, Participation> more = new HashMap<>(members);
    more.put(event.memberId(), new Participation(event.role(), event.notificationsEnabled()));
    return new Participants(more);
  }

  Participants without(ParticipantLeft event) {
    Map<UUID, Participation> fewer = new HashMap<>(members);
    fewer.remove(event.memberId());
    return new Participants(fewer);
  }
}
