package io.leadledger.store.personal;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Few connections to the same database, apart from those that commands hold: if all of those were
/// in use by commands that wait for a key, no key could ever be stored.
public record VaultConnections(HikariDataSource pool) implements AutoCloseable {
  private static final int MOST = 2;

  /// To the database of another pool, in the same way.
  public static VaultConnections like(HikariDataSource database) {
    var settings = new HikariConfig();
    database.copyStateTo(settings);
    settings.setPoolName("vault");
    settings.setMaximumPoolSize(MOST);
    settings.setMinimumIdle(0);
    settings.setAutoCommit(true);
    return new VaultConnections(new HikariDataSource(settings));
  }

  public JdbcClient client() {
    return JdbcClient.create(pool);
  }

  @Override
  public void close() {
    pool.close();
  }
}
