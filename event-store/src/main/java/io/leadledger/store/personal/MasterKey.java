package io.leadledger.store.personal;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import io.leadledger.store.vault.Seal;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/// The key that all subjects' keys are encrypted with: 32 bytes in base64, from the configuration
/// or from a file that only its owner may read. Whoever loses it loses all personal data; whoever
/// has it and the database can read all.
public final class MasterKey implements Seal {
  private static final int BYTES = 32;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  private final Aead aead;
  private final String origin;

  private MasterKey(String base64, String origin) {
    this.origin = origin;
    try {
      byte[] key = Base64.getDecoder().decode(base64.strip().replace('-', '+').replace('_', '/'));
      if (key.length != BYTES) {
        throw new IllegalStateException(
            "The master key in %s has %d bytes instead of %d: make one with `openssl rand -base64 32`"
                .formatted(origin, key.length, BYTES));
      }
      this.aead = new AesGcmJce(key);
    } catch (IllegalArgumentException | GeneralSecurityException e) {
      throw new IllegalStateException(
          "The master key in " + origin + " is not 32 bytes in base64", e);
    }
  }

  /// A key given by the configuration, in practice by the environment.
  public static MasterKey of(String base64) {
    return new MasterKey(base64, "LEADLEDGER_MASTER_KEY");
  }

  /// The key in this file.
  ///
  /// @throws IllegalStateException if others may read the file, or if it holds no key
  public static MasterKey in(Path file) {
    try {
      requireOwnerOnly(file);
      return new MasterKey(Files.readString(file), file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("The master key cannot be read from " + file, e);
    }
  }

  /// Makes a key and keeps it in this file, which appears whole or not at all.
  public static MasterKey createIn(Path file) {
    byte[] key = new byte[BYTES];
    new SecureRandom().nextBytes(key);
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Path aside = file.resolveSibling(file.getFileName() + ".new");
      Files.deleteIfExists(aside);
      if (isPosix()) {
        Files.createFile(aside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
      }
      Files.writeString(aside, Base64.getEncoder().encodeToString(key) + "\n");
      Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException("The master key cannot be written to " + file, e);
    }
    return in(file);
  }

  @Override
  public byte[] wrap(byte[] key, byte[] about) {
    try {
      return aead.encrypt(key, about);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public byte[] unwrap(byte[] wrapped, byte[] about) throws GeneralSecurityException {
    return aead.decrypt(wrapped, about);
  }

  /// Where the key came from, for messages.
  String origin() {
    return origin;
  }

  private static void requireOwnerOnly(Path file) throws IOException {
    if (!isPosix()) {
      return;
    }
    Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(file));
    others.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    if (!others.isEmpty()) {
      throw new IllegalStateException(
          "The master key in " + file + " is open to others: chmod 600 it, and consider it known");
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
