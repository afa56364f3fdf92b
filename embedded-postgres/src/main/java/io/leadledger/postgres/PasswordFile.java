package io.leadledger.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.EnumSet;
import java.util.Set;

/// The file that holds the owner's password, one line, for its owner's eyes only (mode 0600).
record PasswordFile(Path path) {
  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");

  boolean exists() {
    return Files.exists(path);
  }

  /// Makes a new password and keeps it; the file appears whole or not at all.
  String create() throws IOException {
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    Path aside = path.resolveSibling(path.getFileName() + ".new");
    Files.deleteIfExists(aside);
    if (Binaries.isWindows()) {
      Files.createFile(aside);
    } else {
      Files.createFile(aside, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    }
    Files.writeString(aside, password + "\n");
    Files.move(aside, path, StandardCopyOption.ATOMIC_MOVE);
    return password;
  }

  /// The kept password.
  ///
  /// @throws PostgresFailure if the file is empty or may be read by others
  String read() throws IOException {
    if (!Binaries.isWindows()) {
      Set<PosixFilePermission> others = EnumSet.copyOf(Files.getPosixFilePermissions(path));
      others.removeAll(EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
      if (!others.isEmpty()) {
        throw new PostgresFailure(
            path + " holds a password and is open to others: chmod 600 it, and consider it known.");
      }
    }
    String password = Files.readString(path).strip();
    if (password.isEmpty()) {
      throw new PostgresFailure(
          path + " is empty: delete it, and the next start sets a new password.");
    }
    return password;
  }
}
