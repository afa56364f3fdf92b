package io.leadledger.command.identity;

import io.leadledger.command.platform.Rule;

/// The rules that a member keeps.
public enum UserRule implements Rule {
  A_DEACTIVATED_USER_TAKES_NO_COMMAND("The member is deactivated."),
  EMAIL_IS_UNIQUE_WITHIN_THE_TENANT("Another member has this e-mail address."),
  NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN("Your own role does not include this one."),
  NOBODY_CHANGES_A_MEMBER_ABOVE_THEM("Your own role does not include the member's."),
  THE_LAST_OWNER_STAYS("A tenant keeps at least one active owner.");

  private final String says;

  UserRule(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
