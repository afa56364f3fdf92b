package io.leadledger.standalone;

import io.leadledger.postgres.BaseBackup;
import io.leadledger.postgres.PostgresFailure;
import java.nio.file.Path;
import java.util.List;

/// Copies the database of a running LeadLedger that brings its own along: `backup FOLDER` and
/// `--data-dir`. The keys stay where they are.
final class BackUp {
  static final String COMMAND = "backup";

  private BackUp() {}

  static void run(List<String> arguments) {
    if (arguments.isEmpty() || arguments.getFirst().startsWith("--")) {
      throw new StartFailure("backup needs a folder that is not there yet: backup FOLDER.");
    }
    Path folder = Path.of(arguments.getFirst());
    Options options = Options.of(arguments.subList(1, arguments.size()).toArray(String[]::new));
    if (options.postgresUrl().isPresent()) {
      throw new StartFailure(
          "backup copies the PostgreSQL that LeadLedger brings along; for another one there is pg_basebackup.");
    }
    try {
      BaseBackup.take(options.dataDir(), folder);
    } catch (PostgresFailure e) {
      throw new StartFailure(String.valueOf(e.getMessage()));
    }
    System.out.printf(
        "The database is in %s. To restore it, make it the folder postgres of a new data folder, with master.key beside it.%n",
        folder);
  }
}
