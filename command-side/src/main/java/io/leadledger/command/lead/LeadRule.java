package io.leadledger.command.lead;

import io.leadledger.command.platform.Rule;

/// What holds for leads.
public enum LeadRule implements Rule {
  AN_ARCHIVED_LEAD_TAKES_NO_COMMAND("An archived lead takes no command but to be restored."),
  AN_ERASED_LEAD_TAKES_NO_COMMAND("The lead has been erased. Nothing is known of it any more."),
  A_LEAD_NEEDS_A_CONTACT(
      "A lead needs an external id, an e-mail address, a phone number or a browser id.", false),
  EMAIL_IS_UNIQUE_AMONG_ACTIVE_LEADS("Another active lead has this e-mail address."),
  PHONE_IS_UNIQUE_AMONG_ACTIVE_LEADS("Another active lead has this phone number."),
  EXTERNAL_ID_IS_UNIQUE_AMONG_ACTIVE_LEADS("Another active lead has this external id."),
  A_LEAD_BELONGS_TO_A_KNOWN_COMPANY("There is no active company with this id."),
  A_LEAD_IS_ASSIGNED_TO_AN_ACTIVE_MEMBER("There is no active member with this id."),
  A_LEAD_CARRIES_AT_MOST_A_HUNDRED_TAGS("A lead carries at most a hundred tags."),
  CUSTOM_FIELDS_HAVE_LIMITS("The lead's custom fields would be too many or too large."),
  A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_QUALIFIED("A converted or lost lead cannot be qualified."),
  A_CONVERTED_OR_LOST_LEAD_CANNOT_BE_DISQUALIFIED(
      "A converted or lost lead cannot be disqualified."),
  ONLY_AN_OPEN_LEAD_CAN_BE_CONVERTED(
      "A lost or unqualified lead is reopened before it is converted."),
  A_LEAD_IS_CONVERTED_ONCE("The lead has been converted into a customer already."),
  A_CONVERTED_LEAD_CANNOT_BE_LOST("A converted lead cannot be lost."),
  A_CONVERTED_LEAD_CANNOT_BE_REOPENED("A converted lead cannot be reopened.");

  private final String sentence;
  private final boolean dependsOnState;

  LeadRule(String sentence) {
    this(sentence, true);
  }

  LeadRule(String sentence, boolean dependsOnState) {
    this.sentence = sentence;
    this.dependsOnState = dependsOnState;
  }

  @Override
  public String says() {
    return sentence;
  }

  @Override
  public boolean dependsOnState() {
    return dependsOnState;
  }
}
