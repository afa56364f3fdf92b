package io.leadledger.store.vault;

import java.security.GeneralSecurityException;

/// Encrypts what may lie in the database, bound to what it is about. The master key is one.
public interface Seal {
  byte[] wrap(byte[] plain, byte[] about);

  /// @throws GeneralSecurityException if this was sealed with another key, or is about something
  ///     else
  byte[] unwrap(byte[] sealed, byte[] about) throws GeneralSecurityException;
}
