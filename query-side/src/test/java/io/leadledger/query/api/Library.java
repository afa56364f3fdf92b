package io.leadledger.query.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.jwk.source.JWKSource;
import com.nimbusds.jose.proc.SecurityContext;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.leadledger.postgres.ThrowAwayPostgres;
import io.leadledger.postgres.ThrowAwayPostgres.Database;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.core.io.ClassPathResource;

/// An application that has nothing but the query API, over a schema `library` with a column of
/// every kind and the rows of two tenants.
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(basePackages = {"io.leadledger.query.api", "io.leadledger.query.history"})
public class Library {
  static final List<String> DOCUMENTED =
      List.of("funnel", "crm", "workspace", "smartweb", "resman");
  public static final UUID TENANT = UUID.fromString("00000000-0000-7000-8000-000000000001");
  public static final UUID OTHER_TENANT = UUID.fromString("00000000-0000-7000-8000-000000000002");

  @Bean
  DataSource dataSource() {
    Database database = ThrowAwayPostgres.newDatabase("library", Library::fill);
    HikariConfig pool = new HikariConfig();
    pool.setJdbcUrl(database.url());
    pool.setUsername(database.user());
    pool.setPassword(database.password());
    pool.setMaximumPoolSize(4);
    pool.setConnectionTimeout(3_000);
    return new HikariDataSource(pool);
  }

  @Bean
  JWKSource<SecurityContext> keys() throws JOSEException {
    return new ImmutableJWKSet<>(new JWKSet(new RSAKeyGenerator(2048).keyID("test").generate()));
  }

  private static void fill(Database database) {
    try (var connection = database.dataSource().getConnection();
        var statement = connection.createStatement()) {
      for (String schema : DOCUMENTED) {
        Flyway.configure()
            .dataSource(database.dataSource())
            .schemas(schema)
            .defaultSchema(schema)
            .locations("classpath:db/" + schema, "classpath:db/reading")
            .load()
            .migrate();
      }
      statement.execute(
          new ClassPathResource("library.sql").getContentAsString(StandardCharsets.UTF_8));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
