package io.leadledger.command.calling;

import io.leadledger.command.platform.Rule;

/// What holds for campaigns of calls.
public enum CallingRule implements Rule {
  A_CAMPAIGN_THAT_IS_OVER_TAKES_NO_COMMAND("This campaign is completed or cancelled."),
  A_RUNNING_CAMPAIGN_IS_PAUSED_BEFORE_IT_IS_CHANGED("Pause the campaign before changing it."),
  A_CAMPAIGN_CALLS_KNOWN_LEADS("There is no lead with one of these ids."),
  A_CAMPAIGN_CALLS_AT_MOST_TEN_THOUSAND_LEADS("A campaign calls at most ten thousand leads."),
  A_FILTER_FINDS_SOMEBODY("No lead fits this filter."),
  A_CAMPAIGN_WITHOUT_AN_AUDIENCE_CALLS_NOBODY("Say first whom the campaign is to call."),
  ONLY_A_DIALLED_CALL_HAS_A_RESULT("This call is not under way.");

  private final String sentence;

  CallingRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
