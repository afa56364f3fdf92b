package io.leadledger.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL server on a data directory that is kept: `<data>/postgres` with database and owner
/// `leadledger`, whose password is in `<data>/postgres.password`. It listens on loopback only and
/// lets nobody in without the password; the owner is no superuser, and may copy a running server
/// and have another file of the log begun. Every acknowledged commit is on disk (`fsync` and
/// `synchronous_commit` are on).
///
/// A server that ends by itself, because something killed it, is started again.
///
/// One process at a time may serve a data directory. A server that outlived its killed process is
/// stopped first: exactly the one that the directory's `postmaster.pid` names, never whatever else
/// listens on the port.
///
/// It registers no shutdown hook: whoever starts it closes it, after everything that uses it.
public final class EmbeddedPostgresServer implements AutoCloseable {

  /// Name of the database and of the role that owns it.
  public static final String LEADLEDGER = "leadledger";

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgresServer.class);
  private static final int ATTEMPTS_AT_A_FREE_PORT = 5;

  private final Path cluster;
  private final PasswordFile passwordFile;
  private final Settings settings;
  private final Programs programs;
  private final DataDirectory directory;
  private final FileChannel lock;
  private String password = "";
  private int port;

  /// How a server is set up. `port` 0 takes any free one; `configuration` are settings of
  /// PostgreSQL that override ours.
  record Settings(
      Path binaries, int port, String ownerAttributes, Map<String, String> configuration) {}

  private EmbeddedPostgresServer(Path data, Settings settings) throws IOException {
    this.settings = settings;
    Files.createDirectories(data);
    this.cluster = data.resolve("postgres").toAbsolutePath().normalize();
    this.passwordFile = new PasswordFile(data.resolve("postgres.password"));
    this.lock = lock(data);
    try {
      this.programs = new Programs(Binaries.unpackedUnder(settings.binaries()), log(data));
      this.directory = new DataDirectory(cluster, settings, programs);
      open();
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /// Starts the server that keeps its data below `data`, making it if this is the first start.
  ///
  /// @param port the port to listen on, 0 for any free one
  /// @throws PostgresFailure with what to do about it, if it cannot be started
  public static EmbeddedPostgresServer start(Path data, int port) {
    return start(
        data,
        new Settings(data.resolve("postgres-programs"), port, "createrole replication", Map.of()));
  }

  static EmbeddedPostgresServer start(Path data, Settings settings) {
    try {
      return new EmbeddedPostgresServer(data, settings);
    } catch (IOException e) {
      throw new PostgresFailure(
          "PostgreSQL cannot be started on " + data + ": " + e.getMessage(), e);
    }
  }

  /// Ends a server that outlived its process and deletes its data, unless a live process holds the
  /// directory.
  static void discard(Path data) throws IOException {
    try (FileChannel unused = lock(data)) {
      Postmaster.of(data.resolve("postgres")).ifPresent(left -> left.process().destroyForcibly());
      Folders.delete(data);
    } catch (PostgresFailure inUse) {
      LOG.debug("{} is in use", data);
    }
  }

  public int port() {
    return port;
  }

  public String user() {
    return LEADLEDGER;
  }

  public String password() {
    return password;
  }

  /// The JDBC address of the database `leadledger`, without credentials.
  public String jdbcUrl() {
    return jdbcUrl(LEADLEDGER);
  }

  String jdbcUrl(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  /// Ends all sessions, writes everything to the data directory and stops the server. Does nothing
  /// the second time.
  @Override
  public synchronized void close() {
    try (lock) {
      if (lock.isOpen()) {
        stopIfRunning();
        LOG.info("PostgreSQL stopped");
      }
    } catch (IOException e) {
      throw new PostgresFailure(
          "PostgreSQL on " + cluster + " cannot be stopped: " + e.getMessage(), e);
    }
  }

  private void open() throws IOException {
    programs.beginLog();
    if (stopIfRunning()) {
      LOG.info("Stopped the PostgreSQL that an earlier LeadLedger had left behind on {}", cluster);
    }
    password = directory.prepare(passwordFile);
    listen();
    LOG.info(
        "PostgreSQL listens on 127.0.0.1:{}; its password is in {}", port, passwordFile.path());
  }

  private void listen() throws IOException {
    for (int attempt = 1; ; attempt++) {
      port = settings.port() == 0 ? freePort() : settings.port();
      directory.configure(port);
      try {
        startProgram();
        return;
      } catch (PostgresFailure e) {
        if (!programs.said("Address already in use")) {
          throw e;
        }
        if (settings.port() != 0) {
          throw new PostgresFailure(
              "Port "
                  + port
                  + " is taken: end what listens there, or choose another --postgres-port.",
              e);
        }
        if (attempt == ATTEMPTS_AT_A_FREE_PORT) {
          throw e;
        }
      }
    }
  }

  private void startProgram() {
    programs.run(
        "Starting PostgreSQL on port " + port,
        "",
        "pg_ctl",
        "--pgdata=" + cluster,
        "--wait",
        "--timeout=300",
        "--log=" + log(),
        "start");
    Postmaster.of(cluster)
        .ifPresent(
            running ->
                running
                    .process()
                    .onExit()
                    .thenRunAsync(
                        () -> {
                          if (lock.isOpen()) {
                            LOG.warn("PostgreSQL has ended and is started again: see {}", log());
                            startAgain();
                          }
                        }));
  }

  /// Brings back a server that nobody here has stopped, at the port that its clients know. Its
  /// sessions are lost, and nothing that was committed.
  private synchronized void startAgain() {
    if (!lock.isOpen() || Postmaster.of(cluster).isPresent()) {
      return;
    }
    try {
      Postmaster.forgetImpostor(cluster);
      startProgram();
      LOG.info("PostgreSQL listens on 127.0.0.1:{} again", port);
    } catch (IOException | PostgresFailure e) {
      LOG.error("PostgreSQL cannot be started again yet: {}", e.getMessage());
      CompletableFuture.delayedExecutor(1, TimeUnit.SECONDS).execute(this::startAgain);
    }
  }

  private boolean stopIfRunning() {
    Optional<Postmaster> running = Postmaster.of(cluster);
    if (running.isEmpty()) {
      return false;
    }
    try {
      programs.run(
          "Stopping PostgreSQL",
          "",
          "pg_ctl",
          "--pgdata=" + cluster,
          "--mode=fast",
          "--wait",
          "--timeout=60",
          "stop");
    } catch (PostgresFailure slow) {
      // A disk that is full or very slow can keep it from its last checkpoint; the next start
      // recovers from the log.
      programs.run(
          "Stopping PostgreSQL at once",
          "",
          "pg_ctl",
          "--pgdata=" + cluster,
          "--mode=immediate",
          "--wait",
          "stop");
    }
    return true;
  }

  private Path log() {
    return log(cluster.resolveSibling("."));
  }

  private static Path log(Path data) {
    return data.resolve("postgres.log").toAbsolutePath().normalize();
  }

  private static FileChannel lock(Path data) throws IOException {
    FileChannel channel =
        FileChannel.open(
            data.resolve("postgres.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() != null) {
        return channel;
      }
    } catch (OverlappingFileLockException e) {
      // taken in this very process; the same answer
    }
    channel.close();
    throw new PostgresFailure(
        "Another LeadLedger is running on " + data + ": end it, or choose another --data-dir.");
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
