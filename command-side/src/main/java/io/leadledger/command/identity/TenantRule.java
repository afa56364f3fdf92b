package io.leadledger.command.identity;

import io.leadledger.command.platform.Rule;

/// The rules that a tenant keeps.
public enum TenantRule implements Rule {
  A_SUSPENDED_TENANT_TAKES_NO_COMMAND("The tenant is suspended."),
  THE_OPERATOR_IS_NOT_SUSPENDED("The tenant that runs this installation cannot be suspended."),
  NAME_IS_UNIQUE("Another tenant has this name."),
  SLUG_IS_UNIQUE("Another tenant has this slug."),
  A_KEY_BELONGS_TO_AN_ACTIVE_MEMBER("There is no such active member of this tenant."),
  A_KEY_OPENS_NO_MORE_THAN_ITS_MEMBER_MAY("The member's own role does not include the key's."),
  NOBODY_GRANTS_A_ROLE_ABOVE_THEIR_OWN("Your own role does not include this one.");

  private final String says;

  TenantRule(String says) {
    this.says = says;
  }

  @Override
  public String says() {
    return says;
  }
}
