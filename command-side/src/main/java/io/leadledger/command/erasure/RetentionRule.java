package io.leadledger.command.erasure;

import java.util.UUID;

/// Leads of a tenant that nothing has happened to for so many days are erased.
///
/// @param actor the member who has said so, and in whose name they are erased
record RetentionRule(UUID tenant, int untouchedDays, UUID actor) {
  static final int MOST_DAYS = 36_500;
}
