package io.leadledger.postgres;

import io.zonky.test.db.postgres.embedded.DefaultPostgresBinaryResolver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Set;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/// PostgreSQL's programs for this machine, unpacked once from the class path and kept.
record Binaries(Path home) {

  /// The major version that the class path brings; a data directory of another one is refused.
  static final String MAJOR_VERSION = "18";

  private static final Set<PosixFilePermission> EXECUTABLE =
      PosixFilePermissions.fromString("rwxr-xr-x");

  /// Unpacks below `parent`, unless this very archive has been unpacked there before. Several
  /// processes may do so at once: each unpacks aside and one of them wins the final rename.
  static Binaries unpackedUnder(Path parent) {
    try {
      byte[] archive = archive();
      Path home = parent.resolve(digest(archive));
      if (!Files.isDirectory(home)) {
        Files.createDirectories(parent);
        Path aside = Files.createTempDirectory(parent, "unpacking-");
        unpack(archive, aside);
        moveUnlessThere(aside, home);
      }
      return new Binaries(home);
    } catch (IOException e) {
      throw new PostgresFailure(
          "PostgreSQL's programs cannot be unpacked to " + parent + ": " + e.getMessage(), e);
    }
  }

  Path program(String name) {
    return home.resolve("bin").resolve(isWindows() ? name + ".exe" : name);
  }

  static boolean isWindows() {
    return System.getProperty("os.name", "").startsWith("Windows");
  }

  private static byte[] archive() throws IOException {
    String os = System.getProperty("os.name", "");
    String system = isWindows() ? "Windows" : os.startsWith("Mac") ? "Darwin" : os;
    String architecture =
        System.getProperty("os.arch", "").equals("amd64")
            ? "x86_64"
            : System.getProperty("os.arch", "");
    try (InputStream in =
        DefaultPostgresBinaryResolver.INSTANCE.getPgBinary(system, architecture)) {
      return in.readAllBytes();
    }
  }

  private static void unpack(byte[] archive, Path target) throws IOException {
    try (var tar =
        new TarArchiveInputStream(new XZInputStream(new ByteArrayInputStream(archive)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path file = target.resolve(entry.getName()).normalize();
        if (!file.startsWith(target)) {
          throw new IOException("the archive reaches outside of its folder: " + entry.getName());
        }
        if (entry.isDirectory()) {
          Files.createDirectories(file);
          continue;
        }
        Files.createDirectories(file.resolveSibling("."));
        if (entry.isSymbolicLink()) {
          Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
        } else {
          Files.copy(tar, file);
          if (!isWindows() && (entry.getMode() & 0100) != 0) {
            Files.setPosixFilePermissions(file, EXECUTABLE);
          }
        }
      }
    }
  }

  private static void moveUnlessThere(Path aside, Path home) throws IOException {
    try {
      Files.move(aside, home);
    } catch (FileSystemException e) {
      Folders.delete(aside);
      if (!Files.isDirectory(home)) {
        throw e;
      }
    }
  }

  private static String digest(byte[] archive) {
    try {
      byte[] digest = MessageDigest.getInstance("SHA-256").digest(archive);
      return MAJOR_VERSION + "-" + HexFormat.of().formatHex(digest, 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
