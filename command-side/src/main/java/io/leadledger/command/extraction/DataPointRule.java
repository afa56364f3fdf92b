package io.leadledger.command.extraction;

import io.leadledger.command.platform.Rule;

/// What holds for data points.
public enum DataPointRule implements Rule {
  A_TENANT_HAS_AT_MOST_A_HUNDRED_DATA_POINTS(
      "There are a hundred data points already. Withdraw one that is not needed."),
  ONLY_WHAT_IS_DEFINED_IS_WITHDRAWN("No data point of this name is looked for.");

  static final int DATA_POINTS = 100;

  private final String sentence;

  DataPointRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
