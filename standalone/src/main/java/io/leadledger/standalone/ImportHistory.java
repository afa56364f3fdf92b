package io.leadledger.standalone;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.store.personal.MasterKeyCheck;
import io.leadledger.store.schema.MigrateFirst;
import io.leadledger.store.seal.Malformed;
import io.leadledger.store.seal.PublicKey;
import io.leadledger.store.seal.Verdict;
import io.leadledger.store.sealing.HistoryImport;
import io.leadledger.store.vault.Secrets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;

/// Takes an export into a LeadLedger that has not been started yet: `import FILE --key FILE` and
/// the options that say where its data is.
final class ImportHistory {
  static final String COMMAND = "import";
  private static final List<String> SCHEMAS = List.of("events", "vault", "seal", "command");

  private ImportHistory() {}

  static void run(List<String> arguments) {
    List<String> rest = new ArrayList<>(arguments);
    Path key = Path.of(taken(rest, "--key"));
    if (rest.isEmpty() || rest.getFirst().startsWith("--")) {
      throw new StartFailure("import needs an export: import FILE --key FILE.");
    }
    Path file = Path.of(rest.removeFirst());
    Options options = Options.of(rest.toArray(String[]::new));
    try {
      run(file, PublicKey.parseAll(Files.readString(key)), options);
    } catch (IOException e) {
      throw new StartFailure("Cannot read " + e.getMessage());
    } catch (Malformed | HistoryImport.Refused e) {
      throw new StartFailure("Nothing was taken in. " + e.getMessage());
    }
  }

  private static void run(Path file, List<PublicKey> keys, Options options) throws IOException {
    Database database = Database.open(options);
    try (HikariDataSource pool = new HikariDataSource(settings(database));
        InputStream export = Files.newInputStream(file)) {
      SCHEMAS.forEach(schema -> MigrateFirst.migrate(pool, schema));
      JdbcClient client = JdbcClient.create(pool);
      Path keyFile = options.dataDir().resolve("master.key");
      boolean isNew = isNew(client);
      boolean keyWasThere = Files.exists(keyFile);
      Secrets secrets =
          new Secrets(
              client, MasterKeyCheck.open(client, System.getenv("LEADLEDGER_MASTER_KEY"), keyFile));
      try {
        Verdict verdict =
            new HistoryImport(pool, new JdbcTransactionManager(pool), secrets).run(export, keys);
        System.out.printf(
            "%d events of %s were taken in; their newest head is over %d.%n",
            verdict.events(), verdict.origin(), verdict.head() == null ? 0 : verdict.head().size());
      } catch (RuntimeException e) {
        // As if nothing had been tried: the next attempt may come with another key.
        if (isNew) {
          client.sql("delete from vault.master_key_check").update();
        }
        if (isNew && !keyWasThere) {
          Files.deleteIfExists(keyFile);
        }
        throw e;
      }
    } finally {
      if (database.server() != null) {
        database.server().close();
      }
    }
  }

  /// Whether its vault has not been begun yet.
  private static boolean isNew(JdbcClient client) {
    return client
        .sql("select not exists (select from vault.master_key_check)")
        .query((row, _) -> row.getBoolean(1))
        .single();
  }

  private static HikariConfig settings(Database database) {
    var settings = new HikariConfig();
    settings.setJdbcUrl(database.url());
    settings.setUsername(database.user());
    settings.setPassword(database.password());
    settings.setMaximumPoolSize(4);
    return settings;
  }

  /// The value of an option, which is then gone.
  private static String taken(List<String> arguments, String option) {
    int at = arguments.indexOf(option);
    @Nullable String value = at < 0 || at + 1 == arguments.size() ? null : arguments.get(at + 1);
    if (value == null) {
      throw new StartFailure(
          "import needs " + option + ", a file with the public keys of its heads.");
    }
    arguments.subList(at, at + 2).clear();
    return value;
  }
}
