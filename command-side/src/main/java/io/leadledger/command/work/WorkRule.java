package io.leadledger.command.work;

import io.leadledger.command.platform.Rule;

/// What holds for tasks and notifications.
public enum WorkRule implements Rule {
  WORK_IS_ABOUT_A_KNOWN_LEAD("There is no lead with this id."),
  WORK_IS_ABOUT_A_CONVERSATION_OF_ITS_LEAD("The lead has no conversation with this id."),
  A_TASK_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER("There is no active member with this id."),
  A_TASK_THAT_IS_OVER_IS_REOPENED_FIRST(
      "A task that is done or cancelled is reopened before it is worked on."),
  ONLY_A_QUESTION_IS_ANSWERED("This task is no question."),
  A_QUESTION_IS_DONE_WHEN_IT_IS_ANSWERED("A question is done by its answer."),
  A_NOTIFICATION_IS_SENT_TO_AN_ACTIVE_MEMBER("There is no active member with this id."),
  A_NOTIFICATION_IS_READ_BY_WHOM_IT_WAS_SENT_TO("This notification was sent to another member.");

  private final String sentence;

  WorkRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
