package io.leadledger.command.scraping;

import io.leadledger.command.platform.Rule;

/// What holds for jobs of reading websites.
public enum ScrapeRule implements Rule {
  A_JOB_THAT_IS_OVER_TAKES_NO_COMMAND("This job is completed, failed or cancelled."),
  A_JOB_SERVES_A_KNOWN_LEAD("There is no lead with this id."),
  A_JOB_SERVES_A_KNOWN_COMPANY("There is no company with this id."),
  ONLY_A_JOB_THAT_IS_OVER_RUNS_AGAIN("This job is not over yet."),
  ONLY_A_RUNNING_JOB_READS("This job does not run."),
  FINDINGS_FOLLOW_ALL_THAT_ARE_RECORDED(
      "Other findings have been recorded meanwhile than those that this worker knows.");

  private final String sentence;

  ScrapeRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
