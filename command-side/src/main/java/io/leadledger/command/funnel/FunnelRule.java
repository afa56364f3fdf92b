package io.leadledger.command.funnel;

import io.leadledger.command.platform.Rule;

/// What holds for definitions of funnels.
public enum FunnelRule implements Rule {
  A_PREREQUISITE_IS_A_KNOWN_FUNNEL("There is no funnel with one of these keys."),
  A_PREREQUISITE_IS_PUBLISHED("A funnel that has to be completed before is not published."),
  PREREQUISITES_DO_NOT_GO_IN_CIRCLES("A funnel would have to be completed before itself."),
  ONLY_A_DRAFT_IS_PUBLISHED("There is no draft of this funnel."),
  AN_ACTION_IS_THERE_TO_BE_TAKEN("A trigger asks for an action that cannot be taken here."),
  A_TRIGGER_STARTS_A_PUBLISHED_FUNNEL("A trigger starts a funnel that is not published."),
  TRIGGERS_DO_NOT_GO_IN_CIRCLES("A funnel would be started by what follows from itself."),
  ONLY_A_PUBLISHED_FUNNEL_IS_RETIRED("This funnel has not been published.");

  private final String sentence;

  FunnelRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
