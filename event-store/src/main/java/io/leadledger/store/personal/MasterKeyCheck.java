package io.leadledger.store.personal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Finds the master key and sees to it that it is the one that this database's vault was begun
/// with: with another one nobody's personal data could be read, and new data would be lost to the
/// old key.
public final class MasterKeyCheck {
  private static final Logger LOG = LoggerFactory.getLogger(MasterKeyCheck.class);
  private static final byte[] KNOWN = "LeadLedger".getBytes(StandardCharsets.UTF_8);
  private static final byte[] ABOUT = "vault.master_key_check".getBytes(StandardCharsets.UTF_8);

  private MasterKeyCheck() {}

  /// The key that is configured, or else the one in `file`, which is made if this is the vault's
  /// first start.
  ///
  /// @throws IllegalStateException if it is missing or does not open this vault
  public static MasterKey open(JdbcClient database, @Nullable String configured, Path file) {
    Optional<byte[]> sealed =
        database
            .sql("select sealed from vault.master_key_check")
            .query((row, _) -> row.getBytes(1))
            .optional();
    MasterKey key = find(configured, file, sealed.isPresent());
    if (sealed.isPresent()) {
      require(key, sealed.get());
      return key;
    }
    database
        .sql("insert into vault.master_key_check (sealed) values (?) on conflict do nothing")
        .param(key.wrap(KNOWN, ABOUT))
        .update();
    // Another process may have been faster with another key.
    require(
        key,
        database
            .sql("select sealed from vault.master_key_check")
            .query((row, _) -> row.getBytes(1))
            .single());
    return key;
  }

  private static MasterKey find(@Nullable String configured, Path file, boolean vaultIsInUse) {
    if (configured != null && !configured.isBlank()) {
      return MasterKey.of(configured);
    }
    if (Files.exists(file)) {
      return MasterKey.in(file);
    }
    if (vaultIsInUse) {
      throw new IllegalStateException(
          "The master key of this database is missing: put it back into "
              + file
              + ", or into LEADLEDGER_MASTER_KEY. Without it no personal data can be read.");
    }
    LOG.info("Made a master key in {}: back it up, apart from the database", file);
    return MasterKey.createIn(file);
  }

  private static void require(MasterKey key, byte[] sealed) {
    try {
      key.unwrap(sealed, ABOUT);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "The master key in "
              + key.origin()
              + " is not the one that this database was begun with: nothing was changed",
          e);
    }
  }
}
