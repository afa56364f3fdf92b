package io.leadledger.standalone;

import io.leadledger.postgres.EmbeddedPostgresServer;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL that everything is kept in: brought along, or somebody else's.
///
/// @param user null if the address names one
/// @param password null if the address holds one, or none is needed
/// @param server what has to be closed after everything that uses it, null if it is not ours
record Database(
    String url,
    @Nullable String user,
    @Nullable String password,
    @Nullable EmbeddedPostgresServer server) {
  private static final int NEEDED = 18;
  private static final String JDBC = "jdbc:postgresql:";

  static Database open(Options options) {
    return options.postgresUrl().map(Database::of).orElseGet(() -> broughtAlong(options));
  }

  private static Database broughtAlong(Options options) {
    var server = EmbeddedPostgresServer.start(options.dataDir(), options.postgresPort());
    return new Database(server.jdbcUrl(), server.user(), server.password(), server);
  }

  /// Takes `jdbc:postgresql://host/database?user=...` and
  /// `postgresql://user:password@host/database`.
  static Database of(String url) {
    Database database;
    if (url.startsWith(JDBC)) {
      database =
          new Database(
              url,
              System.getenv("LEADLEDGER_POSTGRES_USER"),
              System.getenv("LEADLEDGER_POSTGRES_PASSWORD"),
              null);
    } else if (url.startsWith("postgresql://") || url.startsWith("postgres://")) {
      database = ofUri(URI.create(url));
    } else {
      throw new StartFailure(
          "--postgres-url needs an address such as jdbc:postgresql://localhost:5432/leadledger?user=leadledger.");
    }
    database.requireVersion();
    return database;
  }

  private static Database ofUri(URI uri) {
    String[] login =
        uri.getRawUserInfo() == null ? new String[0] : uri.getRawUserInfo().split(":", 2);
    String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
    String query = uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery();
    return new Database(
        JDBC + "//" + uri.getHost() + port + uri.getRawPath() + query,
        login.length > 0 ? decoded(login[0]) : System.getenv("LEADLEDGER_POSTGRES_USER"),
        login.length > 1 ? decoded(login[1]) : System.getenv("LEADLEDGER_POSTGRES_PASSWORD"),
        null);
  }

  private static String decoded(String part) {
    return URLDecoder.decode(part.replace("+", "%2B"), StandardCharsets.UTF_8);
  }

  /// For Boot to make the data source of.
  Map<String, Object> properties() {
    Map<String, Object> properties = new HashMap<>();
    properties.put("spring.datasource.url", url);
    if (user != null) {
      properties.put("spring.datasource.username", user);
    }
    if (password != null) {
      properties.put("spring.datasource.password", password);
    }
    return properties;
  }

  private void requireVersion() {
    var login = new Properties();
    if (user != null) {
      login.setProperty("user", user);
    }
    if (password != null) {
      login.setProperty("password", password);
    }
    try (Connection connection = DriverManager.getConnection(url, login)) {
      int version = connection.getMetaData().getDatabaseMajorVersion();
      if (version < NEEDED) {
        throw new StartFailure(
            "The database is PostgreSQL " + version + ", and LeadLedger needs 18 or newer.");
      }
    } catch (SQLException e) {
      throw new StartFailure(Failures.told(e));
    }
  }
}
