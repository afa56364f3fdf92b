package io.leadledger.query;

import io.leadledger.store.schema.SchemaMigration;
import java.util.List;
import org.springframework.beans.factory.BeanRegistrar;
import org.springframework.beans.factory.BeanRegistry;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;

/// The read schemas that this process keeps up: all five, or those that `leadledger.schemas` names.
/// Each is migrated on its own, and secured by one callback that they share.
@Configuration(proxyBeanMethods = false)
@Import(ReadSchemas.Migrations.class)
public class ReadSchemas {

  /// The documented schemas.
  public static final List<String> ALL =
      List.of("funnel", "crm", "workspace", "smartweb", "resman");

  private static final String PROPERTY = "leadledger.schemas";
  private static final String CALLBACKS = "reading";

  /// How one read schema is brought to its newest version.
  public static SchemaMigration migrationOf(String schema) {
    return new SchemaMigration(schema, List.of(CALLBACKS));
  }

  static final class Migrations implements BeanRegistrar {
    @Override
    public void register(BeanRegistry registry, Environment environment) {
      String all = String.join(",", ALL);
      for (String name : environment.getProperty(PROPERTY, all).split(",", -1)) {
        String schema = name.strip();
        if (ALL.contains(schema)) {
          registry.registerBean(
              schema + "Migration",
              SchemaMigration.class,
              bean -> bean.supplier(context -> migrationOf(schema)));
        }
      }
    }
  }
}
