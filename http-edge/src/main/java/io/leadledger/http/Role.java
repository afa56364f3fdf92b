package io.leadledger.http;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// What a caller may do, from all to little. An owner may do everything that an admin may, an admin
/// everything that a member or an auditor may; members and auditors may query the read tables as an
/// analyst does, auditors read the history besides.
public enum Role {
  OWNER,
  ADMIN,
  MEMBER,
  ANALYST,
  AUDITOR;

  /// The name in tokens, events and read tables.
  public String value() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The role of this name; empty if there is none.
  public static Optional<Role> find(String value) {
    return Arrays.stream(values()).filter(role -> role.value().equals(value)).findFirst();
  }

  /// Whether whoever has this role may do everything that the other role may.
  public boolean includes(Role other) {
    return switch (this) {
      case OWNER -> true;
      case ADMIN -> other != OWNER;
      case MEMBER, AUDITOR -> other == this || other == ANALYST;
      case ANALYST -> other == ANALYST;
    };
  }
}
