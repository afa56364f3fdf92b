package io.leadledger.command.lead;

import io.leadledger.command.platform.Rule;

/// What holds for companies.
public enum CompanyRule implements Rule {
  A_DEACTIVATED_COMPANY_TAKES_NO_COMMAND(
      "A deactivated company takes no command but to be reactivated."),
  EMAIL_IS_UNIQUE_AMONG_ACTIVE_COMPANIES("Another active company has this e-mail address."),
  PHONE_IS_UNIQUE_AMONG_ACTIVE_COMPANIES("Another active company has this phone number."),
  EXTERNAL_ID_IS_UNIQUE_AMONG_ACTIVE_COMPANIES("Another active company has this external id."),
  GOOGLE_BUSINESS_ID_IS_UNIQUE_AMONG_ACTIVE_COMPANIES(
      "Another active company has this Google business id.");

  private final String sentence;

  CompanyRule(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String says() {
    return sentence;
  }
}
