package io.leadledger.command.conversation;

import io.leadledger.command.platform.Rule;

/// What holds for conversations.
public enum ConversationRule implements Rule {
  A_CONVERSATION_IS_WITH_A_KNOWN_LEAD("There is no lead with this id."),
  A_THREAD_IS_OF_ONE_LEAD("There is no thread with this id among those of the lead."),
  AN_EXTERNAL_THREAD_IS_ONE_CONVERSATION(
      "Another conversation on this channel has this external thread id."),
  AN_ARCHIVED_CONVERSATION_TAKES_NO_COMMAND(
      "An archived conversation takes no command but to be reopened."),
  A_CLOSED_CONVERSATION_TAKES_NO_MESSAGE(
      "A closed conversation takes no message until it is reopened."),
  A_CLOSED_CONVERSATION_IS_WORKED_ON_NO_MORE(
      "A closed conversation, or one that is spam, is reopened before it is worked on."),
  SPAM_IS_NOT_ANSWERED("A conversation that is spam is not answered."),
  THE_BOT_IS_SILENT_AFTER_A_HAND_OFF(
      "A person has taken over: the bot is silent until the conversation is handed back."),
  AN_EXTERNAL_MESSAGE_ID_NAMES_ONE_MESSAGE(
      "A message of another conversation on this channel has this external id."),
  A_RECEIPT_IS_FOR_A_MESSAGE_OF_THE_CONVERSATION("There is no such message in this conversation."),
  ONLY_OUTBOUND_MESSAGES_FAIL("A message from the lead has arrived, or it would not be here."),
  ONLY_ACTIVE_MEMBERS_TAKE_PART("There is no active member with this id."),
  A_CONVERSATION_HAS_AT_MOST_A_HUNDRED_PARTICIPANTS(
      "A conversation has at most a hundred participants."),
  ONLY_WHAT_WAS_SAID_IS_ANALYSED("Nothing has been said in this conversation yet."),
  COUNTERS_DO_NOT_FALL("A counter of engagement cannot be less than it was.");

  private final String sentence;

  ConversationRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
