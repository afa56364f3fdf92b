package io.leadledger.benchmarks;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.command.CommandSide;
import io.leadledger.postgres.EmbeddedPostgresServer;
import io.leadledger.query.QuerySide;
import io.leadledger.store.personal.MasterKey;
import io.leadledger.store.vault.Secrets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The PostgreSQL that LeadLedger brings along, `fsync` on, for LeadLedger and its references
/// alike.
record Server(Path dataDir, EmbeddedPostgresServer postgres) implements AutoCloseable {

  static Server start(Path dataDir) {
    return new Server(dataDir, EmbeddedPostgresServer.start(dataDir, 0));
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        postgres.jdbcUrl() + "?reWriteBatchedInserts=true", postgres.user(), postgres.password());
  }

  /// Few connections, for what needs no more of LeadLedger than its store.
  HikariDataSource pool() {
    var settings = new HikariConfig();
    settings.setJdbcUrl(postgres.jdbcUrl());
    settings.setUsername(postgres.user());
    settings.setPassword(postgres.password());
    settings.setMaximumPoolSize(4);
    return new HikariDataSource(settings);
  }

  /// Of a LeadLedger that has just been made there.
  Secrets secrets(DataSource pool) {
    return new Secrets(JdbcClient.create(pool), MasterKey.createIn(dataDir.resolve("master.key")));
  }

  void execute(String... statements) throws SQLException {
    try (Connection connection = connect();
        var statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  ConfigurableApplicationContext commandSide() {
    return run(CommandSide.class);
  }

  ConfigurableApplicationContext bothSides() {
    return run(CommandSide.class, QuerySide.class);
  }

  private ConfigurableApplicationContext run(Class<?>... sides) {
    var process = new SpringApplication(sides);
    process.setRegisterShutdownHook(false);
    process.setDefaultProperties(
        Map.of(
            // Not the files of the process that they are tried in.
            "spring.config.name", "benchmarks",
            "server.port", 0,
            "spring.datasource.url", postgres.jdbcUrl(),
            "spring.datasource.username", postgres.user(),
            "spring.datasource.password", postgres.password(),
            "spring.datasource.hikari.maximum-pool-size", 40,
            "leadledger.data-dir", dataDir.toString()));
    return process.run();
  }

  @Override
  public void close() {
    postgres.close();
  }
}
