package io.leadledger.postgres;

import static io.leadledger.postgres.EmbeddedPostgresServer.LEADLEDGER;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The directory in which a PostgreSQL server keeps its data, while none is serving it.
record DataDirectory(Path cluster, EmbeddedPostgresServer.Settings settings, Programs programs) {
  private static final Logger LOG = LoggerFactory.getLogger(DataDirectory.class);
  private static final String CONFIGURATION = "leadledger.conf";

  /// The database that is there from the beginning.
  private static final String SYSTEM = "postgres";

  /// Sees to it that a server can be started on it, making it if it is not there.
  ///
  /// @return the owner's password: the one that is kept, or else a new one
  String prepare(PasswordFile passwordFile) throws IOException {
    if (!Files.exists(cluster)) {
      create(passwordFile);
    }
    requireSameVersion();
    Postmaster.forgetImpostor(cluster);
    if (passwordFile.exists()) {
      return passwordFile.read();
    }
    String password = passwordFile.create();
    alone(cluster, SYSTEM, "alter role " + LEADLEDGER + " password '" + password + "';\n");
    return password;
  }

  /// Writes the settings of the next start.
  void configure(int port) throws IOException {
    Files.writeString(cluster.resolve(CONFIGURATION), configuration(port));
  }

  /// Makes the cluster aside and renames it last, so that an interrupted first start leaves nothing
  /// half made. Nobody knows the superuser's password: what needs a superuser is done in
  /// single-user mode.
  private void create(PasswordFile passwordFile) throws IOException {
    LOG.info("Making a PostgreSQL data directory in {}", cluster);
    Path aside = cluster.resolveSibling("postgres.new");
    Folders.delete(aside);
    PasswordFile superuser = new PasswordFile(cluster.resolveSibling("postgres.superuser"));
    superuser.create();
    try {
      programs.run(
          "Making the data directory",
          "",
          "initdb",
          "--pgdata=" + aside,
          "--username=postgres",
          "--auth=scram-sha-256",
          "--pwfile=" + superuser.path(),
          "--encoding=UTF8",
          "--locale=C",
          "--locale-provider=builtin",
          "--builtin-locale=C.UTF-8",
          "--no-instructions",
          "--no-sync");
    } finally {
      Files.deleteIfExists(superuser.path());
    }
    Files.writeString(
        aside.resolve("postgresql.conf"),
        "\n# written at every start\ninclude = '" + CONFIGURATION + "'\n",
        StandardOpenOption.APPEND);
    Files.writeString(aside.resolve(CONFIGURATION), configuration(5432));
    Files.writeString(
        aside.resolve("pg_hba.conf"),
        "host all all 127.0.0.1/32 scram-sha-256\nhost all all ::1/128 scram-sha-256\n");
    String password = passwordFile.create();
    alone(
        aside,
        SYSTEM,
        "create role "
            + LEADLEDGER
            + " login "
            + settings.ownerAttributes()
            + " password '"
            + password
            + "';\n"
            + "grant pg_checkpoint to "
            + LEADLEDGER
            + ";\n"
            + "create database "
            + LEADLEDGER
            + " owner "
            + LEADLEDGER
            + ";\n");
    // What a backup of the running server needs; REPLICATION keeps the log until it is copied. And
    // whoever is erased is to be in no old file of the log.
    alone(
        aside,
        LEADLEDGER,
        "grant execute on function pg_backup_start(text, boolean), pg_backup_stop(boolean),"
            + " pg_switch_wal() to "
            + LEADLEDGER
            + ";\n");
    Files.move(aside, cluster);
  }

  private void alone(Path directory, String database, String sql) {
    // A line is a statement there; exit_on_error makes a failed one fail the program.
    programs.run(
        "Preparing the database",
        sql,
        "postgres",
        "--single",
        "-D",
        directory.toString(),
        "-c",
        "exit_on_error=true",
        database);
  }

  private void requireSameVersion() throws IOException {
    Path file = cluster.resolve("PG_VERSION");
    String version = Files.exists(file) ? Files.readString(file).strip() : "no known version";
    if (!version.equals(Binaries.MAJOR_VERSION)) {
      throw new PostgresFailure(
          "%s was made by PostgreSQL %s, and this LeadLedger brings %s: dump it with the old one and load it into a new data directory."
              .formatted(cluster, version, Binaries.MAJOR_VERSION));
    }
  }

  private String configuration(int port) {
    Map<String, String> all = new LinkedHashMap<>();
    all.put("listen_addresses", "127.0.0.1");
    all.put("port", Integer.toString(port));
    all.put("unix_socket_directories", "");
    all.put("fsync", "on");
    all.put("synchronous_commit", "on");
    all.put("max_connections", "100");
    all.put("shared_buffers", "256MB");
    all.put("max_wal_size", "2GB");
    all.put("min_wal_size", "256MB");
    // A file of the log that is used again keeps what it said, so also about whoever was erased.
    all.put("wal_recycle", "off");
    all.put("random_page_cost", "1.1");
    all.put("jit", "off");
    all.put("timezone", "UTC");
    all.put("log_timezone", "UTC");
    all.put("log_checkpoints", "off");
    // Details tell the values of rows.
    all.put("log_error_verbosity", "terse");
    all.putAll(settings.configuration());
    return all.entrySet().stream()
        .map(e -> e.getKey() + " = '" + e.getValue() + "'\n")
        .collect(Collectors.joining());
  }
}
