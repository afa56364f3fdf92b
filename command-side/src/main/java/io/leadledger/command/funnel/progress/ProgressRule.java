package io.leadledger.command.funnel.progress;

import io.leadledger.command.platform.Rule;

/// What holds for progress through funnels.
public enum ProgressRule implements Rule {
  ONLY_A_PUBLISHED_FUNNEL_IS_ENTERED("There is no published funnel with this id that is open."),
  A_FUNNEL_IS_FOR_ITS_SUBJECTS("This funnel is not for somebody of this kind."),
  A_FUNNEL_IS_ENTERED_BY_SOMEBODY_KNOWN("There is nobody with this id."),
  PREREQUISITES_ARE_COMPLETED_BEFORE("Other funnels have to be completed before this one."),
  SOMEBODY_IS_IN_A_FUNNEL_ONCE("Whose progress it is is in this funnel already."),
  AN_ABANDONED_PROGRESS_TAKES_NO_COMMAND("This progress has been abandoned."),
  A_COMPLETED_FUNNEL_IS_NOT_ABANDONED("This funnel has been completed."),
  A_MILESTONE_IS_OF_ITS_FUNNEL("There is no such milestone in this version of the funnel."),
  MILESTONES_ARE_REACHED_IN_ORDER("A milestone before this one has to be reached first."),
  A_MILESTONE_IS_REACHED_WHEN_ITS_CONDITIONS_HOLD(
      "This milestone's data points are not all known, or its rule does not hold."),
  A_REQUIRED_MILESTONE_IS_NOT_SKIPPED("This milestone is required."),
  A_REACHED_MILESTONE_IS_NOT_SKIPPED("This milestone has been reached."),
  ONE_GOES_ON_TO_A_NEWER_VERSION("There is no newer published version of this funnel.");

  private final String sentence;

  ProgressRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
