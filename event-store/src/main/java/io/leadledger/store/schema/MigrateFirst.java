package io.leadledger.store.schema;

import java.util.Comparator;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;

/// Carries out every [SchemaMigration] while the data source is being made, so that whatever bean
/// is given it finds a migrated database, and no bean needs to say that it depends on that.
public final class MigrateFirst implements BeanPostProcessor {
  private static final Comparator<SchemaMigration> ROLES_FIRST =
      Comparator.comparing((SchemaMigration migration) -> !migration.schema().equals("events"))
          .thenComparing(SchemaMigration::schema);

  private final ObjectProvider<SchemaMigration> migrations;

  public MigrateFirst(ObjectProvider<SchemaMigration> migrations) {
    this.migrations = migrations;
  }

  @Override
  public Object postProcessAfterInitialization(Object bean, String name) {
    if (bean instanceof DataSource database) {
      migrations.stream().sorted(ROLES_FIRST).forEach(migration -> migrate(database, migration));
    }
    return bean;
  }

  /// Brings one schema of this database to its newest version, making it if it is not there.
  public static void migrate(DataSource database, String schema) {
    migrate(database, new SchemaMigration(schema));
  }

  /// The same, with its callbacks.
  public static void migrate(DataSource database, SchemaMigration migration) {
    Flyway.configure()
        .dataSource(database)
        .schemas(migration.schema())
        .defaultSchema(migration.schema())
        .locations(
            Stream.concat(Stream.of(migration.folder()), migration.callbacks().stream())
                .map(folder -> "classpath:db/" + folder)
                .toArray(String[]::new))
        .placeholderReplacement(!migration.callbacks().isEmpty())
        .load()
        .migrate();
  }
}
