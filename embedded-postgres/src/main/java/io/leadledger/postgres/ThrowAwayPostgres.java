package io.leadledger.postgres;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/// One PostgreSQL server per JVM for tests and for generating code: started when the first database
/// is asked for, gone with all its data when the JVM ends. It trades durability for speed.
public final class ThrowAwayPostgres {
  private static final String PREFIX = "leadledger-throw-away-";
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);
  private static final Path TEMPORARY = Path.of(System.getProperty("java.io.tmpdir"));
  private static final AtomicInteger NUMBER = new AtomicInteger();
  private static final Map<String, String> TEMPLATES = new ConcurrentHashMap<>();

  private ThrowAwayPostgres() {}

  /// Where a database is and who owns it. The owner is no superuser, just as in the product.
  public record Database(String url, String user, String password) {

    /// An unpooled source of connections.
    public DataSource dataSource() {
      PGSimpleDataSource source = new PGSimpleDataSource();
      source.setUrl(url);
      source.setUser(user);
      source.setPassword(password);
      return source;
    }
  }

  /// A new, empty database.
  public static Database newDatabase() {
    return create("template1");
  }

  /// A new database that holds what `prepare` makes in one. It is called once per `name` and JVM,
  /// later databases are copies; it must leave no connection open.
  public static Database newDatabase(String name, Consumer<Database> prepare) {
    return create(
        TEMPLATES.computeIfAbsent(
            name,
            any -> {
              Database template = create("template1");
              prepare.accept(template);
              return nameOf(template);
            }));
  }

  private static Database create(String template) {
    String name = "db" + NUMBER.incrementAndGet();
    EmbeddedPostgresServer server = Holder.SERVER;
    try (Connection connection =
            DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute("create database " + name + " template " + template);
    } catch (SQLException e) {
      throw new IllegalStateException("cannot make a database from " + template, e);
    }
    return new Database(server.jdbcUrl(name), server.user(), server.password());
  }

  private static String nameOf(Database database) {
    return database.url().substring(database.url().lastIndexOf('/') + 1);
  }

  private static final class Holder {
    static final EmbeddedPostgresServer SERVER = start();

    private static EmbeddedPostgresServer start() {
      try {
        removeLeftBehind();
        Path data = Files.createTempDirectory(TEMPORARY, PREFIX);
        EmbeddedPostgresServer server = EmbeddedPostgresServer.start(data, settings());
        Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(server, data)));
        return server;
      } catch (IOException e) {
        throw new PostgresFailure("no temporary folder for PostgreSQL: " + e.getMessage(), e);
      }
    }

    private static EmbeddedPostgresServer.Settings settings() {
      return new EmbeddedPostgresServer.Settings(
          TEMPORARY.resolve("leadledger-postgres-programs"),
          0,
          "createrole createdb",
          Map.of(
              "fsync",
              "off",
              "synchronous_commit",
              "off",
              "full_page_writes",
              "off",
              "shared_buffers",
              "64MB",
              "max_connections",
              "200",
              "autovacuum_naptime",
              "5s"));
    }

    /// Servers of JVMs that were killed would run for ever. A young folder may be one that is just
    /// being made.
    private static void removeLeftBehind() throws IOException {
      Instant young = Instant.now().minus(Duration.ofMinutes(10));
      try (DirectoryStream<Path> folders = Files.newDirectoryStream(TEMPORARY, PREFIX + "*")) {
        for (Path data : folders) {
          if (Files.getLastModifiedTime(data).toInstant().isBefore(young)) {
            EmbeddedPostgresServer.discard(data);
          }
        }
      }
    }

    /// Everything in the JVM is ended at once. Those who use the server end in order, and sooner,
    /// while it is there.
    private static void remove(EmbeddedPostgresServer server, Path data) {
      Instant end = Instant.now().plus(PATIENCE);
      while (isUsed(server) && Instant.now().isBefore(end)) {
        LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
      }
      server.close();
      Folders.delete(data);
    }

    private static boolean isUsed(EmbeddedPostgresServer server) {
      try (Connection connection =
              DriverManager.getConnection(server.jdbcUrl(), server.user(), server.password());
          Statement statement = connection.createStatement();
          ResultSet others =
              statement.executeQuery(
                  """
                  select exists (select from pg_stat_activity
                    where backend_type = 'client backend' and pid <> pg_backend_pid())""")) {
        return others.next() && others.getBoolean(1);
      } catch (SQLException _) {
        return false;
      }
    }
  }
}
