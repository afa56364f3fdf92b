package io.leadledger.postgres;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// The server process that a data directory's `postmaster.pid` names, provided that it is alive and
/// really serves that directory: after a crash or a reboot the same number may belong to any other
/// process.
record Postmaster(ProcessHandle process) {

  /// The postmaster that serves this directory at present.
  static Optional<Postmaster> of(Path cluster) {
    return recordedPid(cluster)
        .flatMap(ProcessHandle::of)
        .filter(process -> serves(process, cluster))
        .map(Postmaster::new);
  }

  /// Removes a `postmaster.pid` whose number now belongs to a process that is no postmaster of this
  /// directory; PostgreSQL would take it for one and refuse to start. If no process has the number
  /// PostgreSQL sees for itself that the file is stale, and looks besides for backends that
  /// outlived their postmaster; so the file is left to it then.
  static void forgetImpostor(Path cluster) throws IOException {
    Optional<ProcessHandle> named = recordedPid(cluster).flatMap(ProcessHandle::of);
    if (named.isPresent() && !serves(named.get(), cluster)) {
      Files.deleteIfExists(pidFile(cluster));
    }
  }

  /// The port that it listens on.
  static Optional<Integer> port(Path cluster) {
    return recorded(cluster, 3).map(Math::toIntExact);
  }

  private static Optional<Long> recordedPid(Path cluster) {
    return recorded(cluster, 0);
  }

  private static Optional<Long> recorded(Path cluster, int line) {
    try {
      List<String> lines = Files.readAllLines(pidFile(cluster));
      return lines.size() <= line
          ? Optional.empty()
          : Optional.of(Long.parseLong(lines.get(line).strip()));
    } catch (IOException | NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path cluster) {
    Path workingDirectory = Path.of("/proc", Long.toString(process.pid()), "cwd");
    if (Files.exists(Path.of("/proc/self/cwd"))) {
      try {
        return Files.isSameFile(workingDirectory, cluster);
      } catch (IOException e) {
        return false; // gone meanwhile, or another user's
      }
    }
    return process.info().command().filter(command -> command.contains("postgres")).isPresent();
  }

  private static Path pidFile(Path cluster) {
    return cluster.resolve("postmaster.pid");
  }
}
