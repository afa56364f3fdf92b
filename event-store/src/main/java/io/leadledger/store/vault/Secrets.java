package io.leadledger.store.vault;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Secrets that all processes of an installation share, in the table `vault.secret`.
public final class Secrets {
  private final JdbcClient database;
  private final Seal seal;

  public Secrets(JdbcClient database, Seal seal) {
    this.database = database;
    this.seal = seal;
  }

  /// The secret of this name. The first process that asks for it makes it; all others get the same.
  public byte[] get(String name, Supplier<byte[]> firstTime) {
    Optional<byte[]> known = find(name);
    if (known.isPresent()) {
      return known.get();
    }
    database
        .sql("insert into vault.secret (name, sealed) values (?, ?) on conflict do nothing")
        .params(name, seal.wrap(firstTime.get(), about(name)))
        .update();
    return find(name).orElseThrow();
  }

  /// The secret of this name, if there is one.
  public Optional<byte[]> find(String name) {
    return database
        .sql("select sealed from vault.secret where name = ?")
        .param(name)
        .query((row, _) -> row.getBytes(1))
        .optional()
        .map(bytes -> open(name, bytes));
  }

  /// There is no secret of this name any more.
  public void forget(String name) {
    database.sql("delete from vault.secret where name = ?").param(name).update();
  }

  private byte[] open(String name, byte[] sealed) {
    try {
      return seal.unwrap(sealed, about(name));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("The master key does not open the secret " + name, e);
    }
  }

  private static byte[] about(String name) {
    return ("vault.secret/" + name).getBytes(StandardCharsets.UTF_8);
  }
}
