package io.leadledger.command.conversation;

import static io.leadledger.command.conversation.ConversationStatus.ACTIVE;
import static io.leadledger.command.conversation.ConversationStatus.ARCHIVED;
import static io.leadledger.command.conversation.ConversationStatus.CLOSED;
import static io.leadledger.command.conversation.ConversationStatus.SPAM;
import static io.leadledger.command.platform.RuleBroken.require;

import io.leadledger.command.conversation.ConversationCommand.RecordMessage;
import io.leadledger.events.conversation.ConversationEvent.ConversationHandedOff;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Whether a conversation is open, how far the lead has come in it, and whether a person has taken
/// over.
record Progress(ConversationStatus status, Stage stage, @Nullable HandedOff handedOff) {
  static final Progress BEGINNING = new Progress(ACTIVE, Stage.CHAT_INITIATED, null);

  /// The hand-off that is in force, and the stage that it interrupted.
  record HandedOff(UUID id, Stage interrupted) {}

  boolean is(ConversationStatus other) {
    return status == other;
  }

  boolean isAbandoned() {
    return status == ACTIVE && stage == Stage.ABANDONED;
  }

  void requireNotArchived() {
    require(status != ARCHIVED, ConversationRule.AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND);
  }

  void requireOpen() {
    requireNotArchived();
    require(status == ACTIVE, ConversationRule.A_CLOSED_CONVERSATION_IS_WORKED_ON_NO_MORE);
  }

  void requireTakes(RecordMessage message) {
    requireNotArchived();
    require(status != CLOSED, ConversationRule.A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE);
    require(message.isInbound() || status != SPAM, ConversationRule.SPAM_IS_NOT_ANSWERED);
    require(
        handedOff == null || !message.isAutomatic(),
        ConversationRule.THE_BOT_IS_SILENT_AFTER_A_HAND_OFF);
  }

  /// The stage once the hand-off is over: the one that it interrupted, unless there is another by
  /// now.
  Stage afterHandOff() {
    return stage == Stage.HANDED_OFF && handedOff != null ? handedOff.interrupted() : stage;
  }

  /// The stage in which it goes on.
  Stage whenReopened() {
    return handedOff == null ? Stage.ACTIVE : Stage.HANDED_OFF;
  }

  Progress became(String newStatus) {
    return new Progress(ConversationStatus.of(newStatus), stage, handedOff);
  }

  Progress became(String newStatus, String newStage) {
    return new Progress(ConversationStatus.of(newStatus), Stage.of(newStage), handedOff);
  }

  Progress came(String newStage) {
    return new Progress(status, Stage.of(newStage), handedOff);
  }

  Progress handedOff(ConversationHandedOff event) {
    return new Progress(
        status,
        Stage.of(event.stage()),
        new HandedOff(event.handOffId(), Stage.of(event.previousStage())));
  }

  Progress handedBack(String newStage) {
    return new Progress(status, Stage.of(newStage), null);
  }
}
