package io.leadledger.command.funnel.advice;

import io.leadledger.command.platform.Rule;

/// What holds for what is thought of progress through funnels.
public enum AdviceRule implements Rule {
  AN_ACTION_IS_ONE_THAT_WAS_SUGGESTED("No action with this id was suggested for this progress."),
  ONLY_AN_OPEN_ACTION_IS_DECIDED_ON("This action has been dismissed, done or overtaken already.");

  private final String sentence;

  AdviceRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
