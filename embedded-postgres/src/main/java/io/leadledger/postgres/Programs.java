package io.leadledger.postgres;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Runs PostgreSQL's programs to their end. What they say goes to a log file, whose last lines
/// explain a failure.
///
/// PostgreSQL refuses to run as root. For root they run in a user namespace of their own (`unshare
/// -U`), where they are nobody while their files still belong to root.
final class Programs {
  private final Binaries binaries;
  private final Path log;

  Programs(Binaries binaries, Path log) {
    this.binaries = binaries;
    this.log = log;
  }

  /// Runs a program; `input` is what it reads.
  ///
  /// @throws PostgresFailure if it fails, with the reason that it gave
  void run(String purpose, String input, String program, String... arguments) {
    List<String> command = new ArrayList<>();
    if (isRoot()) {
      requireUserNamespaces();
      command.addAll(List.of("unshare", "-U"));
    }
    command.add(binaries.program(program).toString());
    command.addAll(List.of(arguments));
    try {
      Process process = builder(command).start();
      try (var stdin = process.getOutputStream()) {
        stdin.write(input.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // it ended before it read all: its exit value and its log tell why
      }
      if (process.waitFor() != 0) {
        throw new PostgresFailure(purpose + " failed. " + explanation());
      }
    } catch (IOException e) {
      throw new PostgresFailure(purpose + " failed: " + e.getMessage(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PostgresFailure(purpose + " was interrupted", e);
    }
  }

  /// Begins a new log and keeps the last one beside it.
  void beginLog() throws IOException {
    if (Files.exists(log)) {
      Files.move(
          log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
    }
    if (Binaries.isWindows()) {
      Files.createFile(log);
    } else {
      Files.createFile(
          log, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    }
  }

  /// Whether the programs said this.
  boolean said(String text) {
    return lines().stream().anyMatch(line -> line.contains(text));
  }

  private ProcessBuilder builder(List<String> command) {
    ProcessBuilder builder = new ProcessBuilder(command);
    builder
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    // Variables such as PGDATA or PGPORT of the surrounding shell must not reach the programs;
    // messages are read above.
    builder.environment().keySet().removeIf(name -> name.startsWith("PG"));
    builder.environment().putAll(Map.of("LC_ALL", "C", "TZ", "UTC"));
    return builder;
  }

  private String explanation() {
    if (said("No space left on device")) {
      return "The disk of " + log.getParent() + " is full: make room.";
    }
    List<String> lines = lines();
    String end =
        String.join(
            System.lineSeparator(), lines.subList(Math.max(0, lines.size() - 15), lines.size()));
    return "It said (" + log + "):" + System.lineSeparator() + end;
  }

  private List<String> lines() {
    try {
      return Files.exists(log)
          ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList()
          : List.of();
    } catch (IOException e) {
      return List.of(log + " cannot be read: " + e.getMessage());
    }
  }

  private static boolean isRoot() {
    return !Binaries.isWindows() && "root".equals(System.getProperty("user.name"));
  }

  private static void requireUserNamespaces() {
    if (!LinuxUtils.isUnshareAvailable()) {
      throw new PostgresFailure(
          "PostgreSQL refuses to run as root, and this machine does not let root start it as nobody (unshare -U). "
              + "Start LeadLedger as another user, or give it a database of your own with --postgres-url.");
    }
  }
}
