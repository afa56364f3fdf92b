package io.leadledger.postgres;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;

/// A copy of the data directory, made while the server works, by PostgreSQL's low-level API for
/// base backups. It needs none of PostgreSQL's client programs. A server that is started on the
/// copy replays what was written meanwhile, and has all that was committed when the copy ended.
public final class BaseBackup {
  private static final String LOG = "pg_wal";

  /// What belongs to the running server, and directories that have to be there empty.
  private static final Set<String> NOT_COPIED = Set.of("postmaster.pid", "postmaster.opts");

  private static final Set<String> EMPTY =
      Set.of(
          LOG,
          "pg_dynshmem",
          "pg_notify",
          "pg_replslot",
          "pg_serial",
          "pg_snapshots",
          "pg_stat_tmp",
          "pg_subtrans");

  private BaseBackup() {}

  /// Copies the running server that keeps its data below `data`.
  ///
  /// @param target a folder that is not there yet; it appears whole or not at all
  /// @throws PostgresFailure if the server does not run, or the copy cannot be made
  public static void take(Path data, Path target) {
    Path copy = target.toAbsolutePath().normalize();
    if (Files.exists(copy)) {
      throw new PostgresFailure(copy + " is there already: name a folder that is not.");
    }
    Path aside = copy.resolveSibling(copy.getFileName() + ".part");
    Path cluster = data.resolve("postgres");
    Folders.delete(aside);
    try (Connection server = connect(data, cluster);
        Statement statement = server.createStatement()) {
      // Keeps the log from being recycled; gone with this session.
      statement.execute(
          "select pg_create_physical_replication_slot('backup_' || pg_backend_pid(), true, true)");
      statement.execute("select pg_backup_start('leadledger', true)");
      Files.createDirectories(aside.resolveSibling("."));
      copy(cluster, aside);
      end(statement, aside);
      copyFiles(cluster.resolve(LOG), aside.resolve(LOG));
      Files.move(aside, copy);
    } catch (SQLException | IOException e) {
      Folders.delete(aside);
      throw new PostgresFailure("The backup cannot be made: " + e.getMessage(), e);
    }
  }

  private static Connection connect(Path data, Path cluster) throws SQLException, IOException {
    int port =
        Postmaster.of(cluster)
            .flatMap(_ -> Postmaster.port(cluster))
            .orElseThrow(
                () ->
                    new PostgresFailure(
                        "No PostgreSQL runs on "
                            + data
                            + ": as long as none does, a plain copy of the folder is a backup."));
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + EmbeddedPostgresServer.LEADLEDGER,
        EmbeddedPostgresServer.LEADLEDGER,
        new PasswordFile(data.resolve("postgres.password")).read());
  }

  private static void end(Statement statement, Path aside) throws SQLException, IOException {
    try (ResultSet stopped =
        statement.executeQuery("select labelfile, spcmapfile from pg_backup_stop(false)")) {
      stopped.next();
      Files.writeString(aside.resolve("backup_label"), stopped.getString(1));
      String tablespaces = stopped.getString(2);
      if (tablespaces != null && !tablespaces.isEmpty()) {
        Files.writeString(aside.resolve("tablespace_map"), tablespaces);
      }
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    copyFiles(from, to);
    try (DirectoryStream<Path> folders = Files.newDirectoryStream(from, Files::isDirectory)) {
      for (Path folder : folders) {
        Path name = folder.getFileName();
        if (EMPTY.contains(name.toString())) {
          createFolder(to.resolve(name));
        } else {
          copy(folder, to.resolve(name));
        }
      }
    } catch (NoSuchFileException e) {
      // It was dropped meanwhile; the log tells a server that is started on the copy.
    }
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    createFolder(to);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from, Files::isRegularFile)) {
      for (Path file : files) {
        if (!NOT_COPIED.contains(file.getFileName().toString())) {
          copyFile(file, to.resolve(file.getFileName()));
        }
      }
    } catch (NoSuchFileException e) {
      // likewise
    }
  }

  private static void copyFile(Path from, Path to) throws IOException {
    try (FileChannel in = FileChannel.open(from)) {
      if (!Binaries.isWindows()) {
        Files.createFile(
            to, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      }
      try (FileChannel out =
          FileChannel.open(to, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
        for (long at = 0; at < in.size(); ) {
          at += in.transferTo(at, in.size() - at, out);
        }
        out.force(true);
      }
    } catch (NoSuchFileException e) {
      // likewise
    }
  }

  private static void createFolder(Path folder) throws IOException {
    if (Files.exists(folder)) {
      return;
    }
    Files.createDirectory(folder);
    if (!Binaries.isWindows()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }
}
