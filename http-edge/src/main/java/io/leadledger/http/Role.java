package io.leadledger.http;

/// What a caller may do, from all to little. An owner may do everything that an admin may, an admin everything that a
/// member may; analysts query the read tables, auditors read the history besides.
public enum Role {
  OWNER,
  ADMIN,
  MEMBER,
  ANALYST,
  AUDITOR;

  /// The name in tokens, events and read tables.
  public String value() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
