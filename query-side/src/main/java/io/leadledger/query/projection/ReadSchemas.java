package io.leadledger.query.projection;

import io.leadledger.store.schema.SchemaMigration;
import java.util.List;
import org.axonframework.config.ProcessingGroup;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;
import org.springframework.beans.factory.support.RootBeanDefinition;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.util.ClassUtils;

/// The read schemas that are switched on (`leadledger.schemas`). One that is off is neither
/// migrated nor projected; when it is switched on later, it is filled from the beginning of the
/// history, or from where it was when it was switched off.
public final class ReadSchemas implements BeanDefinitionRegistryPostProcessor, Ordered {
  /// All that there are.
  public static final List<String> DOCUMENTED =
      List.of("funnel", "crm", "workspace", "smartweb", "resman");

  /// Flyway callbacks that let clients read what a schema's migrations have made.
  private static final String LET_CLIENTS_READ = "reading";

  private final List<String> names;

  public ReadSchemas(Environment environment) {
    names =
        Binder.get(environment)
            .bind("leadledger.schemas", Bindable.listOf(String.class))
            .orElse(DOCUMENTED);
    for (String name : names) {
      if (!DOCUMENTED.contains(name)) {
        throw new IllegalArgumentException(
            "leadledger.schemas: there is no read schema %s, only %s".formatted(name, DOCUMENTED));
      }
    }
  }

  /// Their names, which are those of PostgreSQL schemas and of event processors.
  public List<String> names() {
    return names;
  }

  /// The schema that a processing group such as `crm.leads` fills.
  static String of(String processingGroup) {
    int dot = processingGroup.indexOf('.');
    return dot < 0 ? processingGroup : processingGroup.substring(0, dot);
  }

  @Override
  public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
    for (String bean : registry.getBeanDefinitionNames()) {
      String type = registry.getBeanDefinition(bean).getBeanClassName();
      if (type != null && isOff(type)) {
        registry.removeBeanDefinition(bean);
      }
    }
    for (String name : names) {
      registry.registerBeanDefinition(
          name + "Migration",
          new RootBeanDefinition(SchemaMigration.class, () -> migration(name, name)));
    }
  }

  /// Makes another schema of the same tables, as empty and as well secured as the read schema when
  /// it is new.
  public static SchemaMigration migration(String schema, String into) {
    return new SchemaMigration(into, schema, List.of(LET_CLIENTS_READ));
  }

  private boolean isOff(String type) {
    if (!type.startsWith("io.leadledger.query.")) {
      return false;
    }
    ProcessingGroup group =
        ClassUtils.resolveClassName(type, null).getAnnotation(ProcessingGroup.class);
    return group != null
        && DOCUMENTED.contains(of(group.value()))
        && !names.contains(of(group.value()));
  }

  /// Before Axon looks for event handlers.
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }
}
